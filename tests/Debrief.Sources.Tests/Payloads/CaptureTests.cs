using System.Text;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Payloads;

/// <summary>What people collect: webhooks of several tools in one file, broken lines among them.</summary>
public sealed class CaptureTests
{
    [Fact]
    public void A_capture_of_several_tools_is_read_record_by_record()
    {
        string[] names = ["PagerDuty webhook", "Alertmanager", "GitHub push", "Statuspage component"];
        var reading = Reading.Of(string.Join('\n', names.Select(name => Samples.All[name])) + "\n{\"what\":\"is this\"}\n");

        Assert.Equal(["pagerduty", "alertmanager", "alertmanager", "github", "statuspage"], reading.Events.Select(found => found.Evidence[0].Source));
        Assert.Equal("no tool that is read here sends records of this shape", Assert.Single(reading.Skips).Why);
    }

    [Fact]
    public void A_broken_line_costs_that_line_and_is_named()
    {
        var reading = Reading.Of($"{Samples.All["GitHub push"]}\n{{\"event\": oops}}\n{Samples.All["Statuspage component"]}\n");

        Assert.Equal(2, reading.Events.Count);
        Assert.Equal(("capture.json", "record 2"), (Assert.Single(reading.Warnings).File, reading.Warnings[0].Record));
        Assert.Contains("broken JSON (line 1, byte 11 of the line)", reading.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stood_before_a_file_breaks_off_is_kept()
    {
        var whole = $"[{Samples.All["GitHub push"]},{Samples.All["Statuspage component"]}]";
        var reading = Reading.Of(whole[..^40]);

        Assert.Equal("github", reading.Only.Evidence[0].Source);
        Assert.NotEmpty(reading.Warnings);
    }

    [Fact]
    public void A_file_without_anything_to_read_is_refused_by_name()
    {
        var refusal = Assert.Throws<SourceException>(() => Reading.By(SourceReaders.All.Single(reader => reader.Name == "github"), "no json here"u8.ToArray()));

        Assert.StartsWith("Nothing in capture.json can be read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_unicode_and_nul_are_shown_as_such_and_kept_in_the_evidence()
    {
        var broken = "{\"event\":{\"id\":\"1\",\"event_type\":\"incident.annotated\",\"occurred_at\":\"2026-03-02T14:00:00Z\",\"data\":{\"incident\":{\"id\":\"Q\"},\"id\":\"N\",\"content\":\"a\\u0000b \\ud83d c \xFF\"}}}";
        var reading = Reading.Of(Encoding.Latin1.GetBytes(broken));

        Assert.Equal("a\uFFFDb \uFFFD c \uFFFD", reading.Only.Text);
        Assert.Equal(0xFF, reading.Bytes[reading.Only.Evidence[0].Raw.Offset + reading.Only.Evidence[0].Raw.Length - 5]);
    }

    [Fact]
    public void A_time_without_a_zone_is_read_in_the_chosen_one_and_said()
    {
        var options = new ReadOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York") };
        var reading = Reading.Of(Samples.All["Statuspage component"].Replace("14:06:00.000Z", "14:06:00", StringComparison.Ordinal), options);

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 19, 6, 0, TimeSpan.Zero), reading.Only.At);
        Assert.Equal("The time “2026-03-02T14:06:00” names no zone: read as America/New_York.", Assert.Single(reading.Warnings).Message);
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z", "It did not exist there: the clocks went forward.")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00Z", "It came twice that night: the first was taken.")]
    public void A_local_time_that_did_not_exist_or_came_twice_is_said(string local, string at, string doubt)
    {
        var options = new ReadOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };
        var reading = Reading.Of(Samples.All["Statuspage component"].Replace("2026-03-02T14:06:00.000Z", local, StringComparison.Ordinal), options);

        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), reading.Only.At);
        Assert.EndsWith(doubt, Assert.Single(reading.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_nobody_will_read_to_its_end_is_cut_and_says_so()
    {
        var reading = Reading.Of(Samples.All["PagerDuty note"].Replace("Queue climbs", new string('q', 50_000), StringComparison.Ordinal));

        Assert.EndsWith("(the record holds 40,027 characters more)", reading.Only.Text, StringComparison.Ordinal);
        Assert.Contains(new string('q', 50_000), reading.RawOf(reading.Only), StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_the_rest_api_and_a_chat_bot_tell_one_alert_once()
    {
        var chat = Given.Text("""[{"type":"message","subtype":"bot_message","bot_id":"B1","username":"PagerDuty","ts":"1772460241.000100","text":"Triggered #812: <https://harbour.pagerduty.com/incidents/QX7HARB1|Checkout fails>"},{"type":"message","user":"U1","ts":"1772460300.000100","text":"looking"}]""", "chat.json");
        var rest = Given.Text("""{"incidents":[{"id":"QX7HARB1","incident_number":812,"title":"Checkout fails","status":"triggered","created_at":"2026-03-02T14:03:59Z"}]}""", "rest.json");
        var webhook = Given.Text("""{"event":{"id":"01E1","event_type":"incident.triggered","occurred_at":"2026-03-02T14:03:59.871Z","data":{"id":"QX7HARB1","number":812,"title":"Checkout fails"}}}""", "webhook.json");

        var result = Given.Reading(chat, rest, webhook);

        var alert = result.Events.Single(found => found.Kind == EventKind.Alert);
        Assert.Equal(["pagerduty", "pagerduty", "slack"], alert.Evidence.Select(evidence => evidence.Source).Order());
        Assert.Equal((4, 2, 2), (result.Stats.Records, result.Stats.Events, result.Stats.Duplicates));
    }
}
