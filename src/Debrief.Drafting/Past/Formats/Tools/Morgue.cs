using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>A post-mortem of Etsy's Morgue: the row of its table (<c>schemas/postmortems.sql</c> in its source), times in seconds since 1970, with what its features add.</summary>
internal static class Morgue
{
    public static ToldIncident? Tell(JsonElement item)
    {
        if (item.Text("title") is not { } title || item.At("starttime") is not { } started || item.Text("endtime") is null) return null;

        var told = new ToldIncident("Morgue")
        {
            Title = title,
            StartedAt = started,
            EndedAt = item.At("endtime"),
            Severity = item.Text("severity") is { Length: 1 } level and not "0" ? $"SEV{level}" : item.Text("severity"),
            Categories = [.. item.List("tags").Select(tag => tag.Text("title") ?? (tag.ValueKind == JsonValueKind.String ? tag.GetString() : null)).OfType<string>()],
        };
        told.With("TL;DR", item.Text("tldr")).With("Summary", item.Text("summary")).With("Why were we surprised?", item.Text("why_surprised")).With("Meeting notes", item.Text("meeting_notes_link"));
        told.With("People", IncidentIo.Lines([("Contact", item.Text("contact")), ("Facilitator", item.Text("facilitator"))]));
        told.Event(started, "Impact started");
        told.Event(item.At("detecttime"), "Detected");
        told.Event(item.At("statustime"), "Status page updated");
        told.Event(item.At("endtime"), "Impact ended");
        return told;
    }
}
