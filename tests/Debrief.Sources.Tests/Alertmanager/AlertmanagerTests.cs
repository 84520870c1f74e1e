using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Alertmanager;

public sealed class AlertmanagerTests
{
    private static string Group(string status, params string[] alerts) =>
        $$"""{"version":"4","groupKey":"{}:{alertname=\"CheckoutSuccessLow\"}","truncatedAlerts":0,"status":"{{status}}","receiver":"oncall","groupLabels":{"alertname":"CheckoutSuccessLow"},"commonLabels":{"severity":"critical"},"commonAnnotations":{},"externalURL":"http://am:9093","alerts":[{{string.Join(',', alerts)}}]}""";

    private static string Alert(string? status, string startsAt, string endsAt, string? fingerprint = "b2f4a90017c3de51") =>
        $$"""{{{(status is null ? "" : $"\"status\":\"{status}\",")}}"labels":{"alertname":"CheckoutSuccessLow","service":"checkout","severity":"critical"},"annotations":{"summary":"61% for 10 min"},"startsAt":"{{startsAt}}","endsAt":"{{endsAt}}","generatorURL":"http://prom:9090/graph?g0.expr=up"{{(fingerprint is null ? "" : $",\"fingerprint\":\"{fingerprint}\"")}}}""";

    private const string Zero = "0001-01-01T00:00:00Z";

    [Fact]
    public void A_firing_alert_starts_at_its_own_time_to_the_last_digit_that_can_be_kept()
    {
        var found = Reading.Of(Group("firing", Alert("firing", "2026-03-02T09:04:05.123456789-05:00", Zero))).Only;

        Assert.Equal((EventKind.Alert, "Alert `CheckoutSuccessLow` fires: 61% for 10 min (critical, checkout)"), (found.Kind, found.Text));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 4, 5, TimeSpan.Zero).AddTicks(1234567), found.At);
        Assert.Equal((TimeSpan.Zero, "2026-03-02T09:04:05.123456789-05:00"), (found.At.Offset, found.OriginalTime));
        Assert.Contains("alert:checkoutsuccesslow:firing", found.SameAs);
    }

    [Fact]
    public void A_firing_alert_with_an_end_in_the_future_has_not_ended() =>
        Assert.Equal(EventKind.Alert, Reading.Of(Group("firing", Alert("firing", "2026-03-02T14:04:05Z", "2026-03-02T14:09:05Z"))).Only.Kind);

    [Fact]
    public void A_resolved_alert_ends_at_its_end_and_says_how_long_it_burned()
    {
        var found = Reading.Of(Group("resolved", Alert("resolved", "2026-03-02T14:04:00Z", "2026-03-02T14:18:30Z"))).Only;

        Assert.Equal((EventKind.AlertResolved, "Alert `CheckoutSuccessLow` resolved after 14 min (critical, checkout)"), (found.Kind, found.Text));
        Assert.Equal("2026-03-02T14:18:30Z", found.OriginalTime);
    }

    [Fact]
    public void A_repeated_group_is_the_same_alert_even_when_it_is_written_with_another_offset()
    {
        var reading = Reading.Of($"{Group("firing", Alert("firing", "2026-03-02T14:04:05Z", Zero))}\n{Group("firing", Alert("firing", "2026-03-02T15:04:05+01:00", Zero))}\n");

        Assert.Equal(2, reading.Events.Count);
        Assert.Single(reading.Events.Select(found => found.Id).Distinct());
        Assert.NotEqual(reading.Events[0].Evidence[0].Raw, reading.Events[1].Evidence[0].Raw);
    }

    [Fact]
    public void Each_alert_of_a_group_has_its_own_status_and_lends_the_groups_when_it_has_none()
    {
        var reading = Reading.Of(Group("firing",
            Alert("resolved", "2026-03-02T14:00:00Z", "2026-03-02T14:01:00Z"),
            Alert(null, "2026-03-02T14:04:05Z", Zero, null)));

        Assert.Equal([EventKind.AlertResolved, EventKind.Alert], reading.Events.Select(found => found.Kind));
        Assert.NotEqual(reading.Events[0].Id, reading.Events[1].Id);
    }

    [Fact]
    public void A_resolved_alert_without_an_end_takes_the_time_of_arrival_and_says_so()
    {
        var body = Group("resolved", Alert("resolved", "2026-03-02T14:04:05Z", Zero));
        var found = Reading.Of(body, new() { ReceivedAt = new(2026, 3, 2, 14, 30, 0, TimeSpan.Zero) }).Only;
        var unknown = Reading.Of(body);

        Assert.Equal((new DateTimeOffset(2026, 3, 2, 14, 30, 0, TimeSpan.Zero), "time of arrival 2026-03-02T14:30:00Z"), (found.At, found.OriginalTime));
        Assert.Equal(TimePrecision.Approximate, found.Precision);
        Assert.Empty(unknown.Events);
        Assert.Contains("no time of its own", Assert.Single(unknown.Warnings).Message, StringComparison.Ordinal);
        Assert.Single(unknown.Skips);
    }

    [Fact]
    public void What_the_sender_left_out_is_said()
    {
        var reading = Reading.Of(Group("firing", Alert("firing", "2026-03-02T14:04:05Z", Zero)).Replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":7", StringComparison.Ordinal));

        Assert.Equal("The sender left 7 alerts out of this notification.", Assert.Single(reading.Warnings).Message);
    }

    [Fact]
    public void A_status_nobody_knows_is_skipped_with_a_reason() =>
        Assert.Equal("an alert that is suppressed neither starts nor ends", Assert.Single(Reading.Of(Group("firing", Alert("suppressed", "2026-03-02T14:04:05Z", Zero))).Skips).Why);
}
