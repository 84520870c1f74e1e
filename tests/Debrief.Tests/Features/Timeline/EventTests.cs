using System.Net.Http.Headers;
using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Sources;

namespace Debrief.Tests.Features.Timeline;

public sealed class EventTests(App app)
{
    private async Task<(Incident Incident, Browser Browser, TimelineEvent[] Events)> WithEvidence()
    {
        var (incident, browser) = (await app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start)), await app.SignedIn());
        await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export(), new { Channels = "inc-checkout" });
        return (incident, browser, await Events(incident));
    }

    private Task<TimelineEvent[]> Events(Incident incident) => app.With(db => db.TimelineEvents.AsNoTracking().Where(@event => @event.IncidentId == incident.Id).InOrder.ToArrayAsync());

    [Theory]
    [InlineData("14:35", "2026-05-12T14:35:00Z", TimePrecision.Minute, null)]
    [InlineData("~14:35", "2026-05-12T14:35:00Z", TimePrecision.Approximate, null)]
    [InlineData("14:35-14:50", "2026-05-12T14:35:00Z", TimePrecision.Range, "2026-05-12T14:50:00Z")]
    [InlineData("2026-05-11 23:10", "2026-05-11T23:10:00Z", TimePrecision.Minute, null)]
    [InlineData("~2026-05-11 23:10", "2026-05-11T23:10:00Z", TimePrecision.Approximate, null)]
    [InlineData("2026-05-01", "2026-05-01T00:00:00Z", TimePrecision.Day, null)]
    [InlineData("14:35:10", "2026-05-12T14:35:10Z", TimePrecision.Second, null)]
    public async Task A_time_is_added_as_people_write_it_and_keeps_its_precision(string when, string at, TimePrecision precision, string? until)
    {
        var (incident, browser, _) = await WithEvidence();

        var page = await (await browser.Open($"{incident.Path}/timeline/events/new")).Submit("#new-event", new { When = when, Text = "Somebody remembers this", Kind = "Note" });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var added = Assert.Single(await Events(incident), @event => @event.AddedBy == "Robin Reyes");
        Assert.Equal((DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), precision), (added.At, added.Precision));
        Assert.Equal(until, added.Until?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(added.IsPicked);
    }

    [Theory, InlineData("soon"), InlineData("25:99"), InlineData("")]
    public async Task What_is_no_time_is_refused_and_nothing_is_added(string when)
    {
        var (incident, browser, events) = await WithEvidence();

        var answer = await (await browser.Open($"{incident.Path}/timeline/events/new")).Submit("#new-event", new { When = when, Text = "Something", Kind = "Note" });

        Assert.True(answer.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{answer.Status}");
        Assert.Equal(events.Length, (await Events(incident)).Length);
    }

    [Fact]
    public async Task An_edited_event_keeps_its_original_and_can_be_put_back()
    {
        var (incident, browser, events) = await WithEvidence();
        var page = await browser.Open($"{incident.Path}/timeline/events/{events[3].PublicId}");

        await page.Submit("#edit", new { When = "~13:20", Text = "Ana decides to roll back r318", Kind = "Decision" });

        var edited = (await Events(incident)).Single(@event => @event.Id == events[3].Id);
        Assert.Equal(("Ana decides to roll back r318", TimePrecision.Approximate, events[3].Text), (edited.Text, edited.Precision, edited.Original!.Text));
        page = await browser.Open($"{incident.Path}/timeline/events/{events[3].PublicId}");
        Assert.Contains(events[3].Text, page.Text(".note"), StringComparison.Ordinal);
        await page.Submit("#revert");
        edited = (await Events(incident)).Single(@event => @event.Id == events[3].Id);
        Assert.Equal((events[3].Text, events[3].At, null), (edited.Text, edited.At, edited.Original));
    }

    [Fact]
    public async Task Saving_only_a_text_leaves_the_time_as_exact_as_it_was()
    {
        var (incident, browser, events) = await WithEvidence();

        await (await browser.Open($"{incident.Path}/timeline/events/{events[1].PublicId}")).Submit("#edit", new { Text = "Ben takes it" });

        Assert.Equal(events[1].At, (await Events(incident)).Single(@event => @event.Id == events[1].Id).At);
    }

    [Fact]
    public async Task A_stale_edit_is_told_so_and_changes_nothing()
    {
        var (incident, browser, events) = await WithEvidence();
        var stale = await browser.Open($"{incident.Path}/timeline/events/{events[0].PublicId}");
        await (await browser.Open($"{incident.Path}/timeline/events/{events[0].PublicId}")).Submit("#edit", new { Text = "First" });

        var answer = await stale.Submit("#edit", new { Text = "Second" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("First", (await Events(incident)).Single(@event => @event.Id == events[0].Id).Text);
    }

    [Fact]
    public async Task Merged_events_show_as_one_with_the_records_of_both_and_can_be_parted_again()
    {
        var (incident, browser, events) = await WithEvidence();

        var page = await (await browser.Open($"{incident.Path}/timeline/events/{events[1].PublicId}")).Submit("#merge", new { Into = events[0].PublicId });

        Assert.EndsWith(events[0].PublicId, page.Path, StringComparison.Ordinal);
        Assert.Equal(2, page.Texts(".records li").Length);
        Assert.Equal(5, (await browser.Open($"{incident.Path}/timeline")).Texts(".evidence").Length);
        await page.Submit("form.unmerge");
        Assert.Equal(6, (await browser.Open($"{incident.Path}/timeline")).Texts(".evidence").Length);
    }

    [Fact]
    public async Task A_record_is_split_off_into_an_event_of_its_own()
    {
        var (incident, browser, events) = await WithEvidence();
        await app.Save(new Debrief.Features.Timeline.Evidence { EventId = events[0].Id, UploadId = (await app.With(db => db.Uploads.SingleAsync(upload => upload.IncidentId == incident.Id))).Id, Source = "slack", File = "x", RecordId = "second", Entry = "users.json", Offset = 0, Length = 4 });

        await (await browser.Open($"{incident.Path}/timeline/events/{events[0].PublicId}")).Submit("form.split");

        Assert.Equal(7, (await Events(incident)).Length);
        Assert.All(await app.With(db => db.Evidence.Where(evidence => evidence.RecordId == "second" || evidence.EventId == events[0].Id).GroupBy(evidence => evidence.EventId).Select(group => group.Count()).ToArrayAsync()), count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task An_accepted_milestone_sets_the_incidents_time_and_puts_its_event_on_the_timeline()
    {
        var (incident, browser, _) = await WithEvidence();
        var page = await browser.Open($"{incident.Path}/timeline");
        Assert.Contains("first acknowledgement", page.Text("#proposal-Acknowledged"), StringComparison.OrdinalIgnoreCase);

        page = await page.Submit("#proposal-Acknowledged form.accept");

        Assert.False(page.Has("#proposal-Acknowledged"));
        var saved = await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id));
        Assert.Equal(SlackFixture.Start.AddMinutes(11), saved.AcknowledgedAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Contains("Acknowledged", page.Text(".event.milestone .meta"), StringComparison.Ordinal);
        Assert.Null(saved.DetectedAt);
    }

    [Fact]
    public async Task A_declined_milestone_stays_not_recorded_even_when_more_is_imported()
    {
        var (incident, browser, _) = await WithEvidence();
        await (await browser.Open($"{incident.Path}/timeline")).Submit("#proposal-Resolved form.decline");

        await app.BringAndLoad(browser, incident, "again.zip", SlackFixture.Export());

        Assert.False((await browser.Open($"{incident.Path}/timeline")).Has("#proposal-Resolved"));
        Assert.Null((await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id))).ResolvedAt);
    }

    [Fact]
    public async Task A_picture_is_served_as_what_its_bytes_are_and_nothing_else_is_taken()
    {
        var (incident, browser, events) = await WithEvidence();
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];

        Assert.Equal(HttpStatusCode.OK, await Attach(browser, incident, events[0], png, "image/png"));
        Assert.Equal(HttpStatusCode.Conflict, await Attach(browser, incident, events[0], Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "image/png"));

        var page = await browser.Open($"{incident.Path}/timeline/events/{events[0].PublicId}");
        using var picture = await browser.Http.GetAsync(new Uri(page.Attribute("figure img", "src")!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_record_is_shown_byte_for_byte_and_nothing_in_it_runs()
    {
        var (incident, browser) = (await app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start)), await app.SignedIn());
        const string said = "<img src=x onerror=alert(1)> & <script>alert(2)</script>";
        await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export("inc", (60, "UANA", said)), new { Channels = "inc" });
        var told = (await Events(incident)).Single(@event => @event.Text.Contains("onerror", StringComparison.Ordinal));

        var page = await (await browser.Open($"{incident.Path}/timeline/events/{told.PublicId}")).Follow(".records a");

        Assert.Contains("onerror", page.Text(".record"), StringComparison.Ordinal);
        Assert.False(page.Has("img") || page.Has("pre script"));
        using var bytes = await browser.Http.GetAsync(new Uri(page.Attribute("a[download]", "href")!, UriKind.Relative), TestContext.Current.CancellationToken);
        var record = await app.With(db => db.Evidence.SingleAsync(evidence => evidence.EventId == told.Id));
        Assert.Equal(record.Length, (await bytes.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
        Assert.Equal("attachment", bytes.Content.Headers.ContentDisposition!.DispositionType);
    }

    private static async Task<HttpStatusCode> Attach(Browser browser, Incident incident, TimelineEvent told, byte[] bytes, string type)
    {
        var page = await browser.Open($"{incident.Path}/timeline/events/{told.PublicId}");
        using var form = new MultipartFormDataContent { { new StringContent(page.Attribute("#attach input[name=__RequestVerificationToken]", "value")!), "__RequestVerificationToken" }, { new StringContent("a graph"), "Caption" } };
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        form.Add(part, "Picture", "graph.png");
        using var answer = await browser.Http.PostAsync(new Uri(page.Attribute("#attach", "action")!, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
