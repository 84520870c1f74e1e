using System.Globalization;
using System.Text.Json;
using Debrief.Sources.Containers;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Assembly;

public class GitLabScenarioTests
{
    private const string Folder = "scenarios/gitlab-2017-01-31/";

    [Fact]
    public void The_real_outage_comes_out_end_to_end()
    {
        var expected = JsonDocument.Parse(File.ReadAllText(SharedData.Payload(Folder + "expected.json"))).RootElement;
        var names = new[] { "1-slack-export.zip", "2-pagerduty-incident.triggered.json", "3-notes.txt" };
        var files = names.Select(name => SourceFiles.FromPath(SharedData.Payload(Folder + name))).ToArray();

        var result = Given.Reading(files);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", result.Events.Select(e => $"{e.At:u} [{e.OriginalTime}] {e.Kind} {e.Actor?.Name} ×{e.Evidence.Count} | {e.Text}")));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", result.Warnings) + "\n" + string.Join("\n", result.Milestones));

        var phases = expected.GetProperty("phases");
        Assert.Equal(At(phases, "start"), Milestone(result, MilestoneKind.ImpactStarted));
        Assert.Equal(At(phases, "detected"), Milestone(result, MilestoneKind.Detected));
        Assert.Equal(At(phases, "resolved"), Milestone(result, MilestoneKind.Resolved));
        Assert.Null(Milestone(result, MilestoneKind.Acknowledged));

        var page = result.Events.Single(e => e.Kind == EventKind.Alert && e.Evidence.Count == 2);
        Assert.Equal(["pagerduty", "slack"], page.Evidence.Select(e => e.Source));
        var loss = result.Events.Single(e => Second(e.At) == At(phases, "data_loss"));
        Assert.Equal(expected.GetProperty("durations_seconds").GetProperty("page_to_deletion_noticed").GetInt32(), (Second(loss.At) - page.At).TotalSeconds);
        Assert.Equal(expected.GetProperty("durations_seconds").GetProperty("deletion_to_resolved").GetInt32(), (Milestone(result, MilestoneKind.Resolved)!.Value - Second(loss.At)).TotalSeconds);

        var notes = result.Events.Single(e => e.OriginalTime == "~23:30");
        var conflict = Assert.Single(result.Conflicts);
        Assert.Contains(notes.Id, conflict.EventIds);
        Assert.Contains(loss.Id, conflict.EventIds);
        Assert.Empty(result.Unreadable);
    }

    private static DateTimeOffset Second(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static DateTimeOffset? Milestone(TimelineResult result, MilestoneKind kind) => result.Milestones.FirstOrDefault(m => m.Kind == kind)?.At;

    private static DateTimeOffset At(JsonElement phases, string name) => DateTimeOffset.Parse(phases.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
