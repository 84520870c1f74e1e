using System.Text;

namespace Debrief.Features.Timeline;

/// <summary>Text as PostgreSQL can hold it: NUL and half surrogates become the replacement character. The evidence keeps the bytes as they were.</summary>
internal static class Storable
{
    public static string Text(string text) =>
        text.Contains('\0') || HasHalfSurrogate(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD') : text;

    public static string Text(string text, int limit)
    {
        if (text.Length <= limit) return Text(text);
        var end = char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1;
        return Text(text[..end]) + "…";
    }

    private static bool HasHalfSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
