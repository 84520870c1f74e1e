using System.Globalization;
using Debrief.Drafting;
using Debrief.Sources;

namespace Debrief.Cli.Commands.Timeline;

internal static class Instants
{
    /// <summary>2026-05-12T13:08:00Z, with a fraction only where there is one.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture).TrimEnd('.') + "Z";

    /// <summary>On the page: to the second when it is known so well, else as rough as it is.</summary>
    public static string Shown(DisplayClock clock, DraftEvent told) =>
        told.Precision == TimePrecision.Second ? clock.Local(told.At).ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : told.Precision == TimePrecision.Approximate ? $"~{clock.Time(told.At)}"
        : clock.Time(told);

    public static string Name(MilestoneKind kind) => kind switch
    {
        MilestoneKind.ImpactStarted => "Impact started",
        MilestoneKind.Detected => "Detected",
        MilestoneKind.Acknowledged => "Acknowledged",
        MilestoneKind.Understood => "Knew enough",
        MilestoneKind.Mitigated => "Mitigated",
        _ => "Resolved",
    };

    public static IEnumerable<(string Name, string Span)> Named(Durations durations)
    {
        yield return ("To detect", Span(durations.TimeToDetect));
        yield return ("To acknowledge", Span(durations.TimeToAcknowledge));
        yield return ("To mitigate", Span(durations.TimeToMitigate));
        yield return ("To resolve", Span(durations.TimeToResolve));
    }

    private static string Span(TimeSpan? span) => span is { } known ? Spoken.Brief(known) : "not recorded";
}
