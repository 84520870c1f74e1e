using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.PagerDuty;

public sealed class PagerDutyTests
{
    private const string Incident = """{"id":"QX7HARB1","type":"incident","html_url":"https://harbour.pagerduty.com/incidents/QX7HARB1","number":812,"status":"triggered","title":"Checkout success below 90%","service":{"id":"PSVC1","summary":"Checkout API","type":"service_reference"},"assignees":[{"id":"PU1","summary":"Noor Haddad","type":"user_reference"},{"id":"PU2","summary":"Ilse Vos","type":"user_reference"}]}""";
    private const string Noor = """{"id":"PU1","summary":"Noor Haddad","type":"user_reference"}""";
    private const string Monitor = """{"id":"PINT9","summary":"Prometheus","type":"events_api_v2_inbound_integration_reference"}""";

    private static string Webhook(string type, string at, string agent = Noor, string data = Incident, string id = "01E1") =>
        $$$"""{"event":{"id":"{{{id}}}","event_type":"{{{type}}}","resource_type":"incident","occurred_at":"{{{at}}}","agent":{{{agent}}},"client":null,"data":{{{data}}}}}""";

    [Theory]
    [InlineData("incident.triggered", EventKind.Alert, "PagerDuty #812 “Checkout success below 90%” triggered on Checkout API")]
    [InlineData("incident.acknowledged", EventKind.Ack, "Acknowledged PagerDuty #812 “Checkout success below 90%”")]
    [InlineData("incident.unacknowledged", EventKind.Note, "PagerDuty #812 “Checkout success below 90%” is no longer acknowledged")]
    [InlineData("incident.escalated", EventKind.Escalation, "PagerDuty #812 “Checkout success below 90%” escalated to Noor Haddad, Ilse Vos")]
    [InlineData("incident.reopened", EventKind.Note, "PagerDuty #812 “Checkout success below 90%” reopened")]
    [InlineData("incident.resolved", EventKind.AlertResolved, "Resolved PagerDuty #812 “Checkout success below 90%”")]
    [InlineData("incident.sang_a_song", EventKind.Other, "PagerDuty #812 “Checkout success below 90%”: sang a song")]
    public void A_webhook_tells_one_step_of_the_incident(string type, EventKind kind, string text)
    {
        var found = Reading.Of(Webhook(type, "2026-03-02T14:05:09.250Z")).Only;

        Assert.Equal((kind, text), (found.Kind, found.Text));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 5, 9, 250, TimeSpan.Zero), found.At);
        Assert.Equal(new SourceActor("PU1", "Noor Haddad"), found.Actor);
        Assert.Equal("https://harbour.pagerduty.com/incidents/QX7HARB1", found.Evidence[0].Url);
    }

    [Fact]
    public void A_resolve_by_a_machine_is_told_apart_from_one_by_a_person()
    {
        var found = Reading.Of(Webhook("incident.resolved", "2026-03-02T14:20:00.000Z", Monitor)).Only;

        Assert.Equal(EventKind.AlertResolved, found.Kind);
        Assert.Null(found.Actor);
        Assert.Equal("PagerDuty #812 “Checkout success below 90%” resolved by itself (Prometheus)", found.Text);
    }

    [Fact]
    public void A_note_and_a_call_for_help_name_the_incident_inside_of_their_data()
    {
        const string about = """ "incident":{"id":"QX7HARB1","summary":"[#812] Checkout success below 90%","html_url":"https://harbour.pagerduty.com/incidents/QX7HARB1"}""";
        var note = Reading.Of(Webhook("incident.annotated", "2026-03-02T14:06:00Z", data: $$"""{{{about}},"id":"PN1","content":"Queue depth climbs since 13:58","trimmed":true}""")).Only;
        var help = Reading.Of(Webhook("incident.responder.added", "2026-03-02T14:07:00Z", data: $$"""{{{about}},"user":{"summary":"Ilse Vos"},"message":"Can you look at the queue?","state":"pending"}""")).Only;

        Assert.Equal((EventKind.Note, "Queue depth climbs since 13:58 … (cut short by PagerDuty)"), (note.Kind, note.Text));
        Assert.Equal((EventKind.Escalation, "Asked for help with PagerDuty #812 “Checkout success below 90%”: Ilse Vos: “Can you look at the queue?”"), (help.Kind, help.Text));
    }

    [Fact]
    public void A_service_change_and_a_test_message_are_skipped_with_a_reason()
    {
        var reading = Reading.Of($"[{Webhook("pagey.ping", "2026-03-02T14:00:00Z", data: """{"message":"Hello"}""")},{Webhook("service.updated", "2026-03-02T14:00:00Z", id: "01E2")}]");

        Assert.Empty(reading.Events);
        Assert.Equal(["a test message", "service.updated is not about an incident"], reading.Skips.Select(skip => skip.Why));
    }

    [Fact]
    public void The_rest_api_the_log_and_the_webhook_share_a_key_for_the_same_step()
    {
        var rest = Reading.Of("""
            {"incidents":[{"id":"QX7HARB1","incident_number":812,"title":"Checkout success below 90%","status":"resolved","created_at":"2026-03-02T14:03:59Z","resolved_at":"2026-03-02T15:00:00Z",
              "acknowledgements":[{"at":"2026-03-02T14:05:10Z","acknowledger":{"id":"PU1","summary":"Noor Haddad","type":"user_reference"}}],
              "last_status_change_by":{"id":"PU1","summary":"Noor Haddad","type":"user_reference"}}],
             "log_entries":[{"id":"RLOG1","type":"acknowledge_log_entry","created_at":"2026-03-02T14:05:10Z","agent":{"id":"PU1","summary":"Noor Haddad","type":"user_reference"},"incident":{"id":"QX7HARB1","summary":"[#812] Checkout success below 90%"}}]}
            """);
        var webhook = Reading.Of(Webhook("incident.acknowledged", "2026-03-02T14:05:09.998Z")).Only;

        Assert.Equal([EventKind.Alert, EventKind.Ack, EventKind.AlertResolved, EventKind.Ack], rest.Events.Select(found => found.Kind));
        Assert.All(rest.Events.Where(found => found.Kind == EventKind.Ack), found => Assert.NotEmpty(found.SameAs.Where(key => !key.StartsWith(AlertKey.Prefix, StringComparison.Ordinal)).Intersect(webhook.SameAs)));
        Assert.StartsWith("""{"id":"RLOG1",""", rest.RawOf(rest.Events[3]), StringComparison.Ordinal);
    }

    [Fact]
    public void Acknowledging_again_later_is_another_event()
    {
        var first = Reading.Of(Webhook("incident.acknowledged", "2026-03-02T14:05:09Z")).Only;
        var second = Reading.Of(Webhook("incident.acknowledged", "2026-03-02T14:35:12Z", id: "01E9")).Only;

        Assert.NotEqual(first.Id, second.Id);
        Assert.Empty(first.SameAs.Where(key => !key.StartsWith(AlertKey.Prefix, StringComparison.Ordinal)).Intersect(second.SameAs));
    }

    [Fact]
    public void Notifications_in_the_log_are_kept_but_not_proposed()
    {
        var found = Reading.Of("""{"log_entries":[{"id":"RLOG2","type":"notify_log_entry","summary":"Noor Haddad was told by push","created_at":"2026-03-02T14:04:01Z","incident":{"id":"QX7HARB1"}}]}""").Only;

        Assert.Equal((EventKind.Note, false, "Noor Haddad was told by push"), (found.Kind, found.Proposed, found.Text));
    }

    [Fact]
    public void A_webhook_of_version_2_is_told_by_its_log_entry_or_by_itself()
    {
        const string incident = """ "incident":{"id":"PV2HARB","incident_number":33,"title":"Disk full on db-3","created_at":"2017-05-01T08:00:00Z"}""";
        var reading = Reading.Of($$"""
            {"messages":[
              {"id":"m1","event":"incident.trigger","created_on":"2017-05-01T08:00:01Z",{{incident}},"log_entries":[{"id":"RV2A","type":"trigger_log_entry","created_at":"2017-05-01T08:00:00Z","incident":{"id":"PV2HARB","summary":"[#33] Disk full on db-3"} }]},
              {"id":"m2","event":"incident.resolve","created_on":"2017-05-01T08:30:00Z",{{incident}}}]}
            """);

        Assert.Equal(["PagerDuty #33 “Disk full on db-3” triggered", "PagerDuty #33 “Disk full on db-3” resolved"], reading.Events.Select(found => found.Text));
    }
}
