using System.Diagnostics;
using Debrief.Lint.Text;

namespace Debrief.Lint.Tests;

public sealed class BadInputTests
{
    public static TheoryData<string, string> Hostile => new()
    {
        { "one line of ten megabytes", Repeat("We should have tested the restore of a, b and c ", 10_000_000) },
        { "ten megabytes without a blank", new string('a', 10_000_000) },
        { "ten thousand headings", string.Concat(Enumerable.Range(0, 10_000).Select(number => $"{new string('#', 1 + number % 6)} Heading {number}\n\n")) },
        { "lists a thousand deep", string.Concat(Enumerable.Range(0, 1_000).Select(depth => $"{new string(' ', depth)}- was accidentally deleted\n")) },
        { "quotes a thousand deep", string.Concat(Enumerable.Range(1, 1_000).Select(depth => $"{new string('>', depth)} was accidentally deleted\n")) },
        { "right to left", Repeat("הפריסה נמחקה בטעות. Sam accidentally deleted it. \u202eabc ", 1_000_000) },
        { "Chinese", Repeat("数据库被误删了。我们应该测试恢复！", 1_000_000) },
        { "lone surrogates", Repeat("accidentally \ud83d deleted \udc00 ", 1_000_000) },
        { "a table of one row with a hundred thousand cells", "| a |\n|---|\n" + Repeat("| was lost ", 1_000_000) },
        { "a comment that never ends", Repeat("<!-- ", 1_000_000) },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Time_is_bounded_and_findings_point_into_the_text(string what, string text)
    {
        var clock = Stopwatch.StartNew();
        var findings = new Linter().Lint(text).Findings;

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{what} took {clock.Elapsed.TotalSeconds:N1} s");
        Assert.All(findings, finding => Assert.InRange(finding.Span.End, finding.Span.Start, text.Length));
    }

    [Fact]
    public void English_between_two_other_scripts_is_still_read()
    {
        const string text = "הפריסה נמחקה בטעות.\n\nSam accidentally deleted it.\n\n数据库被误删了。";

        Assert.Equal("accidentally", Assert.Single(new Linter().Lint(text).Findings).Span.In(text));
    }

    [Fact]
    public void Actions_in_a_list_written_in_html_are_read_like_others()
    {
        const string text = "## Actions\n\n<ul>\n<li>Improve monitoring</li>\n<li>Alice: pin the image to a digest by 2026-06-14</li><li>Sam: delete the unused zone, 2026-06-12</li>\n</ul>\n\nThanks.";

        var result = new Linter().Lint(text);

        Assert.Equal(["Improve monitoring", "Alice: pin the image to a digest by 2026-06-14", "Sam: delete the unused zone, 2026-06-12"], result.Actions.Select(action => action.Span.In(text)));
        Assert.Equal("PM070", result.Findings.First(finding => finding.Rule.Category == Category.WeakAction).Rule.Code);
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
