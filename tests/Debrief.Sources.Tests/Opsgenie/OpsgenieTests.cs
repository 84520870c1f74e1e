using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Opsgenie;

public sealed class OpsgenieTests
{
    private static string Hook(string action, string more = "", string around = "") =>
        $$$"""{"action":"{{{action}}}","alert":{"alertId":"9f1c-77","message":"Queue too long","tinyId":"41","createdAt":1772460239871,"updatedAt":1772460301250000017,"username":"noor"{{{more}}}},"integrationName":"ops"{{{around}}}}""";

    [Theory]
    [InlineData("Acknowledge", "", EventKind.Ack, "Acknowledged Opsgenie #41 “Queue too long”")]
    [InlineData("Close", "", EventKind.AlertResolved, "Closed Opsgenie #41 “Queue too long”")]
    [InlineData("AddNote", ""","note":"Two nodes are gone" """, EventKind.Note, "Two nodes are gone")]
    [InlineData("AssignOwnership", ""","owner":"ilse" """, EventKind.Note, "Opsgenie #41 “Queue too long” assigned to ilse")]
    [InlineData("AddTeam", ""","addedTeam":"storage" """, EventKind.Escalation, "Opsgenie #41 “Queue too long” handed to storage")]
    [InlineData("RestartPods", "", EventKind.Other, "Opsgenie #41 “Queue too long”: restart pods")]
    public void Each_action_reads_as_what_it_means(string action, string more, EventKind kind, string text)
    {
        var found = Reading.Of(Hook(action, more)).Only;

        Assert.Equal((kind, text, "noor"), (found.Kind, found.Text, found.Actor?.Name));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 5, 1, 250, TimeSpan.Zero), found.At);
    }

    [Fact]
    public void An_alert_that_is_sent_again_is_one_and_two_acknowledgements_are_two()
    {
        var again = Reading.Of($"[{Hook("Create")},{Hook("Create").Replace("0017", "0099", StringComparison.Ordinal)}]");
        var twice = Reading.Of($"[{Hook("Acknowledge")},{Hook("Acknowledge").Replace("301250000017", "309250000018", StringComparison.Ordinal)}]");

        Assert.Single(again.Events.Select(found => found.Id).Distinct());
        Assert.Equal(2, twice.Events.Select(found => found.Id).Distinct().Count());
    }

    [Fact]
    public void An_escalation_carries_no_time_and_takes_that_of_its_arrival_or_is_listed()
    {
        const string Escalation = """{"action":"Escalate","alert":{"alertId":"9f1c-77"},"escalationId":"e1","escalationNotify":{"name":"ilse"}}""";
        var at = new DateTimeOffset(2026, 3, 2, 14, 9, 0, TimeSpan.Zero);

        var found = Reading.Of(Escalation, new() { ReceivedAt = at }).Only;
        Assert.Equal((EventKind.Escalation, at, TimePrecision.Approximate), (found.Kind, found.At, found.Precision));
        Assert.Equal("it carries no time, and when it arrived is not known", Assert.Single(Reading.Of(Escalation).Skips).Why);
    }

    [Fact]
    public void The_alert_from_REST_tells_the_same_steps_as_the_webhooks_did()
    {
        const string Rest = """{"data":{"id":"9f1c-77","tinyId":"41","alias":"q","message":"Queue too long","status":"closed","acknowledged":true,"count":1,"createdAt":"2026-03-02T14:03:59.871Z","updatedAt":"2026-03-02T15:03:59Z","report":{"ackTime":61378,"closeTime":3600000,"acknowledgedBy":"noor","closedBy":"ilse"}},"took":0.1}""";
        var rest = Reading.Of(Rest);

        Assert.Equal([EventKind.Alert, EventKind.Ack, EventKind.AlertResolved], rest.Events.Select(found => found.Kind));
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 14, 5, 1, 249, TimeSpan.Zero), "noor"), (rest.Events[1].At, rest.Events[1].Actor?.Name));
        foreach (var (hook, told) in new[] { Hook("Create"), Hook("Acknowledge") }.Zip(rest.Events)) Assert.NotEmpty(Reading.Of(hook).Only.SameAs.Intersect(told.SameAs));
    }

    [Fact]
    public void What_REST_does_not_say_is_said()
    {
        var reading = Reading.Of("""[{"id":"1","tinyId":"41","alias":"q","message":"Queue","status":"closed","acknowledged":true,"count":7,"createdAt":"2026-03-02T14:03:59.871Z"}]""");

        Assert.Equal(EventKind.Alert, reading.Only.Kind);
        Assert.Equal(3, reading.Warnings.Count);
    }

    [Fact]
    public void A_log_tells_what_changed_and_keeps_who_looked()
    {
        var reading = Reading.Of("""{"data":[{"log":"Viewed on [web]","type":"alertRecipient","owner":"ilse","createdAt":"2026-03-02T14:06:00Z","offset":"2"},{"log":"Alert acknowledged via web","type":"system","owner":"noor","createdAt":"2026-03-02T14:05:01Z","offset":"1"}],"took":0.1}""");

        Assert.Equal([(EventKind.Note, false), (EventKind.Ack, true)], reading.Events.Select(found => (found.Kind, found.Proposed)));
    }

    [Fact]
    public void The_end_of_an_impact_is_told_but_is_no_mitigation()
    {
        var reading = Reading.Of("""[{"id":"7","tinyId":"3","message":"Checkout","createdAt":"2026-03-02T14:04:30Z","impactStartDate":"2026-03-02T14:00:00Z","impactEndDate":"2026-03-02T15:00:00Z"}]""");

        Assert.Equal([EventKind.FirstSignal, EventKind.Alert, EventKind.Note], reading.Events.Select(found => found.Kind));
    }
}
