using System.Net;
using Debrief.Sources;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Debrief.Drafting.Tests;

/// <summary>Whatever people and machines write: no exception, no markup of theirs, nothing lost.</summary>
public sealed class AnyInputTests
{
    private static readonly MarkdownPipeline Readers = new MarkdownPipelineBuilder().UsePipeTables().Build();
    private static readonly string[] Pieces =
        ["a", "deploy", " ", ".", "|", "\n", "\r\n", "](#event-x)", "[", "<b>", "<!-- part: actions -->", "> ? who?", "# h", "## Actions", "- [x] do", "```", "---", "&lt;", "\\", "*", "_", "“", "”", "\"", "\0", "\u2028", "😀", "\ud83d", "é",
         "| Action | Owner |\n|---|---|\n| x | y |\n", "Owner: Ana", "due: 2026-13-45", "1. ", "{{title}}", ":"];

    [Fact]
    public void A_draft_has_the_markup_of_the_draft_alone() => Prop.ForAll(Events(), events =>
    {
        var facts = Some.Facts with { Title = events.Count > 0 ? events[0].Text : "", Milestones = [.. events.Take(6).Select((told, index) => new MilestoneFact((MilestoneKind)index, told.At, told.Precision, told.Id))] };
        var template = Template.BuiltIn(TemplateKind.Standard);

        var draft = Draft.Write(template, facts, events);
        var document = Markdown.Parse(draft, Readers);

        Assert.Equal(draft, Draft.Write(template, facts, events));
        Assert.Equal(7, document.OfType<HeadingBlock>().Count(heading => heading.Level == 2));
        Assert.Equal(7, DocumentParts.Of(draft).Count);
        Assert.All(document.Descendants<LinkInline>(), link => Assert.Matches("^#event-e[0-9]+$", link.Url));
        Assert.All(document.Descendants<HtmlInline>(), html => Assert.StartsWith("<!-- part:", html.Tag, StringComparison.Ordinal));
        Assert.Empty(document.Descendants<HtmlBlock>());
        Assert.All(document.Descendants<Table>(), table => Assert.Equal(events.Count + 1, table.Count));
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_past_document_is_read_without_an_exception_and_kept_whole() => Prop.ForAll(Texts(), text =>
    {
        var past = PastPostmortem.Read(text, "2026-01-02-any.md");

        var kept = Letters(past.Text + past.Title + past.Severity + string.Concat(past.Services) + string.Concat(past.NotUnderstood));
        Assert.All(Letters(text).Distinct(), letter => Assert.Contains(letter, kept));
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_document_can_be_checked_and_shown_to_readers() => Prop.ForAll(Texts(), text =>
    {
        var report = PublishChecks.Run(Template.BuiltIn(TemplateKind.Quick), text, Some.Facts);

        Assert.All(report.Refusals.Concat(report.Warnings), finding => Assert.NotEmpty(finding.Message));
        Assert.Empty(Questions.OpenQuestions(Questions.WithoutQuestions(text)));
        return true;
    }).QuickCheckThrowOnFailure();

    private static string Letters(string text) => string.Concat(WebUtility.HtmlDecode(PartMarker.Pattern.Replace(text, "")).Where(char.IsAsciiLetter));

    private static Arbitrary<string> Texts() => Text().ToArbitrary();

    private static Gen<string> Text() => Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    private static Arbitrary<List<DraftEvent>> Events()
    {
        var told = from minutes in Gen.Choose(0, 3000)
                   from kind in Gen.Elements(Enum.GetValues<EventKind>())
                   from precision in Gen.Elements(Enum.GetValues<TimePrecision>())
                   from voice in Gen.Elements(Enum.GetValues<Voice>())
                   from text in Text()
                   from actor in Gen.OneOf(Gen.Constant<string?>(null), Text().Select(name => (string?)name))
                   select (minutes, kind, precision, voice, text, actor);
        return told.ListOf().Select(list => list.Take(50).OrderBy(one => one.minutes)
            .Select((one, index) => Some.Event($"e{index}", one.minutes, one.kind, one.text, one.actor, one.voice, one.precision, until: one.minutes + 5)).ToList()).ToArbitrary();
    }
}
