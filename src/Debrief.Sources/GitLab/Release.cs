using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>A release counts when it is made; changes of its text and its deletion are no events.</summary>
internal static class Release
{
    public static Finding Read(JsonElement body)
    {
        var (tag, action) = (body.Text("tag") ?? "a release", body.Text("action") ?? "touched");
        var id = $"{Hook.Project(body)}/release/{body.Text("id") ?? tag}";
        if (action != "create") return new Skip($"{id}/{action}", $"a release: {action}, not made");

        var name = body.Text("name") is { } given && given != tag ? $" ({given})" : "";
        return new Happening($"{id}/created", Stamp.Of(body.At("released_at")).Or(Stamp.Of(body.At("created_at"))), EventKind.Deploy, $"Released {Hook.Project(body)} {tag}{name}") { Actor = Hook.Actor(body), Url = body.Text("url") };
    }
}
