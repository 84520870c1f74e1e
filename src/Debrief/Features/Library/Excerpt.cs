using System.Text;

namespace Debrief.Features.Library;

/// <summary>Words around what a search found, the matches between two marks. Made here and not in the database: reading a text again for its excerpt costs more there than finding it.</summary>
internal static class Excerpt
{
    public const char MarkStart = '\uE000';
    public const char MarkEnd = '\uE001';

    private const int Before = 60;
    private const int Length = 170;

    private static readonly string[] Endings = ["ings", "ing", "ions", "ion", "ers", "er", "ed", "es", "ly", "s", "e"];

    /// <summary>At most two stretches: around the first match, and around the first match of another word further on. The opening when nothing matches (the title did).</summary>
    public static string Of(string text, SearchTerms terms)
    {
        var wanted = terms.Terms.Where(term => !term.IsExcluded).SelectMany(term => term.Words.Select((word, index) => new Wanted(word, term.IsPrefix && index == term.Words.Count - 1))).ToList();
        var matches = Matches(text, wanted);
        if (matches.Count == 0) return Opening(text);

        var first = Window(text, matches[0].Start, after: 0);
        var second = matches.FirstOrDefault(match => match.Start >= first.End && match.Word != matches[0].Word);
        return second is null ? Marked(text, first, matches) : Marked(text, first, matches) + " " + Marked(text, Window(text, second.Start, first.End), matches);
    }

    /// <summary>How a text begins: its first line that is a sentence, so no heading.</summary>
    public static string Opening(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = lines.FirstOrDefault(line => line[^1] is '.' or '!' or '?' or '…' or ':' or '”' or '"' || line.Length > Length) ?? lines.FirstOrDefault() ?? "";
        return first.Length <= 2 * Length ? first : first[..WordEnd(first, 2 * Length)] + " …";
    }

    private static List<Match> Matches(string text, List<Wanted> wanted)
    {
        List<Match> found = [];
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;

            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            var word = wanted.FindIndex(one => one.Fits(text.AsSpan(at, end - at)));
            if (word >= 0) found.Add(new(at, end, word));
            at = end;
        }
        return found;
    }

    private static (int Start, int End) Window(string text, int match, int after)
    {
        var start = Math.Max(after, match - Before);
        while (start > after && char.IsLetterOrDigit(text[start - 1])) start--;
        return (start, WordEnd(text, Math.Min(text.Length, start + Length)));
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        return at;
    }

    private static string Marked(string text, (int Start, int End) window, List<Match> matches)
    {
        var marked = new StringBuilder(window.Start > 0 ? "… " : "");
        var at = window.Start;
        foreach (var match in matches.Where(match => match.Start >= window.Start && match.End <= window.End))
        {
            marked.Append(text, at, match.Start - at).Append(MarkStart).Append(text, match.Start, match.End - match.Start).Append(MarkEnd);
            at = match.End;
        }
        return marked.Append(text, at, window.End - at).Append(window.End < text.Length ? " …" : "").ToString();
    }

    private sealed record Match(int Start, int End, int Word);

    private sealed record Wanted(string Word, bool IsPrefix)
    {
        private readonly string stem = Stem(Word).ToString();

        public bool Fits(ReadOnlySpan<char> word) =>
            word.Equals(Word, StringComparison.OrdinalIgnoreCase) || (IsPrefix && word.StartsWith(Word, StringComparison.OrdinalIgnoreCase)) || Stem(word).Equals(stem, StringComparison.OrdinalIgnoreCase);

        /// <summary>Near enough to what the database calls the same word, for marking.</summary>
        private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
        {
            foreach (var ending in Endings)
            {
                if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return word[..^ending.Length];
            }
            return word;
        }
    }
}
