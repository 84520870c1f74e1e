using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>Webhooks v3: <c>{"event": {id, event_type, occurred_at, agent, data}}</c>.</summary>
internal static class Webhook
{
    public static bool Is(JsonElement body) => body.Text("event", "event_type") is not null && (body.Has("event", "occurred_at") || body.Has("event", "data"));

    public static IEnumerable<Finding> Read(JsonElement told)
    {
        var type = told.Text("event_type")!;
        var id = $"event/{told.Text("id") ?? type}";
        if (!type.StartsWith("incident.", StringComparison.Ordinal))
        {
            yield return new Skip(id, type == "pagey.ping" ? "a test message" : $"{type} is not about an incident");
            yield break;
        }

        var data = told.At("data");
        var word = type["incident.".Length..];
        var step = new Step(id, word, Stamp.Of(told.At("occurred_at")), Subject.Of(Incident(data)), Agent.Of(told.At("agent")), Detail(word, data));
        var happening = step.Told();
        yield return word == "annotated" && data.Text("id") is { } note ? happening with { SameAs = [.. happening.SameAs, Notes.Key(note)] } : happening;
    }

    /// <summary>For notes, responders, tasks and the like the incident stands inside of the data.</summary>
    private static JsonElement Incident(JsonElement data)
    {
        if (data.Has("incident")) return data.At("incident");
        var roles = data.Items("incident_role_assignments").FirstOrDefault();
        return roles.Has("incident") ? roles.At("incident") : data;
    }

    private static string? Detail(string word, JsonElement data) => word switch
    {
        "escalated" or "reassigned" => Names(data.Items("assignees")),
        "delegated" => Names(data.Items("assignees")) ?? data.Text("escalation_policy", "summary"),
        "annotated" => data.Text("content") + (data.IsTrue("trimmed") ? " … (cut short by PagerDuty)" : ""),
        "status_update_published" => data.Text("message"),
        "priority_updated" => data.Text("priority", "summary"),
        "resolved" => data.Text("resolve_reason", "type") == "merge_resolve_reason" ? $"merged into {Subject.Of(data.At("resolve_reason", "incident"))}" : null,
        "responder.added" or "responder.replied" => Responder(word, data),
        "role.assigned" => string.Join(", ", data.Items("incident_role_assignments").Select(role => $"{role.Text("assignee", "summary") ?? "nobody"} is {role.Text("role", "summary") ?? role.Text("role", "name")}")),
        "task.created" or "task.updated" or "task.completed" => $"{data.Text("name") ?? data.Text("summary")}{(data.Text("status") is { } status ? $" ({status})" : "")}",
        "workflow.started" or "workflow.completed" => data.Text("workflow", "summary") ?? data.Text("summary"),
        "conference_bridge.updated" => data.Text("conference_url") ?? data.Text("conference_bridge", "conference_url"),
        "custom_field_values.updated" => string.Join(", ", data.Items("changed_custom_fields").Select(field => $"{field.Text("name")} = {field.Text("value") ?? "empty"}")),
        "service_updated" => data.Text("service", "summary"),
        "incident_type.changed" => data.Text("incident_type", "name"),
        _ => null,
    };

    private static string? Responder(string word, JsonElement data)
    {
        var who = data.Text("user", "summary") ?? data.Text("escalation_policy", "summary");
        if (word == "responder.replied") return $"{who ?? "somebody"} {data.Text("state")}{(data.Text("message") is { } answer ? $": {answer}" : "")}";
        return data.Text("message") is { } message ? $"{who}: “{message}”" : who;
    }

    private static string? Names(IEnumerable<JsonElement> people) => string.Join(", ", people.Select(person => person.Text("summary")).OfType<string>()) is { Length: > 0 } names ? names : null;
}
