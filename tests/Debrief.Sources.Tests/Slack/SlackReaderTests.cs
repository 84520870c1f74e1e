using System.Text;
using System.Text.Json;
using Debrief.Sources.Slack;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Slack;

public class SlackReaderTests
{
    private const string Users = """[{"id":"U1","name":"ana","real_name":"Ana Ruiz","profile":{"display_name":"ana"}},{"id":"U2","name":"ben","profile":{"real_name":"Ben Okafor","display_name":""}}]""";
    private const string Channels = """[{"id":"C1","name":"inc-42"},{"id":"C2","name":"random"}]""";

    private static SourceFile Export(string messages, string day = "2026-05-12") =>
        Given.Bytes(Given.Zip(("users.json", Users), ("channels.json", Channels), ($"inc-42/{day}.json", messages)), "export.zip");

    private static SourceEvent One(string message)
    {
        using var export = Export($"[{message}]");
        return Assert.Single(Given.Reading(export).Events);
    }

    [Fact]
    public void A_message_becomes_an_event_with_author_instant_link_and_the_bytes_it_came_from()
    {
        const string Message = """{"type":"message","user":"U2","text":"hello","ts":"1778594400.000123"}""";
        var told = One(Message);
        Assert.Equal("Ben Okafor", told.Actor!.Name);
        Assert.Equal(new DateTimeOffset(2026, 5, 12, 14, 0, 0, TimeSpan.Zero).AddTicks(1230), told.At);
        Assert.Equal("1778594400.000123", told.OriginalTime);
        Assert.Equal("inc-42", told.Channel);
        var evidence = Assert.Single(told.Evidence);
        Assert.Equal(("export.zip/inc-42/2026-05-12.json", "C1/1778594400.000123"), (evidence.File, evidence.Id));
        Assert.Equal("https://slack.com/app_redirect?channel=C1&message_ts=1778594400.000123", evidence.Url);
        Assert.Equal(new RawSpan("inc-42/2026-05-12.json", 1, Message.Length), evidence.Raw);
    }

    [Theory]
    [InlineData("<@U1> see <#C2|random> &amp; <https://x.example/a|the graph> :fire:", "@ana see #random & the graph (https://x.example/a) 🔥")]
    [InlineData("<!here> <!subteam^S1|@oncall> <@U9> <#C2>", "@here @oncall @U9 #random")]
    [InlineData("<mailto:a@x.example|a@x.example> 1 &lt; 2 :no_such: :+1::skin-tone-3: ok", "a@x.example 1 < 2 :no_such: 👍 ok")]
    [InlineData("<!date^1778594400^{date}|May 12> at 12:30: it <b> broke", "May 12 at 12:30: it <b> broke")]
    [InlineData("<https://files.slack.com/a.png?t=xoxe-1-abc>", "https://files.slack.com/a.png")]
    public void Mentions_channels_links_and_emoji_become_plain_text(string mrkdwn, string plain) =>
        Assert.Equal(plain, One($$"""{"type":"message","user":"U1","text":{{JsonSerializer.Serialize(mrkdwn)}},"ts":"1778594400.000100"}""").Text);

    [Fact]
    public void Replies_name_the_message_they_answer_even_when_it_stands_outside_of_the_export()
    {
        using var export = Export("""[{"type":"message","user":"U1","text":"root","ts":"1778594400.000100","thread_ts":"1778594400.000100","reply_count":1},{"type":"message","user":"U2","text":"reply","ts":"1778594460.000100","thread_ts":"1778594400.000100"},{"type":"message","user":"U2","text":"orphan","ts":"1778594520.000100","thread_ts":"1778000000.000100"}]""");
        var events = Given.Reading(export).Events;
        Assert.Equal([null, events[0].Id, EventId.Of("slack", "C1/1778000000.000100")], events.Select(e => e.ReplyTo));
    }

    [Fact]
    public void An_edit_replaces_the_text_and_a_deletion_takes_it_away_but_all_tellings_stay_as_evidence()
    {
        const string Original = """{"type":"message","channel":"C1","user":"U1","text":"test","ts":"1778594400.000100"}""";
        const string Edit = """{"type":"message","subtype":"message_changed","channel":"C1","ts":"1778594500.000100","event_ts":"1778594500.000100","message":{"type":"message","user":"U1","text":"updated","ts":"1778594400.000100","edited":{"user":"U1","ts":"1778594500.000000"}}}""";
        const string Delete = """{"type":"message","subtype":"message_deleted","channel":"C1","ts":"1778594600.000100","deleted_ts":"1778594400.000100","previous_message":{"type":"message","user":"U1","text":"updated","ts":"1778594400.000100"}}""";
        using var edited = Given.Text($"{Edit}\n{Original}\n");
        var told = Assert.Single(Given.Reading(edited).Events);
        Assert.Equal(("updated", 2), (told.Text, told.Evidence.Count));
        using var deleted = Given.Text($"{Original}\n{Delete}\n{Edit}\n");
        told = Assert.Single(Given.Reading(deleted).Events);
        Assert.Equal(("This message was deleted.", 3, false), (told.Text, told.Evidence.Count, told.Proposed));
    }

    [Fact]
    public void A_bot_that_posts_an_alert_is_read_from_its_attachments()
    {
        var told = One("""{"type":"message","subtype":"bot_message","text":"","ts":"1778594400.000100","bot_id":"B1","username":"Alertmanager","attachments":[{"title":"[FIRING:1] CheckoutSuccessLow shop","text":"success is 61%","fields":[{"title":"severity","value":"critical"}]}]}""");
        Assert.Equal(EventKind.Alert, told.Kind);
        Assert.Equal("Alertmanager", told.Actor!.Name);
        Assert.Equal("[FIRING:1] CheckoutSuccessLow shop\nsuccess is 61%\nseverity: critical", told.Text);
        Assert.Contains("alert:checkoutsuccesslow:firing", told.SameAs);
    }

    [Theory]
    [InlineData("Resolved #310: DB replication lag", EventKind.AlertResolved)]
    [InlineData("[OK] p95 latency", EventKind.AlertResolved)]
    [InlineData("Triggered #310: DB replication lag", EventKind.Alert)]
    [InlineData("ana deployed payments-api 3.2.1 to production", EventKind.Deploy)]
    [InlineData("Standup in 5 minutes", EventKind.Message)]
    public void Posts_of_bots_are_told_apart(string text, EventKind kind) =>
        Assert.Equal(kind, One($$$"""{"type":"message","text":"{{{text}}}","ts":"1778594400.000100","bot_id":"B1","bot_profile":{"name":"Bot"}}""").Kind);

    [Fact]
    public void Joins_are_kept_as_evidence_and_not_proposed_and_files_are_named()
    {
        Assert.False(One("""{"type":"message","subtype":"channel_join","user":"U1","text":"<@U1> has joined the channel","ts":"1778594400.000100"}""").Proposed);
        Assert.Equal("look\n[file: graph.png]", One("""{"type":"message","user":"U1","text":"look","ts":"1778594400.000100","files":[{"id":"F1","name":"graph.png","url_private":"https://files.slack.com/graph.png?t=xoxe-1"}]}""").Text);
    }

    [Fact]
    public void Absurd_times_broken_records_and_half_characters_are_said_and_cost_only_themselves()
    {
        using var export = Export("""[{"type":"message","text":"no time"},{"type":"message","user":"U1","text":"x","ts":"-5"},{"type":"message","user":"U1","text":"x","ts":"99999999999.0"},{"type":"message" "text":1,"ts":"1778594400.000100"},{"type":"message","user":"U7","text":"half \ud83d!","ts":"1778594400.000200"}]""");
        var result = Given.Reading(export);
        Assert.Equal("half �!", Assert.Single(result.Events).Text);
        Assert.Equal(new ReadStats(5, 1, 0, 4), result.Stats);
        Assert.Equal(["record 1", "record 2", "record 3", "record 4"], result.Warnings.Where(w => w.Record is not null).Select(w => w.Record));
        Assert.Contains(result.Warnings, w => w.Message.Contains("1 author(s) are not in users.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_chosen_channel_and_window_are_read()
    {
        using var export = Given.Bytes(Given.Zip(("channels.json", Channels), ("users.json", Users),
            ("inc-42/2026-05-12.json", """[{"type":"message","user":"U1","text":"early","ts":"1778594400.0"},{"type":"message","user":"U1","text":"in","ts":"1778594460.0"},{"type":"message","user":"U1","text":"late","ts":"1778594520.0"}]"""),
            ("random/2026-05-12.json", """[{"type":"message","user":"U1","text":"lunch","ts":"1778594460.0"}]""")));
        var at = DateTimeOffset.FromUnixTimeSeconds(1778594460);
        var result = Given.Reading(new ReadOptions { Channels = ["#inc-42"], From = at, To = at.AddSeconds(1) }, export);
        Assert.Equal("in", Assert.Single(result.Events).Text);
        Assert.Equal(2, result.Stats.Skipped);
    }

    [Fact]
    public void The_channels_of_an_export_are_listed_without_reading_its_messages()
    {
        using var export = Given.Bytes(Given.Zip(("channels.json", Channels), ("inc-42/2026-05-12.json", "["), ("inc-42/2026-05-14.json", "not json"), ("team-ä/2026-05-13.json", "[]")));
        Assert.Equal(
            [new SlackChannelDays("C1", "inc-42", new DateOnly(2026, 5, 12), new DateOnly(2026, 5, 14), 9), new SlackChannelDays(null, "team-ä", new DateOnly(2026, 5, 13), new DateOnly(2026, 5, 13), 2)],
            SlackReader.Channels(export));
    }

    [Fact]
    public void The_same_export_brought_twice_gives_the_same_events_with_the_second_as_evidence()
    {
        using var once = Export("""[{"type":"message","user":"U1","text":"a","ts":"1778594400.000100"},{"type":"message","user":"U1","text":"b","ts":"1778594401.000100"}]""");
        var result = Given.Reading(once, once);
        Assert.Equal(new ReadStats(4, 2, 2, 0), result.Stats);
        Assert.Equal(["a", "b"], result.Events.Select(e => e.Text));
    }

    [Fact]
    public void A_day_reads_the_same_in_an_export_and_by_itself()
    {
        const string Day = """[{"type":"message","channel":"C1","user":"U1","text":"a","ts":"1778594400.000100"}, {"type":"message","channel":"C1","user":"U2","text":"rolling back","ts":"1778594401.000100"}]""";
        using var export = Export(Day);
        using var bare = Given.Text(Day);
        Assert.Equal(
            Given.Reading(bare).Events.Select(e => (e.Id, e.At, e.Text, e.Kind, e.Evidence[0].Raw.Offset, e.Evidence[0].Raw.Length)),
            Given.Reading(export).Events.Select(e => (e.Id, e.At, e.Text, e.Kind, e.Evidence[0].Raw.Offset, e.Evidence[0].Raw.Length)));
    }

    [Fact]
    public void Mutated_exports_give_warnings_and_never_another_exception()
    {
        var random = new Random(7);
        var seed = Encoding.UTF8.GetBytes("""[{"type":"message","user":"U1","text":"<@U1> :fire: hi","ts":"1778594400.000100","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"hi"}]}]}],"files":[{"id":"F1"}]},{"type":"message","subtype":"message_changed","channel":"C1","ts":"1778594500.0","message":{"ts":"1778594400.000100","text":"x"}},{"subtype":"bot_message","text":"","ts":"1778594400.2","bot_id":"B1","attachments":[{"title":"Alert: x","fields":[{"title":"a","value":"b"}]}]}]""");
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)"{}[]\",:\\0"[random.Next(9)] : (byte)random.Next(256);
            bytes = random.Next(4) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
            using var file = Given.Bytes(random.Next(2) == 0 ? Given.Zip("inc-42/2026-05-12.json", bytes) : bytes);
            var result = Given.Reading(file);
            Assert.All(result.Events, e => Assert.All(e.Evidence, evidence => Assert.InRange(evidence.Raw.Offset + evidence.Raw.Length, 1, bytes.Length)));
        }
    }
}
