using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitHub;

/// <summary>Runs of workflows that deploy are a start and an end; other runs are kept when they are over, but not proposed.</summary>
internal static class WorkflowRun
{
    private static readonly string[] Deploying = ["deploy", "rollout", "rollback", "roll back", "release"];

    public static Finding Read(JsonElement body)
    {
        var run = body.At("workflow_run");
        var repository = WebhookEvent.Repository(body);
        var name = run.Text("name") ?? body.Text("workflow", "name") ?? run.Text("path") ?? "unnamed";
        var deploys = new[] { name, run.Text("path") }.OfType<string>().Any(words => Deploying.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase)));
        var id = $"{repository}/run/{run.Text("id")}/{run.Text("run_attempt") ?? "1"}";
        var what = $"Workflow `{name}` of {repository} ({run.Text("head_branch")}, {WebhookEvent.Short(run.Text("head_sha"))})";

        if (body.Text("action") != "completed")
            return deploys ? Told($"{id}/started", run.At("run_started_at"), $"{what} started") : new Skip($"{id}/{body.Text("action")}", "a run that is not over and does not deploy");
        if (run.Text("conclusion") == "skipped") return new Skip($"{id}/skipped", "a run that was skipped");
        return Told($"{id}/completed", run.At("updated_at"), $"{what} {Outcome(run.Text("conclusion"))}");

        Happening Told(string stableId, JsonElement at, string text) => new(stableId, Stamp.Of(at), deploys ? EventKind.Deploy : EventKind.Other, text)
        {
            Actor = WebhookEvent.Actor(run.At("triggering_actor"), run.At("actor"), body.At("sender")),
            Url = run.Text("html_url"),
            Proposed = deploys,
        };
    }

    private static string Outcome(string? conclusion) => conclusion switch
    {
        "success" => "succeeded",
        "failure" or "startup_failure" => "failed",
        "cancelled" => "was cancelled",
        "timed_out" => "timed out",
        null => "ended",
        _ => $"ended: {conclusion.Replace('_', ' ')}",
    };
}
