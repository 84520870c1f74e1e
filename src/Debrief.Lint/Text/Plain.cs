using System.Buffers;

namespace Debrief.Lint.Text;

/// <summary>
/// What rules read instead of the source: as long as the source, lower case, with code, addresses, markup, comments, placeholders and quoted
/// mentions covered, so that an offset in one is an offset in the other.
/// </summary>
public static class Plain
{
    /// <summary>Stands for each character of a code span.</summary>
    public const char Code = '\uE000';

    /// <summary>Stands for each character of an address.</summary>
    public const char Link = '\uE001';

    /// <summary>Stands for each character of a short quotation: a mention, an alert, a line of a log.</summary>
    public const char Quote = '\uE002';

    private const int LongestMention = 6;
    private const int LongestPlaceholder = 2000;
    private static readonly SearchValues<char> Special = SearchValues.Create("`<[]*_~{\"“”’‘|\\\t\r\n\u00A0:w>#");

    private static readonly SearchValues<char> AddressEnd = SearchValues.Create(" \t\r\n<>\"|`");

    /// <summary>The plain form of a piece of Markdown.</summary>
    public static string Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return string.Create(markdown.Length, markdown, (plain, source) => Write(source, plain, table: false));
    }

    internal static void Write(ReadOnlySpan<char> source, Span<char> plain, bool table)
    {
        Lower(source, plain);
        var quoted = false;
        for (var at = 0; at < source.Length;)
        {
            var next = source[at..].IndexOfAny(Special);
            if (next < 0) break;
            at += next;
            at += Cover(source, plain, at, table, ref quoted);
        }
        if (quoted) CoverMentions(plain);
    }

    /// <summary>Deals with the special character at an offset; says how many characters are dealt with.</summary>
    private static int Cover(ReadOnlySpan<char> source, Span<char> plain, int at, bool table, ref bool quoted)
    {
        switch (source[at])
        {
            case '`': return CodeSpan(source, plain, at);
            case '<': return Tag(source, plain, at);
            case '[': return OpenLink(source, plain, at);
            case '{': return Placeholder(source, plain, at);
            case ':' or 'w' when Address(source, at) is { Length: > 0 } address:
                plain[address.Start..address.End].Fill(Link);
                return address.End - at;
            case '*' or '~':
            case '_' when !(at > 0 && at + 1 < source.Length && char.IsLetterOrDigit(source[at - 1]) && char.IsLetterOrDigit(source[at + 1])):
            case '\t' or '\r' or '\n' or '\u00A0':
            case '\\' when at + 1 < source.Length && char.IsAsciiLetterOrDigit(source[at + 1]) is false:
                plain[at] = ' ';
                break;
            case '>' or '#' when at == 0 || source[at - 1] is '\n':
                plain[at] = ' ';
                break;
            case '“' or '”' or '"':
                (plain[at], quoted) = ('"', true);
                break;
            case '’' or '‘':
                plain[at] = '\'';
                break;
            case '|' when !table:
                plain[at] = ' ';
                break;
        }
        return 1;
    }

    private static int CodeSpan(ReadOnlySpan<char> source, Span<char> plain, int at)
    {
        var rest = source[at..];
        var fence = rest.IndexOfAnyExcept('`') is >= 0 and var run ? run : rest.Length;
        for (var from = fence; from < rest.Length;)
        {
            var tick = rest[from..].IndexOf('`');
            if (tick < 0) break;
            from += tick;
            var length = rest[from..].IndexOfAnyExcept('`') is >= 0 and var closing ? closing : rest.Length - from;
            if (length == fence)
            {
                plain.Slice(at, from + length).Fill(Code);
                return from + length;
            }
            from += length;
        }
        plain.Slice(at, fence).Fill(' ');
        return fence;
    }

    private static int Tag(ReadOnlySpan<char> source, Span<char> plain, int at)
    {
        var rest = source[at..];
        if (rest.StartsWith("<!--"))
        {
            var end = rest.IndexOf("-->");
            var length = end < 0 ? rest.Length : end + 3;
            plain.Slice(at, length).Fill(' ');
            return length;
        }
        if (rest.Length < 2 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '%')) return 1;
        var close = rest[..Math.Min(rest.Length, 1000)].IndexOf('>');
        if (close < 0) return 1;
        var address = rest[1..close].StartsWith("http");
        plain.Slice(at, close + 1).Fill(address ? Link : ' ');
        return close + 1;
    }

    /// <summary>[text](address) and [text][name]: the text stays, the rest becomes blank. A picture goes whole.</summary>
    private static int OpenLink(ReadOnlySpan<char> source, Span<char> plain, int at)
    {
        var rest = source[at..Math.Min(source.Length, at + 1200)];
        var close = rest[..Math.Min(rest.Length, 400)].IndexOf("](");
        var (opener, closer) = ('(', ')');
        if (close < 0)
        {
            close = rest[..Math.Min(rest.Length, 400)].IndexOf("][");
            (opener, closer) = ('[', ']');
        }
        if (close < 0 || rest[1..close].IndexOfAny('[', ']') >= 0) return 1;
        var (depth, end) = (0, close + 1);
        for (; end < rest.Length; end++)
        {
            if (rest[end] == opener) depth++;
            else if (rest[end] == closer && --depth == 0) break;
        }
        if (end == rest.Length) return 1;
        var picture = at > 0 && source[at - 1] == '!';
        if (picture) plain.Slice(at - 1, end + 2).Fill(' ');
        else
        {
            plain[at] = ' ';
            plain.Slice(at + close, end + 1 - close).Fill(' ');
            return 1;
        }
        return end + 1;
    }

    /// <summary>{{ name }} is a gap in a template; {{ a longer text }} is a text somebody forgot to unwrap.</summary>
    private static int Placeholder(ReadOnlySpan<char> source, Span<char> plain, int at)
    {
        var rest = source[at..Math.Min(source.Length, at + LongestPlaceholder)];
        if (!rest.StartsWith("{{")) return 1;
        var end = rest.IndexOf("}}");
        if (end < 0) return 2;
        if (Words(rest[2..end]) <= 3) plain.Slice(at, end + 2).Fill(' ');
        plain.Slice(at, 2).Fill(' ');
        plain.Slice(at + end, 2).Fill(' ');
        return 2;
    }

    /// <summary>The address around the colon of "https://", or from the w of "www." on; empty when there is none.</summary>
    private static TextSpan Address(ReadOnlySpan<char> source, int at)
    {
        var start = source[at] == 'w' ? at : at - (source[..at].EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5 : source[..at].EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0);
        if (!source[at..].StartsWith(start == at ? "www." : "://") || (start > 0 && char.IsAsciiLetterOrDigit(source[start - 1]))) return default;
        var rest = source[start..];
        var end = rest.IndexOfAny(AddressEnd);
        if (end < 0) end = rest.Length;
        while (end > 1 && ".,;:!?)]*_'".Contains(rest[end - 1])) end--;
        return new(start, end);
    }

    /// <summary>A few words in quotation marks inside a sentence are mentioned, not said.</summary>
    private static void CoverMentions(Span<char> plain)
    {
        for (var at = 0; at < plain.Length;)
        {
            var open = plain[at..].IndexOf('"');
            if (open < 0) return;
            open += at;
            var close = plain[(open + 1)..].IndexOf('"');
            if (close < 0) return;
            close += open + 1;
            var whole = plain[..open].Trim().IsEmpty && plain[(close + 1)..].Trim(" .!?").IsEmpty;
            if (!whole && Words(plain[(open + 1)..close]) <= LongestMention) plain[open..(close + 1)].Fill(Quote);
            at = close + 1;
        }
    }

    private static int Words(ReadOnlySpan<char> text)
    {
        var (words, inside) = (0, false);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter) && !inside) words++;
            inside = !char.IsWhiteSpace(letter);
        }
        return words;
    }

    private static void Lower(ReadOnlySpan<char> source, Span<char> plain)
    {
        if (System.Text.Ascii.ToLower(source, plain, out _) == OperationStatus.Done) return;
        for (var at = 0; at < source.Length; at++) plain[at] = char.ToLowerInvariant(source[at]);
    }
}
