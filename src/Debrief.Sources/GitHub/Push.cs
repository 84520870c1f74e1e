using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitHub;

/// <summary>Commits that reached a branch. To the default branch they are a change; elsewhere they are kept but not proposed.</summary>
internal static class Push
{
    /// <summary>How far the repository's own time may be from the commit's before the commit's clock is taken to mean something else.</summary>
    private static readonly TimeSpan Agreement = TimeSpan.FromMinutes(5);

    public static string Key(string repository, string commit) => $"github:{repository}@{commit}";

    public static Finding Read(JsonElement body)
    {
        var repository = WebhookEvent.Repository(body);
        var (name, after, head) = (body.Text("ref") ?? "", body.Text("after") ?? "", body.At("head_commit"));
        var id = $"{repository}/push/{name}/{after}";
        if (body.IsTrue("deleted") || WebhookEvent.IsZero(after)) return new Skip(id, "a branch or tag was deleted");
        if (!head.IsObject) return new Skip(id, "a push without commits");

        var main = name == $"refs/heads/{body.Text("repository", "default_branch") ?? body.Text("repository", "master_branch")}";
        var title = PlainText.FirstLine(head.Text("message") ?? "");
        var count = body.Items("commits").Count();
        return new Happening(id, At(body, head), !main ? EventKind.Other : WebhookEvent.IsRevert(title) ? EventKind.Action : EventKind.ConfigChange,
            $"{(body.IsTrue("forced") ? "Force-pushed" : "Pushed")} {(count > 1 ? $"{count} commits" : WebhookEvent.Short(after))} to {repository} {Ref(name)}: {title}")
        {
            Actor = WebhookEvent.Actor(body.At("sender")) ?? (body.Text("pusher", "name") is { } pusher ? new(pusher, pusher) : null),
            Url = body.Text("compare") ?? head.Text("url"),
            Proposed = main,
            SameAs = main ? [Key(repository, after)] : [],
        };
    }

    /// <summary>
    /// A push carries no time of its own. The commit's time is the author's clock, and can be days before the push; the repository's last push can be
    /// a later one. Where they agree the commit's time stands, else the repository's.
    /// </summary>
    private static Stamp At(JsonElement body, JsonElement head)
    {
        var (commit, repository) = (Stamp.Of(head.At("timestamp")), Stamp.Of(body.At("repository", "pushed_at")));
        return commit.At is { } made && repository.At is { } pushed && (pushed - made).Duration() > Agreement ? repository : commit.Or(repository);
    }

    private static string Ref(string name) => name.StartsWith("refs/heads/", StringComparison.Ordinal) ? name["refs/heads/".Length..]
        : name.StartsWith("refs/tags/", StringComparison.Ordinal) ? $"tag {name["refs/tags/".Length..]}" : name;
}
