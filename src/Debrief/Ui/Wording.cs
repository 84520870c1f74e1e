using System.Globalization;

namespace Debrief.Ui;

/// <summary>How times, spans and counts are said, everywhere in the same way.</summary>
public static class Wording
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>"40 s", "11 min", "1 h 04 min", "2 d 3 h": two units at most, cut and not rounded.</summary>
    public static string InWords(this TimeSpan span) => span < TimeSpan.Zero
        ? "−" + (-span).InWords()
        : span switch
        {
            { TotalMinutes: < 1 } => $"{span.Seconds} s",
            { TotalHours: < 1 } => $"{span.Minutes} min",
            { TotalDays: < 1, Minutes: 0 } => $"{span.Hours} h",
            { TotalDays: < 2 } => $"{(int)span.TotalHours} h {span.Minutes:00} min",
            { Hours: 0 } => $"{(int)span.TotalDays} d",
            _ => $"{(int)span.TotalDays} d {span.Hours} h",
        };

    /// <summary>Whole minutes since the first impact, to the second: "T+18", "T−6", and "T+26 h 05 min" when minutes say nothing more.</summary>
    public static string Offset(DateTimeOffset at, DateTimeOffset from)
    {
        var minutes = (long)Math.Floor(Math.Round((at - from).TotalSeconds) / 60);
        var size = Math.Abs(minutes);
        return (minutes < 0 ? "T−" : "T+") + (size < 600 ? size.ToString(English) : TimeSpan.FromMinutes(size).InWords());
    }

    public static string Clock(DateTimeOffset local) => local.ToString("HH:mm", English);
    public static string Day(DateTimeOffset local) => local.ToString("d MMM yyyy", English);
    public static string Weekday(DateTimeOffset local) => local.ToString("ddd d MMM yyyy", English);
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <summary>What the hover says: the instant in UTC, with seconds where there are any.</summary>
    public static string Utc(DateTimeOffset at) => at.ToUniversalTime().ToString(at.Second == 0 ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'", English);

    public static string Machine(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);

    /// <summary>"1 event", "2 events", "1,912 events".</summary>
    public static string Count(long count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    public static string Number(long count) => count.ToString("N0", English);
}
