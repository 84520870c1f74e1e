using Debrief.Drafting;
using Debrief.Sources;

namespace Debrief.Cli.Commands.Timeline;

/// <summary>For a page: a table a day, then the milestones. Nothing in the events can become markup.</summary>
internal static class TimelineMarkdown
{
    public static void Write(Reading reading, TimeZoneInfo zone, TextWriter output, CancellationToken ct)
    {
        var timeline = reading.Timeline;
        var clock = new DisplayClock(zone);
        var start = timeline.Milestones.FirstOrDefault(milestone => milestone.Kind == MilestoneKind.ImpactStarted)?.At;
        DateOnly? day = null;
        output.WriteLine("# Timeline");
        foreach (var found in timeline.Events())
        {
            ct.ThrowIfCancellationRequested();
            if (!found.Proposed) continue;

            var told = DraftEvent.From(found);
            if (clock.Day(told.At) != day)
            {
                output.WriteLine($"\n## {clock.LongDay(told.At)}\n\n| Time ({clock.ZoneName}) | From impact | Kind | What | Who |\n|---|---|---|---|---|");
                day = clock.Day(told.At);
            }
            output.WriteLine($"| {Instants.Shown(clock, told)} | {DisplayClock.Offset(told, start)} | {told.Kind.Word()} | {Cell(told.Text)} | {Cell(told.Actor ?? "")} |");
        }
        if (day is not null) WriteMilestones(timeline, clock, output);
    }

    private static void WriteMilestones(SourceTimeline timeline, DisplayClock clock, TextWriter output)
    {
        output.WriteLine("\n## Milestones, as proposed\n\n| Milestone | Time | Read from |\n|---|---|---|");
        foreach (var kind in Enum.GetValues<MilestoneKind>())
        {
            var found = timeline.Milestones.FirstOrDefault(milestone => milestone.Kind == kind);
            output.WriteLine($"| {Instants.Name(kind)} | {(found is null ? "not recorded" : $"{clock.ShortDay(found.At)} {clock.Time(found.At)}")} | {Cell(found?.Rule ?? "")} |");
        }
        output.WriteLine();
        foreach (var (name, span) in Instants.Named(timeline.Durations)) output.WriteLine($"- {name}: {span}");
    }

    private static string Cell(string text) => MarkdownText.Escape(MarkdownText.OneLine(text));
}
