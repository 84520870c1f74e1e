using Debrief.Lint;
using Debrief.Lint.Text;

namespace Debrief.Cli.Commands.Lint;

/// <summary>A finding with its place as people count it: lines and columns from 1, offsets from 0, in UTF-16 units.</summary>
internal sealed record Place(Finding Finding, int Line, int Column, int EndLine, int EndColumn, string Text)
{
    public Rule Rule => Finding.Rule;

    public Level Level => Finding.Level;

    public string Message => $"{Finding.Why} {Finding.Question}";
}

/// <summary>What came of one file; its text is gone.</summary>
internal sealed record LintedFile(string Path, IReadOnlyList<Place> Findings, IReadOnlyList<(Ignore Ignore, int Line)> Ignores, int Words, string? Failure)
{
    private const int LongestText = 200;

    public static LintedFile Read(string path, Settings settings)
    {
        try
        {
            var text = TextFile.Read(path);
            var result = settings.LinterFor(System.IO.Path.GetFullPath(path)).Lint(text);
            var lines = result.Findings.Count + result.Ignores.Count == 0 ? null : new LineMap(text);
            return new(path, [.. result.Findings.Select(finding => PlaceOf(finding, text, lines!))], [.. result.Ignores.Select(ignore => (ignore, lines!.Of(ignore.At.Start).Line))], result.Words, null);
        }
        catch (UnreadableException unreadable)
        {
            return new(path, [], [], 0, unreadable.Message);
        }
    }

    private static Place PlaceOf(Finding finding, string text, LineMap lines)
    {
        var (line, column) = lines.Of(finding.Span.Start);
        var (endLine, endColumn) = lines.Of(finding.Span.End);
        return new(finding, line, column, endLine, endColumn, finding.Span.Length <= LongestText ? finding.Span.In(text) : string.Concat(text.AsSpan(finding.Span.Start, LongestText), "…"));
    }
}
