using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitHub;

/// <summary>A pull request changes something when it is merged. A merge of a revert is somebody acting.</summary>
internal static class PullRequest
{
    public static Finding Read(JsonElement body)
    {
        var pull = body.At("pull_request");
        var (repository, number, title) = (WebhookEvent.Repository(body), pull.Text("number") ?? body.Text("number"), pull.Text("title") ?? "");
        var id = $"{repository}/pull/{number}";
        if (body.Text("action") != "closed") return new Skip($"{id}/{body.Text("action")}", $"a pull request was {body.Text("action") ?? "touched"}, not merged");
        if (!pull.IsTrue("merged")) return new Skip($"{id}/closed", "a pull request was closed without a merge");

        var into = pull.Text("base", "ref");
        var main = body.Text("repository", "default_branch") is not { } branch || into is null || branch == into;
        var at = Stamp.Of(pull.At("merged_at")).Or(Stamp.Of(pull.At("closed_at"))).Or(Stamp.Of(pull.At("updated_at")));
        return new Happening($"{id}/merged", at, Kind(title, main), $"Merged {repository}#{number} into {into ?? "the default branch"}: {title}")
        {
            Actor = WebhookEvent.Actor(pull.At("merged_by"), body.At("sender")),
            Url = pull.Text("html_url"),
            Proposed = main,
            SameAs = pull.Text("merge_commit_sha") is { } commit ? [Push.Key(repository, commit)] : [],
        };
    }

    private static EventKind Kind(string title, bool main) =>
        !main ? EventKind.Other : WebhookEvent.IsRevert(title) ? EventKind.Action : EventKind.ConfigChange;
}
