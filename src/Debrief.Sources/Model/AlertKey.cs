using System.Globalization;
using System.Text;

namespace Debrief.Sources;

/// <summary>The key by which an alert told by a chat bot finds the same alert told by its tool: <c>alert:db replication lagged too far behind:firing</c>.</summary>
public static class AlertKey
{
    public const string Prefix = "alert:";

    /// <summary>Two tellings of one alert state lie at most this far apart.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    /// <param name="name">The alert's name or title; case, punctuation and a leading "[FIRING:2]" or "#310:" do not count.</param>
    /// <param name="firing">True when it fires, false when it is over.</param>
    /// <returns>Null when the name holds no letter or digit.</returns>
    public static string? Of(string name, bool firing) =>
        Normalise(name) is { Length: > 0 } normal ? $"{Prefix}{normal}:{(firing ? "firing" : "resolved")}" : null;

    /// <summary>Lower case, letters and digits with single blanks between, at most 120 characters.</summary>
    public static string Normalise(string name)
    {
        var text = name.AsSpan().Trim();
        while (text.StartsWith("[") && text.IndexOf(']') is > 0 and var end && end < text.Length - 1)
            text = text[(end + 1)..].TrimStart();
        if (text.StartsWith("#") && text.IndexOf(':') is > 0 and < 12 and var colon && colon < text.Length - 1)
            text = text[(colon + 1)..];

        var normal = new StringBuilder(Math.Min(text.Length, 120));
        foreach (var rune in text.EnumerateRunes())
        {
            if (normal.Length >= 120)
                break;
            if (Rune.IsLetterOrDigit(rune))
                normal.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (normal.Length > 0 && normal[^1] != ' ' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                normal.Append(' ');
        }
        return normal.ToString().TrimEnd();
    }
}
