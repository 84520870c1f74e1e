using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitHub;

/// <summary>What the events have in common.</summary>
internal static class WebhookEvent
{
    /// <summary>The header says which event it is; a bare body shows it by what it holds, the most particular first.</summary>
    public static string? NameOf(Payload payload)
    {
        if (payload.Header("X-GitHub-Event") is { Length: > 0 } name) return name;
        var body = payload.Body;
        if (body.Has("zen")) return "ping";
        if (body.Has("deployment_status")) return "deployment_status";
        if (body.Has("deployment", "sha")) return "deployment";
        if (body.Has("review")) return "pull_request_review";
        if (body.Has("comment")) return "comment";
        if (body.Has("pull_request")) return "pull_request";
        if (body.Has("release")) return "release";
        if (body.Has("workflow_job")) return "workflow_job";
        if (body.Has("check_run")) return "check_run";
        if (body.Has("check_suite")) return "check_suite";
        if (body.Has("workflow_run")) return "workflow_run";
        if (body.Has("ref") && body.Has("before") && body.Has("after")) return "push";
        if (body.Has("issue")) return "issues";
        return body.Has("sender") ? "unknown" : null;
    }

    public static string IdOf(Payload payload, string name) => payload.Header("X-GitHub-Delivery") is { } delivery ? $"delivery/{delivery}" : $"{name}/{payload.Body.Text("repository", "full_name")}";

    public static string Repository(JsonElement body) => body.Text("repository", "full_name") ?? "a repository";

    public static string Short(string? sha) => sha is { Length: > 7 } ? sha[..7] : sha ?? "";

    public static bool IsZero(string? sha) => sha is { Length: > 0 } && sha.Trim('0').Length == 0;

    public static SourceActor? Actor(params ReadOnlySpan<JsonElement> people)
    {
        foreach (var person in people)
            if (person.Text("login") is { } login)
                return new(login, login);
        return null;
    }

    public static bool IsRevert(string title) =>
        title.StartsWith("Revert ", StringComparison.OrdinalIgnoreCase) || title.StartsWith("revert:", StringComparison.OrdinalIgnoreCase) || title.StartsWith("Rollback", StringComparison.OrdinalIgnoreCase) || title.StartsWith("Roll back", StringComparison.OrdinalIgnoreCase);
}
