using System.Globalization;
using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Days as people write them. A date that could be read two ways (04/05/2026) is not read.</summary>
internal static partial class PastDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first day named in the text.</summary>
    /// <param name="after">For a day without a year: the first such day on or after this one.</param>
    public static DateOnly? Day(string? text, DateOnly? after = null)
    {
        if (text is null) return null;
        foreach (Match match in Written().Matches(text))
        {
            if (Read(match, after) is { } day) return day;
        }
        return null;
    }

    public static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static DateOnly? Read(Match match, DateOnly? after)
    {
        var number = (string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : (int?)null;
        var month = number("month") ?? (match.Groups["name"].Success ? Array.IndexOf(Months, match.Groups["name"].Value[..3].ToLowerInvariant()) + 1 : null);
        var day = number("day");
        if (number("first") is { } first && number("second") is { } second)
        {
            if (first <= 12 && second <= 12 && first != second) return null;
            (day, month) = first > 12 ? (first, second) : (second, first);
        }
        if (month is null || day is null) return null;
        return number("year") is { } year ? Valid(year, month.Value, day.Value) : after is { } start ? NextAfter(start, month.Value, day.Value) : null;
    }

    private static DateOnly? NextAfter(DateOnly start, int month, int day) =>
        Valid(start.Year, month, day) is { } same && same >= start ? same : Valid(start.Year + 1, month, day);

    private static DateOnly? Valid(int year, int month, int day) =>
        year is >= 1970 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    [GeneratedRegex("""
        \b(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)
        | \b(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})\b
        | \b(?<first>\d{1,2})/(?<second>\d{1,2})/(?<year>\d{4})\b
        | \b(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,?\s+(?<year>\d{4}))?\b
        | \b(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
