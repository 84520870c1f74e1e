using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>The comment that says what a stretch of text carries: <c>&lt;!-- part: summary impact --&gt;</c>.</summary>
public static partial class PartMarker
{
    [GeneratedRegex(@"[ \t]*<!--\s*part:\s*([^<>]*?)\s*-->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Pattern { get; }

    public static string Of(params IEnumerable<Part> parts) => $"<!-- part: {string.Join(' ', parts.Select(part => part.Word()))} -->";

    internal static string[] Words(Match marker) => marker.Groups[1].Value.Split([' ', ',', '+'], StringSplitOptions.RemoveEmptyEntries);

    internal static IReadOnlyList<Part> In(string text) =>
        [.. Pattern.Matches(text).SelectMany(Words).Select(Parts.Of).OfType<Part>().Distinct()];
}
