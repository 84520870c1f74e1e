using System.Globalization;
using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>Instants as people of one zone write them. A time known only roughly says so.</summary>
public sealed class DisplayClock(TimeZoneInfo zone)
{
    public string ZoneName => zone.Id is "UTC" or "Etc/UTC" ? "UTC" : zone.Id;

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public string Time(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Tuesday 12 May 2026.</summary>
    public string LongDay(DateTimeOffset at) => Local(at).ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Tuesday 12 May.</summary>
    public string ShortDay(DateTimeOffset at) => Local(at).ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>The time alone, as exact as it is known: 14:19, about 14:19, 14:19–14:30; a whole day is its date.</summary>
    public string Time(DraftEvent told) => told.Precision switch
    {
        TimePrecision.Approximate => $"about {Time(told.At)}",
        TimePrecision.Day => Local(told.At).ToString("d MMM", CultureInfo.InvariantCulture),
        TimePrecision.Range when told.Until is { } until => $"{Time(told.At)}–{(Day(until) == Day(told.At) ? "" : Local(until).ToString("d MMM ", CultureInfo.InvariantCulture))}{Time(until)}",
        _ => Time(told.At),
    };

    /// <summary>From the start of impact, in the minutes that the clock shows: T+11 min, T−1 h 5 min; empty when there is no start or the time is only a day.</summary>
    public static string Offset(DraftEvent told, DateTimeOffset? start)
    {
        if (start is not { } zero || told.Precision == TimePrecision.Day) return "";

        var span = TimeSpan.FromMinutes(Minute(told.At) - Minute(zero));
        var about = told.Precision is TimePrecision.Approximate ? "~" : "";
        if (span == TimeSpan.Zero) return $"{about}T";
        return span < TimeSpan.Zero ? $"{about}T−{Spoken.Brief(-span)}" : $"{about}T+{Spoken.Brief(span)}";
    }

    private static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;
}
