using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.GitHub;

public sealed class GitHubTests
{
    private const string Around = """ "repository":{"full_name":"harbour/checkout","html_url":"https://github.com/harbour/checkout","default_branch":"main","pushed_at":1772460120},"sender":{"login":"noor"}""";
    private const string Deployment = """ "deployment":{"id":9001,"sha":"4be1f0c2aa17","ref":"main","task":"deploy","environment":"production","description":null,"creator":{"login":"ilse"},"created_at":"2026-03-02T13:58:00Z","payload":"{\"by\":\"bot\"}"}""";

    private static string Status(string state) =>
        $$$"""{"action":"created","deployment_status":{"id":1,"state":"{{{state}}}","environment":"production","description":"","creator":{"login":"ilse"},"log_url":"https://github.com/harbour/checkout/actions/runs/1","created_at":"2026-03-02T14:01:30Z"},{{{Deployment}}},{{{Around}}}}""";

    private static string Pull(string action, string title, bool merged, string into = "main") =>
        $$$"""{"action":"{{{action}}}","number":512,"pull_request":{"number":512,"title":"{{{title}}}","html_url":"https://github.com/harbour/checkout/pull/512","merged":{{{(merged ? "true" : "false")}}},"merged_at":{{{(merged ? "\"2026-03-02T13:55:00Z\"" : "null")}}},"merge_commit_sha":"4be1f0c2aa17","merged_by":{"login":"noor"},"base":{"ref":"{{{into}}}"}},{{{Around}}}}""";

    private static string Push(string name, string message, string timestamp, string after = "4be1f0c2aa17", string more = "") =>
        $$$"""{"ref":"{{{name}}}","before":"00aa11bb22cc","after":"{{{after}}}","deleted":false,"forced":false,"compare":"https://github.com/harbour/checkout/compare/00aa...4be1","commits":[{"id":"a"},{"id":"b"}],"head_commit":{"id":"4be1f0c2aa17","message":"{{{message}}}","timestamp":"{{{timestamp}}}"}{{{more}}},{{{Around}}}}""";

    [Fact]
    public void One_deploy_is_a_start_and_an_end_however_many_statuses_it_had()
    {
        var reading = Reading.Of($$"""[{"action":"created",{{Deployment}},{{Around}}},{{Status("queued")}},{{Status("in_progress")}},{{Status("success")}},{{Status("inactive")}}]""");

        Assert.Equal(
            ["Deploy of harbour/checkout (main, 4be1f0c) to production started", "Deploy of harbour/checkout (main, 4be1f0c) to production succeeded"],
            reading.Events.DistinctBy(found => found.Id).Select(found => found.Text));
        Assert.All(reading.Events, found => Assert.Equal(EventKind.Deploy, found.Kind));
        Assert.Equal("an older deploy became inactive", Assert.Single(reading.Skips).Why);
        Assert.Equal("2026-03-02T14:01:30Z", reading.Events[^1].OriginalTime);
    }

    [Theory]
    [InlineData("failure", EventKind.Deploy, "failed")]
    [InlineData("error", EventKind.Deploy, "failed")]
    [InlineData("levitating", EventKind.Other, "is levitating")]
    public void A_deploy_that_fails_or_does_something_new_says_so(string state, EventKind kind, string end)
    {
        var found = Reading.Of(Status(state)).Only;

        Assert.Equal((kind, $"Deploy of harbour/checkout (main, 4be1f0c) to production {end}"), (found.Kind, found.Text));
    }

    [Fact]
    public void A_merge_is_a_change_and_the_merge_of_a_revert_is_an_action()
    {
        var merge = Reading.Of(Pull("closed", "Use the new price cache", merged: true)).Only;
        var revert = Reading.Of(Pull("closed", "Revert \\\"Use the new price cache\\\"", merged: true)).Only;

        Assert.Equal((EventKind.ConfigChange, "Merged harbour/checkout#512 into main: Use the new price cache", "noor"), (merge.Kind, merge.Text, merge.Actor?.Name));
        Assert.Equal(EventKind.Action, revert.Kind);
    }

    [Theory]
    [InlineData("closed", "a pull request was closed without a merge")]
    [InlineData("opened", "a pull request was opened, not merged")]
    public void A_pull_request_that_was_not_merged_is_skipped(string action, string why) =>
        Assert.Equal(why, Assert.Single(Reading.Of(Pull(action, "Try something", merged: false)).Skips).Why);

    [Fact]
    public void A_merge_into_another_branch_is_kept_but_not_proposed() =>
        Assert.False(Reading.Of(Pull("closed", "Part two", merged: true, into: "feature")).Only.Proposed);

    [Fact]
    public void A_merge_and_the_push_it_makes_share_a_key()
    {
        var merge = Reading.Of(Pull("closed", "Use the new price cache", merged: true)).Only;
        var push = Reading.Of(Push("refs/heads/main", "Merge pull request #512", "2026-03-02T13:55:00Z")).Only;

        Assert.NotEmpty(merge.SameAs.Intersect(push.SameAs));
    }

    [Fact]
    public void A_push_takes_the_commits_time_unless_the_commit_was_made_long_before()
    {
        var fresh = Reading.Of(Push("refs/heads/main", "Raise the limit\\n\\nDetails", "2026-03-02T15:01:00+01:00")).Only;
        var old = Reading.Of(Push("refs/heads/main", "Raise the limit", "2026-02-20T08:00:00Z")).Only;

        Assert.Equal(("Pushed 2 commits to harbour/checkout main: Raise the limit", "2026-03-02T15:01:00+01:00"), (fresh.Text, fresh.OriginalTime));
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 14, 2, 0, TimeSpan.Zero), "1772460120"), (old.At, old.OriginalTime));
    }

    [Fact]
    public void A_push_to_a_side_branch_is_not_proposed_and_a_deleted_branch_is_skipped()
    {
        Assert.False(Reading.Of(Push("refs/heads/try", "Try", "2026-03-02T14:01:00Z")).Only.Proposed);
        Assert.Equal("a branch or tag was deleted", Assert.Single(Reading.Of(Push("refs/heads/try", "Try", "2026-03-02T14:01:00Z", after: "000000000000")).Skips).Why);
    }

    [Fact]
    public void A_release_announced_under_two_actions_is_one_deploy()
    {
        string Release(string action) => $$"""{"action":"{{action}}","release":{"id":7,"tag_name":"v4.2.0","name":"Spring","draft":false,"prerelease":false,"author":{"login":"ilse"},"html_url":"https://github.com/harbour/checkout/releases/v4.2.0","created_at":"2026-02-01T00:00:00Z","published_at":"2026-03-02T13:50:00Z"},{{Around}}}""";
        var reading = Reading.Of($"[{Release("published")},{Release("released")},{Release("edited")}]");

        Assert.Equal((EventKind.Deploy, "Released harbour/checkout v4.2.0 (Spring)", "2026-03-02T13:50:00Z"), (reading.Events[0].Kind, reading.Events[0].Text, reading.Events[0].OriginalTime));
        Assert.Single(reading.Events.Select(found => found.Id).Distinct());
        Assert.Single(reading.Skips);
    }

    [Fact]
    public void A_workflow_that_deploys_is_a_deploy_and_another_is_not_proposed()
    {
        string Run(string name, string action, string conclusion) => $$$"""{"action":"{{{action}}}","workflow_run":{"id":55,"run_attempt":2,"name":"{{{name}}}","path":".github/workflows/x.yml","conclusion":{{{conclusion}}},"head_branch":"main","head_sha":"4be1f0c2aa17","run_started_at":"2026-03-02T13:58:00Z","updated_at":"2026-03-02T14:00:00Z","triggering_actor":{"login":"ilse"} },{{{Around}}} }""";
        var reading = Reading.Of($"[{Run("Deploy production", "in_progress", "null")},{Run("Deploy production", "completed", "\"failure\"")},{Run("Tests", "completed", "\"success\"")},{Run("Tests", "requested", "null")}]");

        Assert.Equal(
            ["Workflow `Deploy production` of harbour/checkout (main, 4be1f0c) started", "Workflow `Deploy production` of harbour/checkout (main, 4be1f0c) failed", "Workflow `Tests` of harbour/checkout (main, 4be1f0c) succeeded"],
            reading.Events.Select(found => found.Text));
        Assert.Equal([true, true, false], reading.Events.Select(found => found.Proposed));
        Assert.Single(reading.Skips);
    }

    [Fact]
    public void The_header_says_which_event_it_is_and_forms_are_read_too()
    {
        var body = Uri.EscapeDataString(Pull("closed", "Use the new price cache", merged: true));
        var reading = Reading.Of($$"""{"headers":[{"name":"x-github-event","value":"pull_request"},{"name":"X-GitHub-Delivery","value":"72d3"}],"body":"payload={{body}}"}""");

        Assert.Equal("Merged harbour/checkout#512 into main: Use the new price cache", reading.Only.Text);
        Assert.Equal(reading.Bytes.Length, reading.Only.Evidence[0].Raw.Length);
    }

    [Fact]
    public void A_delivery_with_a_broken_body_is_named()
    {
        var reading = Reading.Of("""{"headers":{"X-GitHub-Event":"push","X-GitHub-Delivery":"72d3"},"body":"{oops"}""");

        Assert.Equal(("72d3", "The body of this push is broken JSON and was not read."), (Assert.Single(reading.Warnings).Record, reading.Warnings[0].Message));
        Assert.Single(reading.Skips);
    }

    [Fact]
    public void An_event_that_changes_nothing_is_skipped_with_its_name()
    {
        var reading = Reading.Of($$"""[{"zen":"Keep it logically awesome.","hook_id":1,{{Around}}},{"action":"opened","issue":{"number":4},{{Around}}}]""");

        Assert.Equal(["a test message", "issues changes nothing that runs"], reading.Skips.Select(skip => skip.Why));
    }
}
