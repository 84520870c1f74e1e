using System.Globalization;
using System.Text;

namespace Debrief.Features.Timeline;

/// <summary>The ways in which one text can stand in the bytes of an export: as it is, as JSON, chat markup or UTF-16 write it.</summary>
internal sealed class ErasedBytes
{
    private const byte Mask = (byte)'x';

    private readonly byte[][] _forms;

    public ErasedBytes(string text)
    {
        string[] told = [text, Marked(text)];
        _forms =
        [
            .. told.SelectMany(each => new[] { each, Json(each, c => c.ToString()), Json(each, c => Escaped(c, "x4")), Json(each, c => Escaped(c, "X4")) })
                .SelectMany(each => new[] { each, each.Replace("/", "\\/", StringComparison.Ordinal) })
                .Distinct().Select(Encoding.UTF8.GetBytes),
            Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text),
        ];
        Longest = _forms.Max(form => form.Length);
    }

    public int Longest { get; }

    /// <summary>Overwrites every occurrence, byte for byte, so that everything else keeps its place.</summary>
    /// <returns>How many there were.</returns>
    public int Erase(Span<byte> bytes)
    {
        var count = 0;
        foreach (var form in _forms)
        {
            for (var at = 0; bytes[at..].IndexOf(form) is var found and >= 0; at += found + form.Length)
            {
                bytes.Slice(at + found, form.Length).Fill(Mask);
                count++;
            }
        }
        return count;
    }

    /// <summary>Slack escapes three characters in what people say.</summary>
    private static string Marked(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Json(string text, Func<char, string> beyondAscii)
    {
        var json = new StringBuilder();
        foreach (var c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => Escaped(c, "x4"),
                > '~' => beyondAscii(c),
                _ => c.ToString(),
            });
        }
        return json.ToString();
    }

    private static string Escaped(char c, string format) => "\\u" + ((int)c).ToString(format, CultureInfo.InvariantCulture);
}
