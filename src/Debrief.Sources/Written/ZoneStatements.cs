using System.Text.RegularExpressions;

namespace Debrief.Sources.Written;

/// <summary>Finds what a heading or a note says about the zone: "All times in CEST", "times UTC", "Date and Time in CET".</summary>
internal static partial class ZoneStatements
{
    public static Zone? In(string text) =>
        text.Length < 400 && Statement().Match(text) is { Success: true } match ? Zone.Parse(match.Groups["zone"].Value) : null;

    [GeneratedRegex(@"\b(?:[Tt]ime(?:s|stamps?|zone|\s?zone)?|Uhrzeit(?:en)?|Zeiten)\s*(?:\([^)]*\)\s*)?(?:below\s+|here\s+)?(?:are\s+|is\s+|were\s+)?(?:all\s+)?(?:in\s+the\s+|given\s+in\s+|listed\s+in\s+|in\s+|:\s*|=\s*|\()?\s*(?<zone>(?:[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+|(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d{2})?|[A-Z]{2,5}(?![A-Za-z]))(?:\s*\((?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d{2})?\))?)")]
    private static partial Regex Statement();
}
