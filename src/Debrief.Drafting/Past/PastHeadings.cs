using Markdig;
using Markdig.Syntax;

namespace Debrief.Drafting;

/// <summary>Puts a part comment at every heading that names a part.</summary>
internal static class PastHeadings
{
    /// <summary>The first heading of the first level is the title when nothing but blank lines, comments or links stand before it.</summary>
    public static (string? Title, string Text) TakeTitle(string body, List<NotUnderstood> notes)
    {
        if (Markdown.Parse(body, DocumentParts.Pipeline).FirstOrDefault(block => block is not HtmlBlock) is not HeadingBlock { Level: 1 } heading) return (null, body);

        var source = DocumentParts.Source(body, heading);
        var title = Markdown.ToPlainText(PartMarker.Pattern.Replace(source, ""), DocumentParts.Pipeline).Trim();
        if (HeadingWords.PartsOf(title) is [_] && title.Length < 20) return (null, body);
        if (source.Trim('#', '=', ' ', '\n') != title) notes.Add(new(heading.Line + 1, "a title with markup, of which the words are kept", source));
        return (title, (body[..heading.Span.Start] + body[(heading.Span.End + 1)..]).TrimStart('\n'));
    }

    /// <summary>A heading without a part that comes after a smaller, marked one goes back to the part it stands under; a day or time as a heading carries the timeline on.</summary>
    /// <param name="corrections">What people said about headings, by <see cref="PastHeading.Key"/>; null keeps one as text.</param>
    public static (string Text, IReadOnlyList<PastHeading> Headings) Mark(string text, IReadOnlyDictionary<string, Part?> corrections)
    {
        var marked = text;
        var headings = new List<PastHeading>();
        var insertions = new List<(int At, string Marker)>();
        IReadOnlyList<Part> upper = [], current = [];
        foreach (var heading in Markdown.Parse(text, DocumentParts.Pipeline).OfType<HeadingBlock>())
        {
            var source = DocumentParts.Source(text, heading);
            if (PartMarker.Pattern.IsMatch(source)) continue;

            var title = Markdown.ToPlainText(source, DocumentParts.Pipeline).Trim();
            var isCorrected = corrections.TryGetValue(PastHeading.KeyOf(title), out var corrected);
            var parts = isCorrected ? corrected is { } part ? [part] : [] : heading.Level <= 2 || !current.Contains(Part.Timeline) ? HeadingWords.PartsOf(title) : [];
            if (!isCorrected && heading.Level > 2 && parts is not ([Part.WentWell] or [Part.Actions] or [Part.Factors])) parts = [];
            if ((heading.Level <= 2 || parts.Count > 0 || isCorrected) && !HeadingWords.IsMoment(title)) headings.Add(new(title, parts));
            if (heading.Level <= 2)
            {
                if (parts.Count == 0 && !isCorrected && current.Contains(Part.Timeline) && HeadingWords.IsMoment(title)) parts = [Part.Timeline];
                upper = parts;
            }
            else if (parts.Count == 0 && !current.SequenceEqual(upper) && !(isCorrected && upper.Count == 0)) parts = upper;
            else if (parts.SequenceEqual(current)) parts = [];

            if (heading.Level <= 2 || parts.Count > 0) current = parts;
            if (parts.Count > 0) insertions.Add((EndOfTitle(text, heading), PartMarker.Of(parts)));
        }
        foreach (var (at, marker) in Enumerable.Reverse(insertions)) marked = marked.Insert(at, $" {marker}");
        return (marked, headings);
    }

    public static IEnumerable<NotUnderstood> Unknown(string text)
    {
        var parts = DocumentParts.Of(text);
        var known = parts.Any(part => part.Parts.Count > 0);
        if (!known && text.Trim().Length > 0) yield return new(1, "no heading names a part of a post-mortem", MarkdownText.OneLine(text, 120));
        foreach (var part in parts.Where(part => known && part is { Parts.Count: 0, Text.Length: > 0 }))
        {
            yield return new(part.Line, "a heading that names no part", part.Heading);
        }
    }

    /// <summary>Before the closing marks of an ATX heading there is nothing to keep; an underlined heading ends at its first line.</summary>
    private static int EndOfTitle(string text, HeadingBlock heading)
    {
        var line = text.IndexOf('\n', heading.Span.Start, heading.Span.Length);
        return line < 0 ? heading.Span.End + 1 : line;
    }
}
