using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitHub;

/// <summary>GitHub webhooks that change what runs: deployments and their statuses, merged pull requests, pushes, releases, workflow runs.</summary>
internal sealed class GitHubReader : PayloadReader
{
    public override string Name => "github";

    public override int Knows(Payload payload)
    {
        if (payload.Header("X-GitHub-Event") is not null) return 95;
        return payload.Body.Has("repository", "full_name") && WebhookEvent.NameOf(payload) is not null ? 90 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var name = WebhookEvent.NameOf(payload);
        var body = payload.Body;
        if (!body.IsObject)
            return [new Oddity(payload.Header("X-GitHub-Delivery"), $"The body of this {name} is broken JSON and was not read."), new Skip(WebhookEvent.IdOf(payload, "delivery"), "a delivery whose body is broken JSON")];
        return name switch
        {
            "deployment" => [Deployment.Started(body)],
            "deployment_status" => [Deployment.Changed(body)],
            "pull_request" => [PullRequest.Read(body)],
            "push" => [Push.Read(body)],
            "release" => [Release.Read(body)],
            "workflow_run" => [WorkflowRun.Read(body)],
            "ping" => [new Skip(WebhookEvent.IdOf(payload, "ping"), "a test message")],
            _ => [new Skip(WebhookEvent.IdOf(payload, name ?? "unknown"), $"{name ?? "unknown"} changes nothing that runs")],
        };
    }
}
