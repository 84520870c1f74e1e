using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Features.Timeline;

/// <summary>A time as people write it, read by the same reader as a written timeline: "14:35", "~14:35", "14:35-14:50", "2026-05-12 14:35:10".</summary>
internal static partial class TypedTime
{
    /// <param name="day">The day of a time that names none.</param>
    /// <returns>Null when it is no time.</returns>
    public static (DateTimeOffset At, TimePrecision Precision, DateTimeOffset? Until)? Parse(string typed, DateOnly day, TimeZoneInfo zone)
    {
        var text = typed.Trim().Replace('\n', ' ');
        if (text.Length is 0 or > 100) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole)) return (InstantOf(whole, zone), TimePrecision.Day, null);
        // "~2026-05-12 14:35": the mark of doubt may stand before the day.
        if (Dated().Match(text) is { Success: true } dated)
        {
            day = DateOnly.ParseExact(dated.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            text = dated.Groups["doubt"].Value + dated.Groups["rest"].Value.Trim();
        }
        var line = Encoding.UTF8.GetBytes($"{text} - something happened\n");
        using var file = new BareSource("typed", line.Length, () => new MemoryStream(line));
        return SourceReading.Read([file], new() { Date = day, Zone = zone }).Events is [var read] && read.Text.Contains("something happened", StringComparison.Ordinal)
            ? (read.At, read.Precision, read.Until)
            : null;
    }

    private static DateTimeOffset InstantOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    [GeneratedRegex(@"^(?<doubt>~|about |ca\.? |around )?\s*(?<day>\d{4}-\d{2}-\d{2})[T ]+(?<rest>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();
}
