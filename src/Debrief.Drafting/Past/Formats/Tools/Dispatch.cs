using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>An incident of Netflix's Dispatch as its API gives it (<c>IncidentRead</c> in its source).</summary>
internal static class Dispatch
{
    public static ToldIncident? Tell(JsonElement item)
    {
        if (item.Text("title") is not { } title || item.At("reported_at") is not { } reported || item.Object("incident_type") is null) return null;

        var told = new ToldIncident("Dispatch")
        {
            Title = item.Text("name") is { } name ? $"{name}: {title}" : title,
            StartedAt = reported,
            EndedAt = item.At("stable_at") ?? item.At("closed_at"),
            Severity = item.Text("incident_severity", "name") ?? item.Text("incident_priority", "name"),
            IsRestricted = string.Equals(item.Text("visibility"), "Restricted", StringComparison.OrdinalIgnoreCase),
            Categories = [.. new[] { item.Text("incident_type", "name") }.OfType<string>(), .. item.List("tags").Select(tag => tag.Text("name")).OfType<string>()],
        };
        told.With("Summary", item.Text("description")).With("Resolution", item.Text("resolution"));
        told.With("People", IncidentIo.Lines([("Commander", item.Text("commander", "individual", "name")), ("Reporter", item.Text("reporter", "individual", "name")), .. item.List("participants").Select(one => (Roles(one), one.Text("individual", "name")))]));
        told.Event(reported, "Reported");
        told.Event(item.At("stable_at"), "Stable");
        told.Event(item.At("closed_at"), "Closed");
        foreach (var happened in item.List("events")) told.Event(happened.At("started_at"), happened.Text("description"));
        foreach (var task in item.List("tasks")) told.Action(task.Text("description"), task.Text("owner", "individual", "name"), task.Text("resolve_by"), string.Equals(task.Text("status"), "Resolved", StringComparison.OrdinalIgnoreCase) ? "Done" : "", task.Text("weblink"));
        foreach (var document in item.List("documents")) told.Notes.Add($"The document {document.Text("weblink") ?? document.Text("name")} is not in the file.");
        return told;
    }

    private static string Roles(JsonElement participant) => string.Join(", ", participant.List("participant_roles").Select(role => role.Text("role")).OfType<string>()) is { Length: > 0 } roles ? roles : "Participant";
}
