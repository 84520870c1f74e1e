using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Opsgenie;

/// <summary>One line of an alert's log, newest first: <c>{log, type, owner, createdAt, offset}</c>; after the move to Jira Service Management <c>{log, logType, owner, logTime}</c>. It does not name its alert.</summary>
internal static class AlertLog
{
    private static readonly (string Words, EventKind Kind, bool Proposed)[] Known =
    [
        ("created", EventKind.Alert, true), ("unacknowledged", EventKind.Note, true), ("acknowledged", EventKind.Ack, true), ("escalat", EventKind.Escalation, true),
        ("closed", EventKind.AlertResolved, true), ("snooze", EventKind.Note, true), ("note", EventKind.Note, true), ("owner", EventKind.Note, true), ("responder", EventKind.Escalation, true), ("deleted", EventKind.Note, true),
    ];

    public static bool Is(JsonElement line) => line.Text("log") is not null && (line.Has("createdAt") || line.Has("logTime"));

    public static IEnumerable<Finding> Read(JsonElement line)
    {
        var log = line.Text("log")!;
        var at = Stamp.Of(line.At("createdAt")).Or(Stamp.Of(line.At("logTime")));
        // Views and deliveries go to one recipient; only what changes the alert tells of the incident.
        var (kind, proposed) = log.StartsWith("Viewed", StringComparison.OrdinalIgnoreCase) || log.Contains("notification", StringComparison.OrdinalIgnoreCase)
            ? (EventKind.Note, false)
            : Known.Where(known => log.Contains(known.Words, StringComparison.OrdinalIgnoreCase)).Select(known => (known.Kind, known.Proposed)).FirstOrDefault((EventKind.Note, false));
        var owner = line.Text("owner");
        yield return new Happening($"log/{line.Text("offset") ?? at.Original}/{owner}/{PlainText.Fingerprint(log)}", at, kind, log)
        {
            Actor = owner is null || owner.Equals("system", StringComparison.OrdinalIgnoreCase) ? null : new(owner, owner),
            Proposed = proposed,
            Record = line,
        };
    }
}
