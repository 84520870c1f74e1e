using System.Text;
using System.Text.Unicode;

namespace Debrief.Drafting;

/// <summary>The text of a file: UTF-8 or UTF-16 with their marks, UTF-8 without, else Windows-1252.</summary>
public static class FileText
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>Null when it is no text; <c>IsGuessed</c> when letters beyond ASCII can be wrong.</returns>
    public static (string Text, bool IsGuessed)? Of(byte[] bytes)
    {
        switch (bytes)
        {
            case [0xFF, 0xFE, ..]: return (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), false);
            case [0xFE, 0xFF, ..]: return (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), false);
        }
        if (bytes.AsSpan().Contains((byte)0)) return null;

        ReadOnlySpan<byte> text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        return Utf8.IsValid(text) ? (Encoding.UTF8.GetString(text), false) : (Western.GetString(text), true);
    }
}
