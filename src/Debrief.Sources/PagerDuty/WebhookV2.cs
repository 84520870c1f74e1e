using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>Webhooks v2, no longer sent but still in people's archives: <c>{"messages": [{event, incident, log_entries, created_on}]}</c>.</summary>
internal static class WebhookV2
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["trigger"] = "triggered",
        ["acknowledge"] = "acknowledged",
        ["unacknowledge"] = "unacknowledged",
        ["resolve"] = "resolved",
        ["assign"] = "reassigned",
        ["escalate"] = "escalated",
        ["delegate"] = "delegated",
        ["annotate"] = "annotated",
    };

    public static bool Is(JsonElement body) => IsMessage(body) || body.Items("messages").Any(IsMessage);

    public static IEnumerable<Finding> Read(JsonElement body) => IsMessage(body) ? OfMessage(body) : body.Items("messages").Where(IsMessage).SelectMany(OfMessage);

    private static bool IsMessage(JsonElement message) =>
        message.Text("event")?.StartsWith("incident.", StringComparison.Ordinal) == true && message.At("incident").IsObject;

    /// <summary>The log entries say it best; without them the message itself does.</summary>
    private static IEnumerable<Finding> OfMessage(JsonElement message)
    {
        var entries = message.Items("log_entries").Where(LogEntries.Is).ToList();
        if (entries.Count > 0) return entries.SelectMany(LogEntries.Read).Select(finding => finding is Happening happening ? happening with { Record = message } : finding);

        var incident = message.At("incident");
        var action = message.Text("event")!["incident.".Length..];
        var step = new Step(
            $"message/{message.Text("id") ?? $"{incident.Text("id")}/{action}/{message.Text("created_on")}"}", Words.GetValueOrDefault(action, action),
            Stamp.Of(message.At("created_on")), Subject.Of(incident), Agent.Of(incident.At("last_status_change_by")));
        return [step.Told() with { Record = message }];
    }
}
