using System.Globalization;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Assembly;

public class SourceReadingTests
{
    private static string Ts(string at) => $"{DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).ToUnixTimeSeconds()}.000100";

    private static string Said(string at, string user, string text) => $$"""{"type":"message","user":"{{user}}","text":"{{text}}","ts":"{{Ts(at)}}"}""";

    private static SourceFile Chat(params string[] messages) => Given.Bytes(Given.Zip(("channels.json", """[{"id":"C1","name":"inc"}]"""), ("users.json", """[{"id":"U1","profile":{"display_name":"ana"}}]"""), ("inc/2026-05-12.json", $"[{string.Join(',', messages)}]")), "chat.zip");

    private static SourceFile Page(string at) => Given.Text($$$"""{"event":{"id":"01ABC","event_type":"incident.triggered","resource_type":"incident","occurred_at":"{{{at}}}","agent":null,"data":{"id":"PX1","type":"incident","html_url":"https://x.pagerduty.com/incidents/PX1","number":7,"status":"triggered","title":"Checkout success low","service":{"summary":"shop"} } } }""", "page.json");

    [Fact]
    public void An_incident_told_by_chat_pager_and_notes_becomes_one_timeline_with_its_milestones()
    {
        using var chat = Chat(
            Said("2026-05-12T13:02:00Z", "U1", "checkout is down for everyone"),
            $$"""{"subtype":"bot_message","type":"message","text":"*Triggered #7:* Checkout success low","ts":"{{Ts("2026-05-12T13:05:20Z")}}","bot_id":"B1","username":"PagerDuty"}""",
            Said("2026-05-12T13:06:00Z", "U1", "on it"),
            Said("2026-05-12T13:10:00Z", "U1", "I think it's the new gateway config"),
            Said("2026-05-12T13:14:00Z", "U1", "Found it: the gateway points at the old pool"),
            Said("2026-05-12T13:20:00Z", "U1", "rolling back the gateway"),
            Said("2026-05-12T13:31:00Z", "U1", "error rate is back to normal"),
            Said("2026-05-12T14:00:00Z", "U1", "incident is resolved"));
        using var page = Page("2026-05-12T13:05:00Z");
        using var notes = Given.Text("2026-05-12, times UTC\n~13:40 - gateway config rolled back\n", "notes.txt");

        var result = Given.Reading(chat, page, notes);

        Assert.Empty(result.Unreadable);
        Assert.Equal(
            ["ImpactStarted 13:02", "Detected 13:02", "Acknowledged 13:06", "Understood 13:14", "Mitigated 13:31", "Resolved 14:00"],
            result.Milestones.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Kind} {m.At:HH:mm}")));
        Assert.All(result.Milestones, m => Assert.Contains(result.Events, e => e.Id == m.EventId));
        var alert = result.Events.Single(e => e.Kind == EventKind.Alert);
        Assert.Equal(["pagerduty", "slack"], alert.Evidence.Select(e => e.Source));
        Assert.Equal(1, result.Stats.Duplicates);
        Assert.Contains(Assert.Single(result.Conflicts).EventIds, id => id == result.Events.Single(e => e.OriginalTime == "~13:40").Id);
    }

    [Fact]
    public void A_machine_that_says_resolved_ends_nothing_and_what_nobody_said_stays_unrecorded()
    {
        using var chat = Chat($$"""{"subtype":"bot_message","type":"message","text":"Triggered #7: Checkout success low","ts":"{{Ts("2026-05-12T13:05:00Z")}}","bot_id":"B1","username":"PagerDuty"}""", $$"""{"subtype":"bot_message","type":"message","text":"Resolved #7: Checkout success low","ts":"{{Ts("2026-05-12T13:25:00Z")}}","bot_id":"B1","username":"PagerDuty"}""");
        var result = Given.Reading(chat);
        Assert.Equal([MilestoneKind.ImpactStarted, MilestoneKind.Detected], result.Milestones.Select(m => m.Kind));
        Assert.Null(result.Durations.TimeToAcknowledge);
        Assert.Null(result.Durations.TimeToResolve);
    }

    [Fact]
    public void A_bot_post_more_than_ten_minutes_off_is_another_alert()
    {
        using var chat = Chat($$"""{"subtype":"bot_message","type":"message","text":"Triggered #8: Checkout success low","ts":"{{Ts("2026-05-12T13:16:00Z")}}","bot_id":"B1","username":"PagerDuty"}""");
        using var page = Page("2026-05-12T13:05:00Z");
        Assert.Equal(2, Given.Reading(chat, page).Events.Count);
    }

    [Fact]
    public void A_thread_under_a_bots_post_follows_it_into_the_merged_event()
    {
        var post = Ts("2026-05-12T13:05:20Z");
        using var chat = Chat($$"""{"subtype":"bot_message","type":"message","text":"Triggered #7: Checkout success low","ts":"{{post}}","bot_id":"B1","username":"PagerDuty"}""", $$"""{"type":"message","user":"U1","text":"ack","ts":"{{Ts("2026-05-12T13:06:00Z")}}","thread_ts":"{{post}}"}""");
        using var page = Page("2026-05-12T13:05:00Z");
        var events = Given.Reading(chat, page).Events;
        Assert.Equal(events[0].Id, events[1].ReplyTo);
    }

    [Fact]
    public void A_file_that_nobody_knows_is_named_and_the_others_are_read()
    {
        using var chat = Chat(Said("2026-05-12T13:02:00Z", "U1", "hello"));
        using var picture = Given.Bytes([0x89, 0x50, 0x4E, 0x47, 0, 0, 0], "graph.png");
        var result = Given.Reading(picture, chat);
        Assert.Single(result.Events);
        Assert.Equal("graph.png", Assert.Single(result.Unreadable).File);
    }

    [Fact]
    public void A_large_input_goes_through_the_spool_and_comes_out_in_order_and_the_same_every_time()
    {
        var lines = Enumerable.Range(0, 60_000).Select(i => $$"""{"type":"message","channel":"C1","user":"U{{i % 50}}","text":"message {{i}} {{new string('x', i % 400)}}","ts":"{{1778594400 + (i * 7919 % 60_000)}}.{{i % 1_000_000:000000}}"}""");
        using var file = Given.Text(string.Join('\n', lines) + "\n");
        using var once = SourceReading.Open([file], new ReadOptions(), ct: TestContext.Current.CancellationToken);
        using var again = SourceReading.Open([file], new ReadOptions(), ct: TestContext.Current.CancellationToken);
        var events = once.Events().Select(e => (e.Id, e.At, e.Text)).ToList();
        Assert.Equal(60_000, events.Count);
        Assert.Equal(events.OrderBy(e => e.At).Select(e => e.At), events.Select(e => e.At));
        Assert.Equal(events, again.Events().Select(e => (e.Id, e.At, e.Text)));
    }

    [Fact]
    public void A_later_import_finds_what_is_known_already()
    {
        var at = new DateTimeOffset(2026, 5, 12, 13, 5, 0, TimeSpan.Zero);
        var page = new KnownEvent("page", at, ["pagerduty"], ["pagerduty:incident/PX1:triggered", "alert:checkout success low:firing"]);
        var earlier = new KnownEvent("earlier", at.AddMinutes(-8), ["alertmanager"], ["alert:checkout success low:firing"]);
        Assert.Equal("page", EventMatching.Find(page with { Id = "page" }, [earlier, page]));
        Assert.Equal("page", EventMatching.Find(new KnownEvent("post", at.AddMinutes(1), ["slack"], ["alert:checkout success low:firing"]), [earlier, page]));
        Assert.Equal("page", EventMatching.Find(new KnownEvent("rest", at.AddDays(3), ["pagerduty"], ["pagerduty:incident/PX1:triggered"]), [earlier, page]));
        Assert.Null(EventMatching.Find(new KnownEvent("late", at.AddMinutes(30), ["slack"], ["alert:checkout success low:firing"]), [earlier, page]));
        Assert.Null(EventMatching.Find(new KnownEvent("other", at, ["grafana"], ["alert:checkout success low:firing"]), [earlier, page]));
    }
}
