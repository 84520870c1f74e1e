using System.Diagnostics;
using Debrief.Lint.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Lint.Tests;

public sealed class LinterProperties
{
    private static readonly string[] Pieces =
    [
        "the root cause was ", "Sam should have ", "we forgot to ", "`code", "```\n", "](", "[x](http://a.b)", "<!--", "-->", "\n- ", "\n1. ", "\n> ", "\n# Actions\n", "| a | b |\n|---|---|\n", "\"", "“", "”", "{{", "}}",
        "accidentally ", "if we had ", "would have ", "been ", "a change was ", "deployed ", "improve ", "probably ", "some users were ", "\r\n", "\t", "  ", ".", "?", "e.g. ", "10:35 ", "2026-06-14", "@kim ", "\ud83d", "🎉", "é", "漢字", "\u202e", "\0", "<h2>", "---\n", "===\n", "**Owner:** ", "by ", "the ", "of ", "and ", "not ", "never ",
    ];

    private static readonly Arbitrary<string> Texts = Arb.From(Gen.OneOf(
        Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Concat(pieces)),
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)));

    [Fact]
    public void The_plain_text_is_as_long_as_its_source() =>
        Prop.ForAll(Texts, text => Plain.Of(text).Length == text.Length).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void No_text_breaks_the_linter_and_every_finding_lies_inside_the_text() =>
        Prop.ForAll(Texts, text => new Linter().Lint(text).Findings.All(finding => finding.Span.Start >= 0 && finding.Span.Length >= 0 && finding.Span.End <= text.Length))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void The_same_text_gives_the_same_findings() =>
        Prop.ForAll(Texts, text => new Linter().Lint(text).Findings.Select(finding => (finding.Rule.Code, finding.Span, finding.Level))
            .SequenceEqual(new Linter().Lint(text).Findings.Select(finding => (finding.Rule.Code, finding.Span, finding.Level)))).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Sentences_lie_in_order_and_cover_every_word() =>
        Prop.ForAll(Texts, text =>
        {
            var spans = SentenceSplitter.Split(text);
            return spans.Zip(spans.Skip(1)).All(pair => pair.First.End <= pair.Second.Start) && spans.All(span => span.End <= text.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Splitting_a_document_between_sections_changes_nothing_inside_them()
    {
        const string first = "## Timeline\n\n10:00 The table was accidentally deleted.\n\n";
        const string second = "## Contributing factors\n\nThe root cause was the disk.\n\n";

        var whole = new Linter().Lint(first + second).Findings.Select(finding => (finding.Rule.Code, finding.Span.Start));
        var parts = new Linter().Lint(first).Findings.Select(finding => (finding.Rule.Code, finding.Span.Start))
            .Concat(new Linter().Lint(second).Findings.Select(finding => (finding.Rule.Code, finding.Span.Start + first.Length)));

        Assert.Equal(parts, whole);
    }

    [Theory]
    [InlineData("we should have ", 200_000)]
    [InlineData("accidentally", 200_000)]
    [InlineData("the root cause of the the of ", 100_000)]
    [InlineData("[", 300_000)]
    [InlineData("`a", 300_000)]
    [InlineData("> ", 300_000)]
    [InlineData("<!--", 200_000)]
    [InlineData("{{", 300_000)]
    [InlineData("\"a", 300_000)]
    [InlineData("# H\n", 50_000)]
    [InlineData("- x\n ", 50_000)]
    [InlineData("| a ", 100_000)]
    [InlineData("if we had a ", 100_000)]
    [InlineData("\n  - a", 50_000)]
    public void Hostile_text_takes_time_in_proportion(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var clock = Stopwatch.StartNew();

        new Linter().Lint(text);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{text.Length:N0} characters took {clock.Elapsed.TotalSeconds:N1} s");
    }
}
