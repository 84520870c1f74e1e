using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Opsgenie;

/// <summary>A note on an alert as REST lists it: <c>{note, owner, createdAt, offset}</c>.</summary>
internal static class AlertNote
{
    public static bool Is(JsonElement note) => note.Text("note") is not null && note.Has("createdAt") && note.Has("owner");

    public static IEnumerable<Finding> Read(JsonElement note)
    {
        var (at, owner) = (Stamp.Of(note.At("createdAt")), note.Text("owner"));
        yield return new Happening($"note/{note.Text("offset") ?? at.Original}/{PlainText.Fingerprint(note.Text("note")!)}", at, EventKind.Note, note.Text("note")!)
        {
            Actor = owner is null ? null : new(owner, owner),
            Record = note,
        };
    }
}
