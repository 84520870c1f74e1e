using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>Notes of the REST API. They do not name their incident.</summary>
internal static class Notes
{
    public static bool Is(JsonElement note) => note.Text("content") is not null && note.Has("created_at") && note.Text("id") is not null;

    public static string Key(string noteId) => $"pagerduty:note/{noteId}";

    public static IEnumerable<Finding> Read(JsonElement note)
    {
        var (id, author) = (note.Text("id")!, note.At("user"));
        var name = author.Text("summary") ?? author.Text("id");
        yield return new Happening($"note/{id}", Stamp.Of(note.At("created_at")), EventKind.Note, note.Text("content")!)
        {
            Actor = name is null ? null : new(author.Text("id") ?? name, name),
            SameAs = [Key(id)],
            Revision = Stamp.Of(note.At("updated_at")).Seconds ?? 0,
            Record = note,
        };
    }
}
