using Debrief.Sources;

namespace Debrief.Drafting.Tests;

public sealed class DraftTests
{
    [Theory, InlineData(TemplateKind.Standard), InlineData(TemplateKind.Quick), InlineData(TemplateKind.NearMiss), InlineData(TemplateKind.Security)]
    public void The_draft_of_each_template_reads_as_agreed(TemplateKind kind) =>
        Snapshot.Matches($"draft-{kind.Word()}.md", Draft.Write(Template.BuiltIn(kind), kind == TemplateKind.NearMiss ? NearMiss : Some.Facts, Some.Events));

    [Fact]
    public void The_parts_that_are_for_people_to_think_about_hold_questions_alone()
    {
        var draft = DocumentParts.Of(Draft.Write(Template.BuiltIn(TemplateKind.Standard), Some.Facts, Some.Events));

        foreach (var part in new[] { Part.Factors, Part.WentWell, Part.Actions, Part.Lessons })
        {
            var text = Assert.Single(draft, stretch => stretch.Parts.Contains(part)).Text;
            Assert.NotEmpty(Questions.OpenQuestions(text));
            Assert.Equal("", Questions.WithoutQuestions(text).Trim());
        }
    }

    [Fact]
    public void A_fresh_draft_is_not_ready_to_be_read()
    {
        var template = Template.BuiltIn(TemplateKind.Standard);
        var report = PublishChecks.Run(template, Draft.Write(template, Some.Facts, Some.Events), Some.Facts);

        Assert.False(report.CanPublish);
        Assert.DoesNotContain(report.Refusals, finding => finding.Name == "missing-part");
        Assert.DoesNotContain(report.Warnings, finding => finding.Part == Part.Summary);
    }

    [Fact]
    public void Fields_of_the_incident_cannot_write_markup_into_the_draft()
    {
        var facts = Some.Facts with { Title = "<script>alert(1)</script>\n# Gone", Services = ["a|b", "[x](y)"], Severity = "*SEV1*" };

        var draft = Draft.Write(Template.BuiltIn(TemplateKind.Quick), facts, []);

        Assert.DoesNotContain("<script", draft.Replace("\\<script", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\n# Gone", draft, StringComparison.Ordinal);
    }

    [Fact]
    public void Talk_that_nobody_picked_is_left_out_of_a_long_timeline_and_counted()
    {
        var talk = Enumerable.Range(0, 200).Select(n => Some.Event($"m{n}", n / 10.0, EventKind.Message, $"message {n}", "Ana", Voice.Said, picked: n == 7)).ToList();

        var draft = Draft.Write(Template.BuiltIn(TemplateKind.Quick), Some.Facts, [.. Some.Events.Concat(talk).OrderBy(told => told.At)]);

        Assert.Contains("#event-m7)", draft, StringComparison.Ordinal);
        Assert.Contains("200 messages are not shown here", draft, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_template_says_itself_is_kept_with_its_placeholders_filled()
    {
        var template = new Template("ours", "Read the guide first.\n\n" + Template.BuiltIn(TemplateKind.Quick).Markdown.Replace("<!-- part: went-well -->", "This {{postmortem}} was led by {{lead}}.\n\n<!-- part: went-well -->", StringComparison.Ordinal));

        var draft = Draft.Write(template, Some.Facts with { Postmortem = "debrief" }, Some.Events);

        Assert.StartsWith("Read the guide first.\n\n## What happened", draft, StringComparison.Ordinal);
        Assert.Contains("This debrief was led by Inês Duarte.", draft, StringComparison.Ordinal);
    }

    private static DraftFacts NearMiss => Some.Facts with
    {
        IsNearMiss = true,
        Kind = "near miss",
        Title = "A release that leaks file handles nearly reached production",
        Impact = [],
        Severity = null,
        Milestones = [.. Some.Facts.Milestones.Where(milestone => milestone.Kind is MilestoneKind.Detected or MilestoneKind.Resolved)],
    };
}
