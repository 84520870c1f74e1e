using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>A deploy, told at each change of its status.</summary>
internal static class Deployment
{
    public static Finding Read(JsonElement body)
    {
        var status = body.Text("status") ?? "unknown";
        var id = $"{Hook.Project(body)}/deployment/{body.Text("deployment_id")}/{status}";
        if (status is "blocked" or "created") return new Skip(id, "a deploy that waits has not started");

        var how = status switch { "running" => "started", "success" => "succeeded", "failed" => "failed", "canceled" => "was cancelled", _ => $"is {status}" };
        var (reference, sha) = (body.Text("ref"), Hook.Short(body.Text("short_sha")));
        var version = string.Join(", ", new[] { reference, sha }.Where(part => part is { Length: > 0 }).Distinct());
        return new Happening(id, Stamp.Of(body.At("status_changed_at")), status is "running" or "success" or "failed" or "canceled" ? EventKind.Deploy : EventKind.Other,
            $"Deploy of {Hook.Project(body)} ({version}) to {body.Text("environment") ?? "an unnamed environment"} {how}{Hook.Note(body.Text("commit_title"))}")
        {
            Actor = Hook.Actor(body),
            Url = body.Text("deployable_url") ?? body.Text("environment_external_url"),
        };
    }
}
