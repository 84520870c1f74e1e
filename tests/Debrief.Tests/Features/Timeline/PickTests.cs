using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Tests.Features.Timeline;

public sealed class PickTests(App app)
{
    private async Task<(Incident Incident, Browser Browser)> WithEvidence()
    {
        var (incident, browser) = (await app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start)), await app.SignedIn());
        await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export(), new { Channels = "inc-checkout" });
        return (incident, browser);
    }

    private Task<TimelineEvent[]> Events(Incident incident) => app.With(db => db.TimelineEvents.AsNoTracking().Where(@event => @event.IncidentId == incident.Id).InOrder.ToArrayAsync());

    [Fact]
    public async Task The_page_lists_the_evidence_and_a_pick_puts_it_on_the_spine()
    {
        var (incident, browser) = await WithEvidence();
        var first = (await Events(incident))[0];
        var page = await browser.Open($"{incident.Path}/timeline");
        Assert.Equal(6, page.Texts(".evidence").Length);

        var answer = await page.Press($"#pick-{first.Id}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Has($"#event-{first.PublicId}"));
        Assert.Equal("1 of 6 picked", answer.Text("#evidence-count"));
        Assert.True((await browser.Open($"{incident.Path}/timeline")).Has($"#event-{first.PublicId}"));
        Assert.Contains("timeline.event_picked by Robin Reyes", await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task Picking_some_of_the_messages_gives_exactly_those_in_order()
    {
        var (incident, browser) = await WithEvidence();
        var events = await Events(incident);
        var page = await browser.Open($"{incident.Path}/timeline");

        foreach (var index in new[] { 4, 0, 2 }) await page.Press($"#pick-{events[index].Id}");

        var texts = (await browser.Open($"{incident.Path}/timeline")).Texts(".timeline .event .told");
        Assert.Equal(3, texts.Length);
        Assert.Equal([0, 2, 4], texts.Select(text => Array.FindIndex(events, @event => text.EndsWith(@event.Text, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Two_people_who_pick_at_once_both_keep_their_picks()
    {
        var (incident, _) = await WithEvidence();
        var events = await Events(incident);
        var pages = await Task.WhenAll(events.Select(async (_, n) => await (await app.SignedIn($"Person {n}")).Open($"{incident.Path}/timeline")));

        var answers = await Task.WhenAll(pages.Select((page, n) => page.Press($"#pick-{events[n].Id}")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(await Events(incident), @event => Assert.True(@event.IsPicked));
    }

    [Fact]
    public async Task The_same_line_picked_by_two_people_is_picked_once()
    {
        var (incident, _) = await WithEvidence();
        var first = (await Events(incident))[0];
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n => await (await app.SignedIn($"Person {n}")).Open($"{incident.Path}/timeline")));

        var answers = await Task.WhenAll(pages.Select(page => page.Press($"#pick-{first.Id}")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(await app.ActivityOf(incident.Id), entry => entry.StartsWith("timeline.event_picked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_script_ticks_are_applied_as_a_difference_so_that_nobody_elses_pick_is_lost()
    {
        var (incident, browser) = await WithEvidence();
        var events = await Events(incident);
        var stale = await browser.Open($"{incident.Path}/timeline");
        await (await (await app.SignedIn("Ana")).Open($"{incident.Path}/timeline")).Press($"#pick-{events[0].Id}");

        await stale.Submit("#picks", new { Picked = new[] { events[3].Id } });

        Assert.Equal([0, 3], (await Events(incident)).Select((@event, n) => (@event, n)).Where(pair => pair.@event.IsPicked).Select(pair => pair.n));
    }

    [Fact]
    public async Task A_reader_sees_the_timeline_and_cannot_pick()
    {
        var (incident, browser) = await WithEvidence();
        var first = (await Events(incident))[0];
        var page = await (await app.SignedIn("Rita", Role.Reader)).Open($"{incident.Path}/timeline");

        var answer = await page.Press($"#pick-{first.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.False((await Events(incident))[0].IsPicked);
    }

    [Fact]
    public async Task A_restricted_incident_is_not_there_for_others()
    {
        var (incident, browser) = await WithEvidence();
        var first = (await Events(incident))[0];
        var page = await browser.Open($"{incident.Path}/timeline");
        await app.With(async db =>
        {
            var found = await db.AllIncidents.Include(each => each.Viewers).SingleAsync(each => each.Id == incident.Id);
            found.Restrict("security", []);
            await db.SaveChangesAsync();
        });

        foreach (var path in new[] { "timeline", "timeline/evidence?source=slack&at=0&position=0", $"timeline/events/{first.PublicId}", "imports" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"{incident.Path}/{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await page.Press($"#pick-{first.Id}")).Status);
    }
}
