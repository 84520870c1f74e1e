using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>GitLab webhooks that change what runs: deployments, pipelines that deploy, merges, pushes, tags, releases, feature flags.</summary>
internal sealed class GitLabReader : PayloadReader
{
    public override string Name => "gitlab";

    public override int Knows(Payload payload)
    {
        if (payload.Header("X-Gitlab-Event") is not null) return 95;
        return Hook.KindOf(payload) is not null && (payload.Body.Has("project") || payload.Body.Has("project_id") || payload.Body.Has("repository")) ? 90 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        var kind = Hook.KindOf(payload);
        if (!body.IsObject)
            return [new Oddity(payload.Header("X-Gitlab-Event-UUID"), "The body of this hook is broken JSON and was not read."), new Skip($"delivery/{payload.Header("X-Gitlab-Event-UUID")}", "a delivery whose body is broken JSON")];
        return kind switch
        {
            "deployment" => [Deployment.Read(body)],
            "pipeline" => [Pipeline.Read(body)],
            "merge_request" => [MergeRequest.Read(body)],
            "push" or "tag_push" => [Push.Read(body)],
            "release" => [Release.Read(body)],
            "feature_flag" => [FeatureFlag.Read(body)],
            "build" or "job" => [new Skip($"job/{body.Text("build_id")}/{body.Text("build_status")}", "a job is part of a pipeline; a deployment tells of itself")],
            _ => [new Skip($"{Hook.Project(body)}/{kind}/{payload.Header("X-Gitlab-Event-UUID") ?? body.Text("object_attributes", "id")}", $"{kind ?? "this hook"} changes nothing that runs")],
        };
    }
}
