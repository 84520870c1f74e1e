using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Sentry;

public sealed class SentryTests
{
    private static string Issue(string action, string more = "", string actor = "user") =>
        $$$"""{"action":"{{{action}}}","installation":{"uuid":"u"},"data":{"issue":{"id":"117","shortId":"SHOP-3Z","title":"Null in Pay()","firstSeen":"2026-03-02T13:42:09.123456Z","lastSeen":"2026-03-02T14:01:00Z"{{{more}}}}},"actor":{"type":"{{{actor}}}","id":789,"name":"Noor"}}""";

    private static string Sent(string body) => $$$"""{"headers":{"Sentry-Hook-Resource":"issue","Sentry-Hook-Timestamp":"1772460300"},"body":{{{body}}}}""";

    [Fact]
    public void An_issue_is_an_alert_when_it_was_first_seen_and_its_end_is_the_end_of_an_alert_whoever_says_so()
    {
        var created = Reading.Of(Issue("created")).Only;
        var resolved = Reading.Of(Sent(Issue("resolved"))).Only;

        Assert.Equal((EventKind.Alert, "2026-03-02T13:42:09.123456Z"), (created.Kind, created.OriginalTime));
        Assert.Equal((EventKind.AlertResolved, "Resolved Sentry SHOP-3Z “Null in Pay()”"), (resolved.Kind, resolved.Text));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 5, 0, TimeSpan.Zero), resolved.At);
    }

    [Fact]
    public void Without_the_header_the_last_error_stands_near_and_is_called_approximate() =>
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 14, 1, 0, TimeSpan.Zero), TimePrecision.Approximate), Reading.Of(Issue("resolved")).Only is var found ? (found.At, found.Precision) : default);

    [Theory]
    [InlineData("unresolved", ""","substatus":"regressed" """, EventKind.Alert, "Sentry SHOP-3Z “Null in Pay()” is regressed")]
    [InlineData("archived", ""","substatus":"archived_forever" """, EventKind.Note, "Sentry SHOP-3Z “Null in Pay()” archived (archived forever)")]
    [InlineData("assigned", ""","assignedTo":{"name":"Ilse"}""", EventKind.Note, "Sentry SHOP-3Z “Null in Pay()” assigned to Ilse")]
    [InlineData("levitated", "", EventKind.Other, "Sentry SHOP-3Z “Null in Pay()”: levitated")]
    public void What_becomes_of_an_issue_is_told(string action, string more, EventKind kind, string text) =>
        Assert.Equal((kind, text), Reading.Of(Sent(Issue(action, more))).Only is var found ? (found.Kind, found.Text) : default);

    [Fact]
    public void A_metric_that_is_well_again_takes_the_time_of_sending_because_it_names_none()
    {
        var body = Samples.All["Sentry metric"].Replace("critical", "resolved", StringComparison.Ordinal);

        Assert.Equal((EventKind.AlertResolved, new DateTimeOffset(2026, 3, 2, 14, 5, 0, TimeSpan.Zero)), Reading.Of(Sent(body)).Only is var found ? (found.Kind, found.At) : default);
        Assert.Single(Reading.Of(body).Skips);
    }

    [Fact]
    public void Rules_comments_and_the_old_plugin_are_read_and_an_installation_is_no_event()
    {
        Assert.Equal("Sentry rule `Checkout errors` fired: Boom", Reading.Of(Samples.All["Sentry rule"]).Only.Text);
        Assert.Equal("Sentry rule `Any` fired: Boom (shop)", Reading.Of(Samples.All["Sentry plugin"]).Only.Text);
        Assert.Equal((EventKind.Note, "hm"), Reading.Of("""{"action":"created","installation":{"uuid":"u"},"data":{"comment":"hm","comment_id":1,"issue_id":117,"timestamp":"2026-03-02T14:01:00Z"},"actor":{"name":"Noor"}}""").Only is var note ? (note.Kind, note.Text) : default);
        Assert.Single(Reading.Of("""{"action":"created","installation":{"uuid":"u"},"data":{"installation":{"uuid":"u"}},"actor":{"name":"Noor"}}""").Skips);
    }
}
