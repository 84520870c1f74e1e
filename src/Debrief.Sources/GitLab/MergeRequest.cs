using System.Text.Json;
using Debrief.Sources.GitHub;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>A merge request changes something when it is merged. A merge of a revert is somebody acting.</summary>
internal static class MergeRequest
{
    public static Finding Read(JsonElement body)
    {
        var request = body.At("object_attributes");
        var (project, number, title) = (Hook.Project(body), request.Text("iid") ?? request.Text("id"), request.Text("title") ?? "");
        var (action, id) = (request.Text("action"), $"{project}/merge-request/{number}");
        // The oldest hooks name no action: there the state tells.
        if ((action ?? request.Text("state")) is not ("merge" or "merged")) return new Skip($"{id}/{action}", $"a merge request: {action ?? request.Text("state") ?? "touched"}, not merged");

        var into = request.Text("target_branch");
        var main = body.Text("project", "default_branch") is not { } branch || into is null || branch == into;
        return new Happening($"{id}/merged", Stamp.Of(request.At("merged_at")).Or(Stamp.Of(request.At("updated_at"))),
            !main ? EventKind.Other : WebhookEvent.IsRevert(title) ? EventKind.Action : EventKind.ConfigChange, $"Merged {project}!{number} into {into ?? "the default branch"}: {title}")
        {
            Actor = Hook.Actor(body),
            Url = request.Text("url"),
            Proposed = main,
            SameAs = request.Text("merge_commit_sha") is { } commit ? [Hook.Key(body, commit)] : [],
        };
    }
}
