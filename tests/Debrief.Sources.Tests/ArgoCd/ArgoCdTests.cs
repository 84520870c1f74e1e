using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.ArgoCd;

public sealed class ArgoCdTests
{
    private static string Audit(string reason, string message) =>
        $$$"""{"apiVersion":"v1","kind":"Event","metadata":{"name":"checkout.1","namespace":"argocd","uid":"ev1"},"involvedObject":{"apiVersion":"argoproj.io/v1alpha1","kind":"Application","name":"checkout"},"reason":"{{{reason}}}","message":"{{{message}}}","firstTimestamp":"2026-03-02T14:00:00Z","lastTimestamp":"2026-03-02T14:00:00Z","count":1,"type":"Normal"}""";

    [Theory]
    [InlineData("OperationStarted", "ilse initiated sync to 4.2", EventKind.Deploy, "ilse")]
    [InlineData("OperationStarted", "ilse initiated rollback to 3", EventKind.Action, "ilse")]
    [InlineData("OperationStarted", "Initiated automated sync to '4.2'", EventKind.Deploy, null)]
    [InlineData("OperationCompleted", "Sync operation to 4.2 failed: no", EventKind.Deploy, null)]
    [InlineData("ResourceUpdated", "Updated health status: Progressing -> Degraded (one pod)", EventKind.Alert, null)]
    [InlineData("ResourceUpdated", "Updated health status: Degraded -> Healthy", EventKind.AlertResolved, null)]
    [InlineData("ResourceUpdated", "ilse updated application spec", EventKind.ConfigChange, "ilse")]
    public void The_audit_log_in_the_cluster_is_Argo_CDs(string reason, string message, EventKind kind, string? actor)
    {
        var found = Reading.Of(Audit(reason, message)).Only;

        Assert.Equal(("argocd", kind, $"Argo CD: checkout: {message}", actor), (found.Evidence[0].Source, found.Kind, found.Text, found.Actor?.Name));
    }

    [Fact]
    public void An_application_tells_its_deploys_what_failed_and_how_it_does()
    {
        var reading = Reading.Of(Samples.All["Argo CD application"]);

        Assert.Equal(
            ["Argo CD deployed checkout (f58c7ed) from https://git.example/r.git", "Argo CD deployed checkout (a+b)", "Argo CD: checkout (no revision) failed to sync: no", "Argo CD: checkout is Degraded"],
            reading.Events.Select(found => found.Text));
        Assert.Equal("ilse", reading.Events[0].Actor?.Name);
    }

    [Fact]
    public void The_same_revision_deployed_twice_is_two_deploys()
    {
        const string Twice = """{"apiVersion":"argoproj.io/v1alpha1","kind":"Application","metadata":{"name":"checkout"},"status":{"history":[{"id":4,"revision":"a","deployedAt":"2026-03-02T14:01:30Z"},{"id":5,"revision":"a","deployedAt":"2026-03-02T14:09:30Z"}]}}""";

        Assert.Equal(2, Reading.Of(Twice).Events.Select(found => found.Id).Distinct().Count());
    }

    [Fact]
    public void A_notice_by_our_template_and_the_history_tell_one_deploy()
    {
        var notice = Reading.Of("""{"source":"argocd","app":"checkout","revision":"a","phase":"Succeeded","health":"Healthy","finishedAt":"2026-03-02T14:01:30Z"}""").Only;
        var history = Reading.Of("""{"apiVersion":"argoproj.io/v1alpha1","kind":"Application","metadata":{"name":"checkout"},"status":{"history":[{"id":4,"revision":"a","deployedAt":"2026-03-02T14:01:30Z"}]}}""").Only;

        Assert.NotEmpty(notice.SameAs.Intersect(history.SameAs));
    }
}
