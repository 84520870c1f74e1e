using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitHub;

/// <summary>A release counts when it is published. GitHub announces the same moment under several actions.</summary>
internal static class Release
{
    public static Finding Read(JsonElement body)
    {
        var release = body.At("release");
        var (repository, tag, action) = (WebhookEvent.Repository(body), release.Text("tag_name") ?? "a release", body.Text("action") ?? "touched");
        var id = $"{repository}/release/{release.Text("id") ?? tag}";
        if (action is not ("published" or "released" or "prereleased")) return new Skip($"{id}/{action}", $"a release was {action}, not published");
        if (release.IsTrue("draft")) return new Skip($"{id}/draft", "a draft of a release");

        var name = release.Text("name") is { } given && given != tag ? $" ({given})" : "";
        return new Happening($"{id}/published", Stamp.Of(release.At("published_at")), EventKind.Deploy, $"Released {repository} {tag}{name}{(release.IsTrue("prerelease") ? ", a pre-release" : "")}")
        {
            Actor = WebhookEvent.Actor(release.At("author"), body.At("sender")),
            Url = release.Text("html_url"),
        };
    }
}
