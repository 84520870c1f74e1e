using Markdig;
using Markdig.Syntax;

namespace Debrief.Drafting;

/// <summary>Paragraphs and sentences of Markdown, as plain words. Lists, tables, quotes and code are not prose.</summary>
internal static class Sentences
{
    private static readonly string[] Abbreviations = ["e.g", "i.e", "etc", "approx", "ca", "vs", "no", "mr", "mrs", "ms", "dr", "st", "min", "sec", "resp", "incl"];

    public static IReadOnlyList<string> Paragraphs(string markdown) =>
        [.. Markdown.Parse(markdown, DocumentParts.Pipeline).OfType<ParagraphBlock>()
            .Select(paragraph => Markdown.ToPlainText(DocumentParts.Source(markdown, paragraph), DocumentParts.Pipeline).Trim())
            .Where(text => text.Length > 0)];

    /// <summary>A sentence ends at . ! ? or … before a blank, unless the word before it is an abbreviation or an initial, or the next begins in lower case.</summary>
    public static IReadOnlyList<string> Of(string prose)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < prose.Length; i++)
        {
            if (prose[i] is not ('.' or '!' or '?' or '…')) continue;

            var end = i + 1;
            while (end < prose.Length && prose[end] is '.' or '!' or '?' or '…' or '”' or '’' or '"' or '\'' or ')' or '»') end++;
            if (end < prose.Length && !(char.IsWhiteSpace(prose[end]) && Begins(prose, end))) continue;
            if (prose[i] == '.' && end < prose.Length && IsAbbreviation(prose, start, i)) continue;

            sentences.Add(prose[start..end].Trim());
            start = end;
            i = end - 1;
        }
        if (prose[start..].Any(char.IsLetterOrDigit)) sentences.Add(prose[start..].Trim());
        return [.. sentences.Where(sentence => sentence.Any(char.IsLetterOrDigit))];
    }

    private static bool Begins(string prose, int blank)
    {
        var next = blank;
        while (next < prose.Length && char.IsWhiteSpace(prose[next])) next++;
        return next >= prose.Length || !char.IsLower(prose[next]);
    }

    private static bool IsAbbreviation(string prose, int start, int dot)
    {
        var word = prose[start..dot];
        word = word[(word.LastIndexOfAny([' ', '\n', '\t', '(', '“']) + 1)..];
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word.ToLowerInvariant());
    }
}
