using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Statuspage;

public sealed class StatuspageTests
{
    private const string Incident = """
        {"id":"k1","name":"Checkout fails","status":"resolved","impact":"major","created_at":"2026-03-02T14:20:00Z","shortlink":"https://stspg.io/k1","incident_updates":[
          {"id":"u4","status":"resolved","body":"All orders flow again.","display_at":"2026-03-02T15:10:00Z","created_at":"2026-03-02T15:10:02Z"},
          {"id":"u3","status":"monitoring","body":"A fix is out &amp; we watch.<br/>Thank you.","display_at":"2026-03-02T14:50:00Z","affected_components":[{"name":"Checkout","old_status":"major_outage","new_status":"operational"},{"name":"Search","old_status":"operational","new_status":"operational"}]},
          {"id":"u2","status":"identified","body":"We know the cause.","display_at":"2026-03-02T14:30:00Z","affected_components":null},
          {"id":"u1","status":"investigating","body":"Some orders fail.","created_at":"2026-03-02T14:20:00Z","display_at":"2026-03-02T14:05:00Z"}]}
        """;

    [Fact]
    public void Updates_are_told_oldest_first_at_the_time_the_page_shows()
    {
        var reading = Reading.Of($$"""{"page":{"id":"p","name":"Harbour"},"incidents":[{{Incident}}]}""");

        Assert.Equal([EventKind.FirstSignal, EventKind.Communication, EventKind.Mitigation, EventKind.Resolution], reading.Events.Select(found => found.Kind));
        Assert.Equal("2026-03-02T14:05:00Z", reading.Events[0].OriginalTime);
        Assert.Equal("Status page “Checkout fails”, monitoring: A fix is out & we watch.\nThank you. (Checkout major outage to operational)", reading.Events[2].Text);
        Assert.StartsWith("""{"id":"u3",""", reading.RawOf(reading.Events[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_repeats_what_was_said_before_under_the_same_ids()
    {
        var webhook = $$"""{"meta":{},"page":{"id":"p"},"incident":{{Incident.ReplaceLineEndings("")}}}""";
        var reading = Reading.Of($"{webhook}\n{webhook}\n");

        Assert.Equal(8, reading.Events.Count);
        Assert.Equal(4, reading.Events.Select(found => found.Id).Distinct().Count());
    }

    [Fact]
    public void A_component_that_changes_is_a_communication() =>
        Assert.Equal(
            "Status page: Checkout went from operational to partial outage",
            Reading.Of("""{"page":{"id":"p"},"component":{"name":"Checkout"},"component_update":{"id":"c1","component_id":"x","old_status":"operational","new_status":"partial_outage","created_at":"2026-03-02T14:06:00.000Z"}}""").Only.Text);

    [Fact]
    public void A_page_without_incidents_is_known_and_empty()
    {
        var reading = Reading.Of("""{"page":{"id":"p","name":"Harbour"},"incidents":[]}""");

        Assert.Equal(("statuspage", "a page that tells of no incident"), (reading.Reader?.Name, Assert.Single(reading.Skips).Why));
    }

    [Fact]
    public void Slacks_own_notes_keep_their_offset()
    {
        var reading = Reading.Of("""[{"id":9,"title":"Messages are slow","date_created":"2026-07-29T07:54:26-07:00","type":"outage","notes":[{"date_created":"2026-07-29T19:37:35-07:00","body":"Issue summary:\r\n\r\nA change slowed things."},{"date_created":"2026-07-29T07:54:26-07:00","body":"We look into it."}]}]""");

        Assert.Equal(["2026-07-29T07:54:26-07:00", "2026-07-29T19:37:35-07:00"], reading.Events.Select(found => found.OriginalTime));
        Assert.EndsWith("Issue summary:\n\nA change slowed things.", reading.Events[1].Text, StringComparison.Ordinal);
    }

    private static string Feed(string published, params (string Time, string Status, string Body)[] updates) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Status</title>
        <entry><id>tag:status.harbour.example,2005:Incident/77</id><published>{published}</published><updated>{published}</updated>
        <link rel="alternate" type="text/html" href="https://status.harbour.example/incidents/abc123"/><title>Köln depot offline</title>
        <content type="html">{string.Concat(updates.Select(update => $"&lt;p&gt;&lt;small&gt;{update.Time}&lt;/small&gt;&lt;br&gt;&lt;strong&gt;{update.Status}&lt;/strong&gt; - {update.Body}&lt;/p&gt;"))}</content></entry>
        </feed>
        """;

    [Fact]
    public void The_feed_names_no_year_and_still_crosses_new_year()
    {
        var reading = Reading.Of(Feed("2026-01-01T01:10:00Z",
            ("Jan &lt;var data-var='date'&gt; 1&lt;/var&gt;, &lt;var data-var='time'&gt;01:10&lt;/var&gt; UTC", "Resolved", "Back &amp;amp; running."),
            ("Dec &lt;var data-var='date'&gt;31&lt;/var&gt;, &lt;var data-var='time'&gt;23:50&lt;/var&gt; UTC", "Investigating", "The depot is dark.")));

        Assert.Equal([new DateTimeOffset(2025, 12, 31, 23, 50, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 1, 1, 10, 0, TimeSpan.Zero)], reading.Events.Select(found => found.At));
        Assert.Equal("Status page “Köln depot offline”, resolved: Back & running.", reading.Events[1].Text);
        Assert.Equal((TimePrecision.Minute, "Dec 31, 23:50 UTC"), (reading.Events[0].Precision, reading.Events[0].OriginalTime));
        Assert.StartsWith("<entry>", reading.RawOf(reading.Events[0]), StringComparison.Ordinal);
        Assert.EndsWith("</entry>", reading.RawOf(reading.Events[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_feed_and_the_api_share_a_key_for_the_same_update()
    {
        var feed = Reading.Of(Feed("2026-03-02T15:10:00Z", ("Mar 2, 15:10 UTC", "Resolved", "All orders flow again."))).Only;
        var api = Reading.Of($$"""{"page":{"id":"p"},"incidents":[{{Incident.Replace("https://stspg.io/k1", "https://status.harbour.example/incidents/abc123", StringComparison.Ordinal)}}]}""").Events[3];

        Assert.Equal(feed.SameAs, api.SameAs);
    }

    [Theory]
    [InlineData("PDT", "2026-03-02T22:10:00Z", 0)]
    [InlineData("CST", "2026-03-02T21:10:00Z", 1)]
    [InlineData("QQT", "2026-03-02T15:10:00Z", 1)]
    public void Zone_letters_are_read_and_doubtful_ones_are_said(string zone, string at, int warnings)
    {
        var reading = Reading.Of(Feed("2026-03-02T22:10:00Z", ($"Mar 2, 15:10 {zone}", "Resolved", "Over.")));

        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), reading.Only.At);
        Assert.Equal(warnings, reading.Warnings.Count);
    }

    [Fact]
    public void An_update_made_of_blanks_costs_no_time()
    {
        var reading = Reading.Of(Feed("2026-03-02T15:10:00Z", ($"Mar {new string(' ', 1_000_000)}", "Resolved", "Over."), ("Mar 2, 15:10 UTC", "Resolved", "Over.")));

        Assert.Equal("Mar 2, 15:10 UTC", reading.Only.OriginalTime);
    }

    [Fact]
    public void A_broken_entry_costs_that_entry()
    {
        var feed = Feed("2026-03-02T15:10:00Z", ("Mar 2, 15:10 UTC", "Resolved", "Over.")).Replace("<feed xmlns", "<feed a:b='' xmlns", StringComparison.Ordinal);
        var reading = Reading.Of(feed.Replace("</feed>", "<entry><x:y>&nbsp;</entry></feed>", StringComparison.Ordinal));

        Assert.Single(reading.Events);
        Assert.Equal("an entry that is broken XML", Assert.Single(reading.Skips).Why);
    }
}
