using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Written;

/// <summary>A day as written; the year can be missing.</summary>
internal readonly record struct WrittenDay(int? Year, int Month, int Day, bool Ambiguous = false);

/// <summary>A time as people write it at the start of a line: <c>~13:30-13:45</c>, <c>2018/01/31 6pm UTC</c>, <c>19. April, 11:00</c>.</summary>
/// <param name="Original">The text of the mark.</param>
/// <param name="Length">How many characters the mark takes.</param>
/// <param name="Time">Null for a day alone.</param>
internal sealed partial record TimeMark(string Original, int Length, WrittenDay? Day, TimeSpan? Time, TimeSpan? End, Zone? Zone, bool Approximate, bool HasSeconds)
{
    private const string Months = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";

    private const string DayPattern =
        @"(?:(?<y>\d{4})[-/.](?<mo>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)"
        + @"|(?<d2>\d{1,2})(?<sep>[./])(?<mo2>\d{1,2})[./](?<y2>\d{4})(?!\d)"
        + @"|\b(?<mon>" + Months + @")\b\.?\s+(?<d3>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?<y3>\d{4})\b(?!:))?"
        + @"|(?<!\d)(?<d4>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?<mon4>" + Months + @")\b\.?(?:,?\s+(?<y4>\d{4})\b(?!:))?)";

    private const string Clock = @"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?!\d|:\d)(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]m\b";
    // "13:30-13:45" is a range, "T13:30-07:00" is not.
    private const string OffsetPattern = @"(?(iso)\s?[+\-−]\d{2}:?\d{2}\b|(?:\s?\+\d{2}:?\d{2}\b|\s-\d{4}\b))";

    private const string ZonePattern = OffsetPattern + @"|\s?\(?(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d{2})?\)?|\s?Z\b|\s\(?[A-Z]{2,4}T\b\)?|\s\(?UTC\b\)?|\s(?:PT|ET|CT|MT|MEZ|MESZ|MSK)\b|\s\(?[A-Z][a-z]+/[A-Z][A-Za-z_]+\)?";
    private const string About = @"~\s?|≈\s?|ca?\.\s?|circa\s+|about\s+|around\s+|approx(?:imately|\.)?\s*";

    private static readonly SearchValues<char> ClockCharacters = SearchValues.Create("0123456789:.,");

    /// <summary>The mark at the very start of <paramref name="text"/>; null when there is none.</summary>
    public static TimeMark? At(string text)
    {
        var match = Mark().Match(text);
        if (!match.Success || match.Length == 0)
            return null;
        var day = DayOf(match);
        if (match.Groups["day"].Success && day is null)
            return null;
        TimeSpan? time = null, end = null;
        var seconds = false;
        if (match.Groups["clock"] is { Success: true } clock)
        {
            // 8:20 - 8:24 pm: the half of the day stands at the end alone.
            var half = match.Groups["until"] is { Success: true } until && Half(clock.Value) is null ? Half(until.Value) : null;
            time = TimeOf(clock.Value, half, out seconds);
            end = match.Groups["until"].Success ? TimeOf(match.Groups["until"].Value, null, out _) : null;
            if (time is null || (match.Groups["until"].Success && end is null))
                return null;
        }
        else if (day is null)
            return null;
        var zone = match.Groups["zone2"].Success ? Zone.Parse(match.Groups["zone2"].Value) : match.Groups["zone"].Success ? Zone.Parse(match.Groups["zone"].Value) : null;
        var approximate = match.Groups["about"].Success || match.Groups["about2"].Success || match.Groups["ish"].Success || match.Groups["doubt"].Success;
        var length = match.Groups["zone"].Success && zone is null && !match.Groups["zone2"].Success ? match.Groups["zone"].Index : match.Length;
        return new TimeMark(text[..length].Trim(), length, day, time, end, zone, approximate, seconds);
    }

    /// <summary>A day anywhere in a heading: <c>Incident report July 21 2025 - pods dying</c>.</summary>
    public static WrittenDay? DayIn(string text) => AnyDay().Match(text) is { Success: true } match ? DayOf(match) : null;

    /// <summary>A clock time for itself, for a column of its own.</summary>
    public static TimeSpan? TimeOf(string text, string? half, out bool seconds)
    {
        seconds = false;
        var digits = text.AsSpan().Trim();
        half = Half(text) ?? half;
        var end = digits.IndexOfAnyExcept(ClockCharacters);
        digits = end < 0 ? digits : digits[..end];
        var parts = digits.TrimEnd(".,").ToString().Split(':');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24)
            return null;
        var minute = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var second = parts.Length > 2 ? double.Parse(parts[2].Replace(',', '.'), CultureInfo.InvariantCulture) : 0;
        seconds = parts.Length > 2;
        if (hour is < 1 or > 12)
            half = null;
        if (half == "p" && hour < 12)
            hour += 12;
        if (half == "a" && hour == 12)
            hour = 0;
        return minute > 59 || second >= 60 || (hour == 24 && minute + second > 0) ? null : new TimeSpan(hour, minute, 0) + TimeSpan.FromTicks((long)(second * TimeSpan.TicksPerSecond));
    }

    private static string? Half(string clock) => HalfOfDay().Match(clock) is { Success: true } match ? match.Value.ToLowerInvariant()[..1] : null;

    private static WrittenDay? DayOf(Match match)
    {
        if (Number(match, "y") is { } year)
            return Checked(year, Number(match, "mo")!.Value, Number(match, "d")!.Value);
        if (Number(match, "y2") is { } last)
        {
            var (first, second) = (Number(match, "d2")!.Value, Number(match, "mo2")!.Value);
            var american = match.Groups["sep"].Value == "/" && first <= 12 && second > 12;
            return american ? Checked(last, first, second) : Checked(last, second, first, match.Groups["sep"].Value == "/" && first <= 12 && first != second);
        }
        if (match.Groups["mon"].Success)
            return Checked(Number(match, "y3"), Month(match.Groups["mon"].Value), Number(match, "d3")!.Value);
        return match.Groups["mon4"].Success ? Checked(Number(match, "y4"), Month(match.Groups["mon4"].Value), Number(match, "d4")!.Value) : null;
    }

    private static WrittenDay? Checked(int? year, int month, int day, bool ambiguous = false) =>
        month is >= 1 and <= 12 && (year ?? 2000) is >= 1970 and <= 2200 && day >= 1 && day <= DateTime.DaysInMonth(year ?? 2000, month) ? new WrittenDay(year, month, day, ambiguous) : null;

    private static int Month(string name) => Array.IndexOf(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], name[..3].ToLowerInvariant()) + 1;

    private static int? Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"^(?<about>" + About + @")?(?<day>" + DayPattern + @")?(?:(?<=\d|[a-zA-Z.])(?:(?<iso>T)|,?\s+(?:at\s+)?|,\s*))?(?<about2>" + About + @")?"
        + @"(?:(?<clock>" + Clock + @")(?<ish>-?\s?ish\b)?(?<zone>" + ZonePattern + @")?(?:\s?(?:-|–|—|to|until)\s?(?<until>" + Clock + @")(?<zone2>" + ZonePattern + @")?)?)?(?<doubt>\s?\?|\s\((?:maybe|approx|not sure|about)[^)]*\))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(DayPattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyDay();

    [GeneratedRegex(@"[ap](?=\.?m)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfOfDay();
}
