using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Grafana;

public sealed class GrafanaTests
{
    private static string Unified(string labels, string status, string startsAt, string endsAt) =>
        $$$"""{"receiver":"oncall","status":"{{{status}}}","orgId":1,"alerts":[{"status":"{{{status}}}","labels":{{{labels}}},"annotations":{"description":"p95 is 4.2 s."},"startsAt":"{{{startsAt}}}","endsAt":"{{{endsAt}}}","generatorURL":"https://grafana.harbour.example/alerting/x/view","fingerprint":"0badc0ffee123456","silenceURL":"https://grafana.harbour.example/silence","panelURL":"https://grafana.harbour.example/d/1?viewPanel=2&auth_token=s3cret","values":{"A":4.2}}],"version":"1","title":"[FIRING:1]","state":"alerting"}""";

    private static string Legacy(string state) => $$"""{"title":"[Alerting] Queue depth","ruleId":12,"ruleName":"Queue depth","state":"{{state}}","evalMatches":[{"value":18234,"metric":"orders","tags":{} }],"orgId":1,"ruleUrl":"https://grafana.harbour.example/d/q","message":"Orders wait"}""";

    [Fact]
    public void Unified_alerting_is_read_as_grafanas_own_with_a_link_that_holds_no_token()
    {
        var found = Reading.Of(Unified("""{"alertname":"Checkout slow"}""", "firing", "2026-03-02T14:04:00+01:00", "0001-01-01T00:00:00Z")).Only;

        Assert.Equal(("grafana", "Alert `Checkout slow` fires: p95 is 4.2 s"), (found.Evidence[0].Source, found.Text));
        Assert.Equal("https://grafana.harbour.example/d/1?viewPanel=2", found.Evidence[0].Url);
    }

    [Fact]
    public void An_end_written_over_the_start_still_ends_the_alert()
    {
        var found = Reading.Of(Unified("""{"alertname":"Checkout slow"}""", "resolved", "2026-03-02T14:30:00Z", "2026-03-02T14:30:00Z")).Only;

        Assert.Equal((EventKind.AlertResolved, "Alert `Checkout slow` resolved", "2026-03-02T14:30:00Z"), (found.Kind, found.Text, found.OriginalTime));
    }

    [Fact]
    public void Missing_data_is_told_under_the_name_of_its_rule() =>
        Assert.StartsWith("Alert `Checkout slow` gets no data", Reading.Of(Unified("""{"alertname":"DatasourceNoData","rulename":"Checkout slow"}""", "firing", "2026-03-02T14:04:00Z", "0001-01-01T00:00:00Z")).Only.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("alerting", EventKind.Alert, "Alert `Queue depth` fires: Orders wait · orders 18234")]
    [InlineData("no_data", EventKind.Alert, "Alert `Queue depth` gets no data: Orders wait · orders 18234")]
    [InlineData("ok", EventKind.AlertResolved, "Alert `Queue depth` resolved")]
    [InlineData("dreaming", EventKind.Other, "Alert `Queue depth` is dreaming: Orders wait · orders 18234")]
    public void Legacy_alerting_has_no_time_so_the_captures_own_time_of_arrival_counts(string state, EventKind kind, string text)
    {
        var found = Reading.Of($$"""{"received_at":"2026-03-02T14:04:33.5Z","headers":{"Content-Type":"application/json"},"body":{{Legacy(state)}}}""").Only;

        Assert.Equal((kind, text, "time of arrival 2026-03-02T14:04:33.5Z"), (found.Kind, found.Text, found.OriginalTime));
    }

    [Fact]
    public void The_same_legacy_alert_at_two_times_is_two_events()
    {
        string At(string time) => $$"""{"received_at":"{{time}}","headers":{},"body":{{Legacy("alerting")}}}""";
        var reading = Reading.Of($"[{At("2026-03-02T14:04:33Z")},{At("2026-03-02T14:04:33Z")},{At("2026-03-02T16:00:00Z")}]");

        Assert.Equal(2, reading.Events.Select(found => found.Id).Distinct().Count());
    }

    [Fact]
    public void A_paused_rule_is_skipped() => Assert.Single(Reading.Of(Legacy("paused")).Skips);
}
