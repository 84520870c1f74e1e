using Markdig;
using Markdig.Syntax;

namespace Debrief.Drafting;

/// <summary>A stretch of a document from its heading or part comment to the next.</summary>
/// <param name="Heading">The heading it stands under, without the comment; empty before the first.</param>
/// <param name="Level">1 to 6; 0 before the first heading.</param>
/// <param name="Text">The Markdown of the stretch, without heading and comment, trimmed.</param>
/// <param name="Line">The line of the heading or comment, from 1.</param>
/// <param name="StartsHeading">False for a further part under the same heading.</param>
public sealed record DocumentPart(string Heading, int Level, IReadOnlyList<Part> Parts, string Text, int Line, bool StartsHeading);

/// <summary>Cuts a document at its headings and part comments. Headings inside code, quotes or lists are text.</summary>
public static class DocumentParts
{
    internal static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UsePreciseSourceLocation().Build();

    public static IReadOnlyList<DocumentPart> Of(string markdown)
    {
        var cuts = new List<Cut>();
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            var source = Source(markdown, block);
            if (block is HeadingBlock heading && (heading.Level <= 2 || PartMarker.Pattern.IsMatch(source)))
            {
                cuts.Add(new(Title(source), heading.Level, PartMarker.In(source), block.Span.Start, block.Span.End + 1, block.Line + 1, true));
            }
            else if (block is HtmlBlock && PartMarker.Pattern.Match(source) is { Success: true, Index: 0 } marker)
            {
                AddMarker(cuts, markdown, marker.Value, block);
            }
        }
        return [.. cuts.Select((cut, index) => cut.ToPart(markdown, index + 1 < cuts.Count ? cuts[index + 1].Start : markdown.Length))];
    }

    /// <summary>A comment right below its heading belongs to the heading; further down it begins a new stretch.</summary>
    private static void AddMarker(List<Cut> cuts, string markdown, string marker, Block block)
    {
        var end = block.Span.Start + marker.Length;
        if (cuts is [.., { Parts: [], StartsHeading: true } last] && string.IsNullOrWhiteSpace(markdown[last.End..block.Span.Start]))
        {
            cuts[^1] = last with { Parts = PartMarker.In(marker), End = end };
            return;
        }
        var under = cuts.Count > 0 ? cuts[^1] : new("", 0, [], 0, 0, 1, true);
        cuts.Add(new(under.Heading, under.Level, PartMarker.In(marker), block.Span.Start, end, block.Line + 1, false));
    }

    internal static string Source(string markdown, MarkdownObject block) =>
        block.Span.IsEmpty ? "" : markdown.Substring(block.Span.Start, Math.Min(block.Span.Length, markdown.Length - block.Span.Start));

    private static string Title(string source) =>
        PartMarker.Pattern.Replace(source, "").Split('\n')[0].Trim().Trim('#').Trim();

    private sealed record Cut(string Heading, int Level, IReadOnlyList<Part> Parts, int Start, int End, int Line, bool StartsHeading)
    {
        public DocumentPart ToPart(string markdown, int next) => new(Heading, Level, Parts, markdown[End..Math.Max(End, next)].Trim(), Line, StartsHeading);
    }
}
