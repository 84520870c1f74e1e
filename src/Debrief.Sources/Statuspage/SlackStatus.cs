using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Statuspage;

/// <summary>An incident of Slack's own status API (v2): notes with offsets, newest first, without a status. The last note is often a summary written days later.</summary>
internal static class SlackStatus
{
    public static bool Is(JsonElement incident) => incident.Text("title") is not null && incident.HasArray("notes") && incident.Has("date_created");

    public static IEnumerable<Finding> Read(JsonElement incident)
    {
        var notes = incident.Items("notes").Reverse().Where(note => note.Has("body")).ToList();
        if (notes.Count == 0) return [Told(incident, incident)];
        return notes.Select(note => Told(incident, note));
    }

    private static Happening Told(JsonElement incident, JsonElement note) => new StatusUpdate(
        $"{incident.Text("id")}/{note.Text("date_created")}", Stamp.Of(note.At("date_created")), null, incident.Text("title")!, null, PlainText.OfHtml(note.Text("body") ?? ""))
    {
        Url = incident.Text("url"),
        Record = note,
    }.Told();
}
