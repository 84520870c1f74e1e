using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.GitLab;

public sealed class GitLabTests
{
    private const string Around = """ "user":{"username":"ilse","name":"Ilse"},"project":{"path_with_namespace":"harbour/checkout","default_branch":"main","web_url":"https://gitlab.example/harbour/checkout"}""";

    private static string Deployment(string status) =>
        $$"""{"object_kind":"deployment","status":"{{status}}","status_changed_at":"2026-03-02 15:01:30 +0100","deployment_id":15,"environment":"production","short_sha":"279484c0","ref":"v4.2","commit_title":"Use the cache",{{Around}}}""";

    private static string Merge(string action, string title, string into = "main") =>
        $$$"""{"object_kind":"merge_request","object_attributes":{"iid":3,"title":"{{{title}}}","state":"merged","action":"{{{action}}}","target_branch":"{{{into}}}","updated_at":"2026-03-02 14:01:30 UTC","merge_commit_sha":"5bcfb805"},{{{Around}}}}""";

    private static string Push(string name, string after) =>
        $$"""{"object_kind":"push","before":"11","after":"{{after}}","ref":"{{name}}","commits":[{"id":"5bcfb805","message":"Use the cache","timestamp":"2026-03-02T15:01:00+01:00"}],"total_commits_count":4,{{Around}}}""";

    [Theory]
    [InlineData("running", "started")]
    [InlineData("success", "succeeded")]
    [InlineData("failed", "failed")]
    [InlineData("canceled", "was cancelled")]
    public void A_deploy_is_told_at_each_change_of_its_status(string status, string how)
    {
        var found = Reading.Of(Deployment(status)).Only;

        Assert.Equal((EventKind.Deploy, $"Deploy of harbour/checkout (v4.2, 279484c0) to production {how}: Use the cache", "ilse"), (found.Kind, found.Text, found.Actor?.Name));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 1, 30, TimeSpan.Zero), found.At);
    }

    [Fact]
    public void A_deploy_that_waits_and_a_job_are_no_events() =>
        Assert.Equal(["a deploy that waits has not started", "a job is part of a pipeline; a deployment tells of itself"],
            Reading.Of($$"""[{{Deployment("blocked")}},{"object_kind":"build","build_id":1,"build_status":"success","project_id":1}]""").Skips.Select(skip => skip.Why));

    [Fact]
    public void A_merge_is_a_change_and_of_a_revert_an_action_and_anything_but_a_merge_is_skipped()
    {
        Assert.Equal((EventKind.ConfigChange, "Merged harbour/checkout!3 into main: Use the cache"), Reading.Of(Merge("merge", "Use the cache")).Only is var merge ? (merge.Kind, merge.Text) : default);
        Assert.Equal(EventKind.Action, Reading.Of(Merge("merge", "Revert \\\"Use the cache\\\"")).Only.Kind);
        Assert.False(Reading.Of(Merge("merge", "Part", into: "feature")).Only.Proposed);
        Assert.Single(Reading.Of(Merge("open", "Use the cache")).Skips);
    }

    [Fact]
    public void A_merge_and_the_push_it_makes_share_a_key_and_all_commits_count()
    {
        var push = Reading.Of(Push("refs/heads/main", "5bcfb805")).Only;

        Assert.Equal("Pushed 4 commits to harbour/checkout main: Use the cache", push.Text);
        Assert.NotEmpty(push.SameAs.Intersect(Reading.Of(Merge("merge", "Use the cache")).Only.SameAs));
        Assert.Equal("a branch or tag was deleted", Assert.Single(Reading.Of(Push("refs/heads/main", "0000000000")).Skips).Why);
    }

    [Fact]
    public void Only_a_pipeline_that_ran_for_an_environment_deploys()
    {
        var deploys = Samples.All["GitLab pipeline"];

        Assert.Equal((EventKind.Deploy, "Pipeline 3 of harbour/checkout (main, bcbb5ec3) to production succeeded"), Reading.Of(deploys).Only is var found ? (found.Kind, found.Text) : default);
        Assert.False(Reading.Of(deploys.Replace("\"success\",\"environment", "\"skipped\",\"environment", StringComparison.Ordinal)).Only.Proposed);
        Assert.Single(Reading.Of(deploys.Replace("\"status\":\"success\",\"finished", "\"status\":\"running\",\"finished", StringComparison.Ordinal)).Skips);
    }

    [Fact]
    public void A_flag_that_is_switched_is_a_change_at_its_arrival()
    {
        var at = new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
        var found = Reading.Of($$$"""{"object_kind":"feature_flag","object_attributes":{"id":6,"name":"new-cache","active":true},{{{Around}}}}""", new() { ReceivedAt = at }).Only;

        Assert.Equal((EventKind.ConfigChange, "Feature flag `new-cache` of harbour/checkout is on", at), (found.Kind, found.Text, found.At));
    }
}
