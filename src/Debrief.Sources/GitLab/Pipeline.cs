using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>A pipeline that is over. One that ran a job for an environment is a deploy; the others are kept, but not proposed.</summary>
internal static class Pipeline
{
    public static Finding Read(JsonElement body)
    {
        var run = body.At("object_attributes");
        var status = run.Text("status") ?? "unknown";
        var id = $"{Hook.Project(body)}/pipeline/{run.Text("id")}/{status}";
        if (status is not ("success" or "failed" or "canceled")) return new Skip(id, "a pipeline that is not over");

        var into = body.Items("builds").Where(build => build.Text("environment", "name") is not null && build.Text("environment", "action") is null or "start" && build.Text("status") is "success" or "failed")
            .Select(build => build.Text("environment", "name")!).Distinct().ToList();
        var how = status switch { "success" => "succeeded", "failed" => "failed", _ => "was cancelled" };
        return new Happening(id, Stamp.Of(run.At("finished_at")), into.Count > 0 ? EventKind.Deploy : EventKind.Other,
            $"Pipeline {run.Text("iid") ?? run.Text("id")} of {Hook.Project(body)} ({run.Text("ref")}, {Hook.Short(run.Text("sha"))}){(into.Count > 0 ? $" to {string.Join(", ", into)}" : "")} {how}")
        {
            Actor = Hook.Actor(body),
            Url = run.Text("url") ?? (body.Text("project", "web_url") is { } project ? $"{project}/-/pipelines/{run.Text("id")}" : null),
            Proposed = into.Count > 0,
        };
    }
}
