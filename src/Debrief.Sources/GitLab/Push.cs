using System.Text.Json;
using Debrief.Sources.GitHub;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>Commits that reached a branch, or a tag. A push carries no time of its own: its last commit's stands for it, which is its author's clock.</summary>
internal static class Push
{
    public static Finding Read(JsonElement body)
    {
        var (project, name, after) = (Hook.Project(body), body.Text("ref") ?? "", body.Text("after") ?? "");
        var id = $"{project}/push/{name}/{after}";
        if (WebhookEvent.IsZero(after)) return new Skip(id, "a branch or tag was deleted");

        var commits = body.Items("commits").ToList();
        var head = commits.LastOrDefault(commit => commit.Text("id") == after) is { IsObject: true } found ? found : commits.LastOrDefault();
        var main = name == $"refs/heads/{body.Text("project", "default_branch")}";
        var title = PlainText.FirstLine(head.Text("title") ?? head.Text("message") ?? "");
        var count = body.Text("total_commits_count");
        return new Happening(id, Stamp.Of(head.At("timestamp")), !main ? EventKind.Other : WebhookEvent.IsRevert(title) ? EventKind.Action : EventKind.ConfigChange,
            $"Pushed {(count is null or "0" or "1" ? Hook.Short(after) : $"{count} commits")} to {project} {Ref(name)}{Hook.Note(title.Length == 0 ? null : title)}")
        {
            IsKnownByArrival = !head.Has("timestamp"),
            Actor = Hook.Actor(body),
            Url = head.Text("url"),
            Proposed = main,
            SameAs = main ? [Hook.Key(body, after)] : [],
        };
    }

    private static string Ref(string name) => name.StartsWith("refs/heads/", StringComparison.Ordinal) ? name["refs/heads/".Length..]
        : name.StartsWith("refs/tags/", StringComparison.Ordinal) ? $"tag {name["refs/tags/".Length..]}" : name;
}
