using Debrief.Sources;

namespace Debrief.Drafting.Tests;

/// <summary>One believable incident: the search index ran out of file handles on a Thursday afternoon in Lisbon.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 6, 18, 13, 4, 0, TimeSpan.Zero);

    public static DateTimeOffset After(double minutes) => Start.AddMinutes(minutes);

    public static DraftEvent Event(
        string id, double minutes, EventKind kind, string text, string? actor = null, Voice voice = Voice.Machine,
        TimePrecision precision = TimePrecision.Second, double? until = null, bool picked = false) =>
        new(id, After(minutes), precision, until is { } end ? After(end) : null, kind, text, actor, voice, picked);

    public static IReadOnlyList<DraftEvent> Events =>
    [
        Event("deploy1", -22, EventKind.Deploy, "search-index 4.8.0 to production", "ines-bot"),
        Event("start", 0, EventKind.Note, "Queries with filters begin to fail", voice: Voice.Noted, precision: TimePrecision.Approximate),
        Event("alert1", 9, EventKind.Alert, "SearchErrorsHigh: 12% of queries fail"),
        Event("alert2", 9.5, EventKind.Alert, "IndexNodeDown search-3"),
        Event("alert3", 11, EventKind.Alert, "IndexNodeDown search-5"),
        Event("ack", 12, EventKind.Ack, "SearchErrorsHigh acknowledged", "Inês Duarte"),
        Event("theory1", 17, EventKind.Hypothesis, "I think the new release leaks something, both nodes fell over 20 minutes after it.", "Inês Duarte", Voice.Said),
        Event("chat", 18, EventKind.Message, "looking", "Marek Novak", Voice.Said),
        Event("decide", 21, EventKind.Decision, "Let's *not* roll back yet, the index format changed. Restart search-3 first.", "Marek Novak", Voice.Said),
        Event("restart", 24, EventKind.Action, "restarted search-3, it took 40 s to come back", "Inês Duarte", Voice.Said),
        Event("knew", 52, EventKind.Hypothesis, "lsof shows 65k open segment files on search-5, limit is 65,536", "Marek Novak", Voice.Said),
        Event("config", 58, EventKind.ConfigChange, "Raise nofile to 262144 on search-*", "marek-n"),
        Event("mitigated", 63, EventKind.Mitigation, "all nodes up, errors at 0.1%", "Inês Duarte", Voice.Said),
        Event("recovered", 65, EventKind.AlertResolved, "SearchErrorsHigh"),
        Event("resolved", 93, EventKind.Resolution, "Calling it: queue drained, no errors for half an hour.", "Inês Duarte", Voice.Said),
    ];

    public static DraftFacts Facts => new()
    {
        Title = "Filtered searches failed for an hour",
        Kind = "outage",
        Severity = "SEV2",
        Services = ["search-api", "search-index"],
        Impact = [new("Queries failed", FigureState.Known, "41,200"), new("Data loss", FigureState.None), new("Revenue", FigureState.Unknown), new("SLA breach", FigureState.NotApplicable)],
        Milestones =
        [
            new(MilestoneKind.ImpactStarted, After(0), TimePrecision.Approximate, "start"),
            new(MilestoneKind.Detected, After(9), TimePrecision.Second, "alert1"),
            new(MilestoneKind.Acknowledged, After(12), TimePrecision.Second, "ack"),
            new(MilestoneKind.Understood, After(52), TimePrecision.Second, "knew"),
            new(MilestoneKind.Mitigated, After(63), TimePrecision.Second, "mitigated"),
            new(MilestoneKind.Resolved, After(93), TimePrecision.Second, "resolved"),
        ],
        Lead = "Inês Duarte",
        Responders = ["Inês Duarte", "Marek Novak"],
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon"),
    };
}
