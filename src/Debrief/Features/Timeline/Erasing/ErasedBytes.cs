using System.Buffers;
using System.Globalization;
using System.Text;

namespace Debrief.Features.Timeline;

/// <summary>Finds one text in the bytes of an export, however the export wrote it: each letter plain, as a JSON escape, or as the entity that chats and web pages use, mixed at will; or all of it in UTF-16.</summary>
internal sealed class ErasedBytes
{
    private const byte Mask = (byte)'x';

    /// <summary>Of each letter the ways to write it, longest first.</summary>
    private readonly byte[][][] _letters;
    private readonly SearchValues<byte> _beginnings;
    private readonly byte[][] _wide;

    public ErasedBytes(string text)
    {
        _letters = [.. text.EnumerateRunes().Select(Ways)];
        _beginnings = SearchValues.Create([.. _letters[0].Select(way => way[0]).Distinct()]);
        _wide = [Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text)];
        Longest = Math.Max(_letters.Sum(ways => ways[0].Length), _wide[0].Length);
    }

    /// <summary>Bytes that one occurrence takes at most.</summary>
    public int Longest { get; }

    /// <summary>Overwrites every occurrence, byte for byte, so that everything else keeps its place.</summary>
    /// <returns>How many there were.</returns>
    public int Erase(Span<byte> bytes)
    {
        var count = 0;
        for (var at = 0; bytes[at..].IndexOfAny(_beginnings) is var found and >= 0;)
        {
            at += found;
            if (Length(bytes[at..], 0) is not (> 0 and var length)) length = 1;
            else
            {
                bytes.Slice(at, length).Fill(Mask);
                count++;
            }
            at += length;
        }
        foreach (var form in _wide)
        {
            for (var at = 0; bytes[at..].IndexOf(form) is var found and >= 0; at += found + form.Length, count++) bytes.Slice(at + found, form.Length).Fill(Mask);
        }
        return count;
    }

    /// <summary>How long the rest of the text is, if it stands here; -1 if not. A backslash can be itself or begin an escape, so one way is tried after the other.</summary>
    private int Length(ReadOnlySpan<byte> bytes, int letter)
    {
        if (letter == _letters.Length) return 0;
        foreach (var way in _letters[letter])
        {
            if (bytes.StartsWith(way) && Length(bytes[way.Length..], letter + 1) is var rest and >= 0) return way.Length + rest;
        }
        return -1;
    }

    private static byte[][] Ways(Rune letter)
    {
        var plain = letter.ToString();
        List<string> ways = [plain, Escaped(plain, "x4"), Escaped(plain, "X4")];
        var (escape, entity) = letter.Value switch
        {
            '"' => ("\\\"", "quot;"),
            '\\' => ("\\\\", null),
            '/' => ("\\/", null),
            '\n' => ("\\n", null),
            '\r' => ("\\r", null),
            '\t' => ("\\t", null),
            '&' => (null, "amp;"),
            '<' => (null, "lt;"),
            '>' => (null, "gt;"),
            '\'' => (null, "#39;"),
            _ => ((string?)null, (string?)null),
        };
        if (escape is not null) ways.Add(escape);
        if (entity is not null) ways.AddRange("&" + entity, "\\u0026" + entity);
        return [.. ways.Distinct().Select(Encoding.UTF8.GetBytes).OrderByDescending(way => way.Length)];
    }

    private static string Escaped(string letter, string format) => string.Concat(letter.Select(unit => "\\u" + ((int)unit).ToString(format, CultureInfo.InvariantCulture)));
}
