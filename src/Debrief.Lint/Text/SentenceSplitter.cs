namespace Debrief.Lint.Text;

/// <summary>Finds where sentences end. Works on plain text, so what stands in code, addresses and comments ends nothing.</summary>
public static class SentenceSplitter
{
    /// <summary>The sentences of a piece of Markdown that is one paragraph, as spans of it.</summary>
    public static IReadOnlyList<TextSpan> Split(string paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        var plain = Plain.Of(paragraph);
        var spans = new List<TextSpan>();
        for (var start = 0; start < plain.Length;)
        {
            var length = LengthOfFirst(plain.AsSpan(start), paragraph.AsSpan(start), table: false, Language.English);
            var text = plain.AsSpan(start, length);
            var lead = length - text.TrimStart(' ').Length;
            if (lead < length) spans.Add(new(start + lead, text.TrimEnd(' ').Length - lead));
            start += length;
        }
        return spans;
    }

    /// <summary>No sentence is longer, so that no pattern ever sees more: a line of ten megabytes is many sentences.</summary>
    private const int Longest = 1500;

    internal static int LengthOfFirst(ReadOnlySpan<char> plain, ReadOnlySpan<char> source, bool table, Language language)
    {
        if (plain.Length > Longest)
        {
            var blank = plain[..Longest].LastIndexOf(' ');
            plain = plain[..(blank > 0 ? blank + 1 : Longest)];
        }
        for (var at = 0; at < plain.Length; at++)
        {
            var found = plain[at..].IndexOfAny(Ends);
            if (found < 0) return plain.Length;
            at += found;
            if (plain[at] is '|') { if (table) return at + 1; continue; }
            if (plain[at] is '。' or '！' or '？') return at + 1;
            var after = at + 1;
            while (after < plain.Length && plain[after] is '.' or '!' or '?' or '"' or '\'' or ')' or ']') after++;
            if (after == plain.Length) return after;
            if (plain[after] is not (' ' or Plain.Quote)) continue;
            var next = after;
            while (next < plain.Length && plain[next] == ' ') next++;
            if (next == plain.Length) return next;
            if (plain[at] is '.' && !EndsHere(plain, source, at, next, language)) continue;
            return after;
        }
        return plain.Length;
    }

    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(".!?。！？|");

    /// <summary>Whether the full stop at a place ends a sentence, given where the next word begins.</summary>
    private static bool EndsHere(ReadOnlySpan<char> plain, ReadOnlySpan<char> source, int at, int next, Language language)
    {
        var start = at;
        while (start > 0 && (char.IsLetterOrDigit(plain[start - 1]) || plain[start - 1] == '.')) start--;
        var word = plain[start..at];
        if (word.IsEmpty) return true;
        var upper = char.IsUpper(source[next]);
        if (word.Length == 1 && char.IsLetter(word[0]) && word[0] is not 'i') return false;
        if (char.IsAsciiDigit(word[0]) && word.Length <= 2 && start == 0) return false;
        if (language.IsAbbreviation(word)) return upper && word is "etc" or "p.m" or "a.m" or "no" or "st" or "max" or "min" or "co" or "fig";
        return true;
    }
}
