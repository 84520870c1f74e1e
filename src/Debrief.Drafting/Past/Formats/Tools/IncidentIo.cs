using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>An incident of incident.io as its public API gives it (<c>GET /v2/incidents</c>), with follow-ups and updates where a script put them into it. From its API reference; no real export was at hand.</summary>
internal static class IncidentIo
{
    private static readonly string[] Starts = ["impact started", "started", "reported", "declared"];
    private static readonly string[] Ends = ["resolved", "fixed", "closed", "impact ended"];

    public static ToldIncident? Tell(JsonElement item)
    {
        if (item.Text("name") is not { } name || (item.Object("incident_status") is null && item.Object("incident_type") is null && item.Text("permalink") is null) || item.Text("reference") is not { } reference) return null;

        var moments = item.List("incident_timestamp_values").Select(moment => (Name: moment.Text("incident_timestamp", "name") ?? "", At: moment.Object("value")?.At("value") ?? moment.At("value"))).Where(moment => moment.At is not null).ToList();
        var fields = item.List("custom_field_entries").Select(entry => (Name: entry.Text("custom_field", "name") ?? "", Values: entry.List("values").Select(Value).OfType<string>().ToList())).Where(field => field.Values.Count > 0).ToList();
        var told = new ToldIncident("incident.io")
        {
            Title = $"{reference} {name}",
            StartedAt = At(Starts) ?? item.At("created_at"),
            EndedAt = At(Ends),
            Severity = item.Text("severity", "name"),
            IsRestricted = item.Text("visibility") == "private",
            Services = [.. fields.Where(field => field.Name.Contains("service", StringComparison.OrdinalIgnoreCase)).SelectMany(field => field.Values)],
            Categories = item.Text("incident_type", "name") is { } type ? [type] : [],
        };
        told.With("Summary", item.Text("summary")).With("Post-mortem", item.Object("postmortem")?.Text("content") ?? item.Text("postmortem_document_url"));
        told.With("People", Lines(item.List("incident_role_assignments").Select(role => (role.Text("role", "name"), role.Text("assignee", "name")))));
        told.With("Fields", Lines(fields.Select(field => ((string?)field.Name, (string?)string.Join(", ", field.Values)))));
        foreach (var moment in moments) told.Event(moment.At, moment.Name);
        foreach (var update in item.List("incident_updates")) told.Event(update.At("created_at"), update.Text("message"));
        foreach (var action in item.List("follow_ups").Concat(item.List("actions")))
        {
            told.Action(action.Text("title") ?? action.Text("description"), action.Text("assignee", "name"), action.Text("due_at"),
                action.Text("status") switch { "completed" => "Done", "not_doing" or "deleted" => "Won't do", "outstanding" => "", var other => other }, action.Text("external_issue_reference", "issue_permalink"));
        }
        return told;

        DateTimeOffset? At(string[] names) => names.Select(wanted => moments.Find(moment => moment.Name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).At).FirstOrDefault(at => at is not null);
    }

    private static string? Value(JsonElement value) => value.Text("value_option", "value") ?? value.Text("value_catalog_entry", "name") ?? value.Text("value_text") ?? value.Text("value_link") ?? value.Text("value_numeric");

    internal static string Lines(IEnumerable<(string? Name, string? Words)> lines) => string.Join('\n', lines.Where(line => line is { Name: not null, Words: not null }).Select(line => $"- {line.Name}: {line.Words}"));
}
