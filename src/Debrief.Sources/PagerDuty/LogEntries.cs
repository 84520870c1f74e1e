using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>Log entries of the REST API and of webhooks v2: the fullest account of an incident's life.</summary>
internal static class LogEntries
{
    private const string Suffix = "_log_entry";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["trigger"] = "triggered",
        ["acknowledge"] = "acknowledged",
        ["unacknowledge"] = "unacknowledged",
        ["resolve"] = "resolved",
        ["reopen"] = "reopened",
        ["escalate"] = "escalated",
        ["delegate"] = "delegated",
        ["assign"] = "reassigned",
        ["annotate"] = "annotated",
        ["notify"] = "notified",
        ["status_update"] = "status_update_published",
        ["responder_request"] = "responder.added",
        ["responder_accept"] = "responder.replied",
        ["responder_decline"] = "responder.replied",
        ["priority_change"] = "priority_updated",
        ["urgency_change"] = "urgency_changed",
        ["custom_field_value_change"] = "custom_field_values.updated",
    };

    public static bool Is(JsonElement entry) => entry.Text("type") is { } type && type.EndsWith(Suffix, StringComparison.Ordinal) && entry.Has("created_at");

    public static IEnumerable<Finding> Read(JsonElement entry)
    {
        var type = entry.Text("type")![..^Suffix.Length];
        var word = Words.GetValueOrDefault(type, type);
        var incident = Subject.Of(entry.At("incident"));
        var step = new Step(
            $"log/{entry.Text("id") ?? $"{incident.Id}/{type}/{entry.Text("created_at")}"}", word,
            Stamp.Of(entry.At("created_at")), incident with { Service = entry.Text("service", "summary") ?? incident.Service },
            Agent.Of(entry.At("agent")), Detail(word, entry));
        var told = step.Told();
        yield return told with { Record = entry, Url = entry.Text("html_url") ?? told.Url };
    }

    private static string? Detail(string word, JsonElement entry) => word switch
    {
        "escalated" or "reassigned" or "delegated" => string.Join(", ", entry.Items("assignees").Select(person => person.Text("summary")).OfType<string>()) is { Length: > 0 } names ? names : null,
        "annotated" => entry.Text("channel", "summary") ?? entry.Text("note") ?? entry.Text("summary"),
        "status_update_published" => entry.Text("message") ?? entry.Text("summary"),
        "triggered" or "acknowledged" or "unacknowledged" or "resolved" or "reopened" => null,
        _ => entry.Text("summary"),
    };
}
