using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitHub;

/// <summary>One deploy is a start (the deployment) and an end (a status that ends it). Statuses between prove the start once more.</summary>
internal static class Deployment
{
    public static Finding Started(JsonElement body) => Start(body);

    public static Finding Changed(JsonElement body)
    {
        var status = body.At("deployment_status");
        var state = status.Text("state") ?? "unknown";
        var id = $"{Id(body)}/{state}";
        return state switch
        {
            "queued" or "pending" or "in_progress" => Start(body),
            "success" => End(body, id, "succeeded"),
            "failure" or "error" => End(body, id, "failed"),
            "inactive" => new Skip(id, "an older deploy became inactive"),
            "waiting" => new Skip(id, "a deploy that waits for approval has not started"),
            _ => End(body, id, $"is {state}") with { Kind = EventKind.Other },
        };
    }

    private static Happening Start(JsonElement body) =>
        new($"{Id(body)}/started", Stamp.Of(body.At("deployment", "created_at")), EventKind.Deploy, $"{What(body)} started{Note(body.Text("deployment", "description"))}")
        {
            Actor = WebhookEvent.Actor(body.At("deployment", "creator"), body.At("sender")),
            Url = Link(body),
        };

    private static Happening End(JsonElement body, string id, string how)
    {
        var status = body.At("deployment_status");
        return new(id, Stamp.Of(status.At("created_at")), EventKind.Deploy, $"{What(body)} {how}{Note(status.Text("description"))}")
        {
            Actor = WebhookEvent.Actor(status.At("creator"), body.At("sender")),
            Url = status.Text("log_url") ?? status.Text("target_url") ?? Link(body),
        };
    }

    private static string Id(JsonElement body) => $"{WebhookEvent.Repository(body)}/deployment/{body.Text("deployment", "id")}";

    private static string What(JsonElement body)
    {
        var deployment = body.At("deployment");
        var (reference, sha, task) = (deployment.Text("ref"), WebhookEvent.Short(deployment.Text("sha")), deployment.Text("task"));
        var version = reference is null || deployment.Text("sha")?.StartsWith(reference, StringComparison.Ordinal) == true ? sha : $"{reference}, {sha}";
        var verb = task is null or "deploy" ? "Deploy" : PlainText.Sentence(task);
        return $"{verb} of {WebhookEvent.Repository(body)} ({version}) to {body.Text("deployment_status", "environment") ?? deployment.Text("environment") ?? "an unnamed environment"}";
    }

    private static string Note(string? description) => description is null ? "" : $": {description}";

    private static string? Link(JsonElement body) => body.Text("repository", "html_url") is { } repository ? $"{repository}/deployments" : null;
}
