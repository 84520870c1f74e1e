using System.Globalization;
using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Opsgenie;

/// <summary>An alert as REST shows it: its creation, and in <c>report</c> when it was acknowledged and closed, in milliseconds after it.</summary>
internal static class RestAlert
{
    public static bool Is(JsonElement alert) => alert.Has("tinyId") && alert.Has("message") && alert.Has("createdAt") && alert.Has("status") && (alert.Has("alias") || alert.Has("lastOccurredAt"));

    public static IEnumerable<Finding> Read(JsonElement alert)
    {
        var (id, created) = (alert.Text("id"), Stamp.Of(alert.At("createdAt")));
        yield return Step("Create", created, null);
        if (alert.Text("count") is { } count && count is not ("0" or "1"))
            yield return new Oddity(id, $"This alert came {count} times up to {alert.Text("lastOccurredAt") ?? "its last change"}; Opsgenie keeps only the first time and the last.");

        var (acked, closed) = (After(created, alert.At("report", "ackTime")), After(created, alert.At("report", "closeTime")));
        if (acked is not null) yield return Step("Acknowledge", acked.Value, alert.Text("report", "acknowledgedBy"));
        else if (alert.IsTrue("acknowledged")) yield return new Oddity(id, "This alert was acknowledged, but does not say when. Its log does.");
        if (closed is not null) yield return Step("Close", closed.Value, alert.Text("report", "closedBy"));
        else if (alert.Text("status") == "closed") yield return new Oddity(id, "This alert was closed, but does not say when. Its log does.");

        Happening Step(string action, Stamp at, string? who) =>
            new AlertStep($"rest/{id}/{action}", action, at, id, alert.Text("tinyId"), alert.Text("message")) { Who = who }.Told() with { Record = alert };
    }

    private static Stamp? After(Stamp created, JsonElement milliseconds) =>
        created.At is { } at && milliseconds.ValueKind == JsonValueKind.Number && milliseconds.TryGetInt64(out var after) && after is > 0 and < 10L * 365 * 86_400_000
            ? new(at.AddMilliseconds(after), string.Create(CultureInfo.InvariantCulture, $"{created.Original} + {after} ms"), true)
            : null;
}
