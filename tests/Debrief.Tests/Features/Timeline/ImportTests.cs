using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Tests.Features.Timeline;

public sealed class ImportTests(App app)
{
    private Task<Incident> AnIncident() => app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start));

    [Fact]
    public async Task An_export_is_looked_into_first_and_nothing_of_it_is_loaded_before_the_choice()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());

        var upload = await app.Bring(browser, incident, "export.zip", SlackFixture.Export());

        Assert.Equal(UploadState.Waiting, upload.State);
        Assert.Equal("slack", upload.Found!.Source);
        Assert.Equal([("inc-checkout", 6L), ("random", 1L)], upload.Found.Channels.Select(channel => (channel.Name, channel.Messages)));
        Assert.Equal(SlackFixture.Start.AddMinutes(1), upload.Found.First!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await app.With(db => db.TimelineEvents.CountAsync(@event => @event.IncidentId == incident.Id)));
    }

    [Fact]
    public async Task The_chosen_channel_becomes_events_with_their_evidence()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());

        var upload = await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export(), new { Channels = "inc-checkout" });

        Assert.True(upload.State == UploadState.Done, upload.Problem);
        Assert.Equal(6, upload.Outcome!.Added);
        var events = await app.With(db => db.TimelineEvents.Where(@event => @event.IncidentId == incident.Id).InOrder.ToListAsync());
        Assert.Equal(SlackFixture.Talk.Select(said => said.Text), events.Select(@event => @event.Text));
        Assert.All(events, @event => Assert.Equal("inc-checkout", @event.Channel));
        Assert.Equal("Ana Sousa", events[0].ActorName);
        Assert.Equal(6, await app.With(db => db.Evidence.CountAsync(evidence => evidence.UploadId == upload.Id)));
    }

    [Fact]
    public async Task A_choice_that_names_nothing_chooses_everything()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var upload = await app.Bring(browser, incident, "export.zip", SlackFixture.Export());

        var loaded = await app.Load(browser, incident, upload, new { From = (string?)null, To = (string?)null });

        Assert.Equal(7, loaded.Outcome!.Added);
    }

    [Fact]
    public async Task The_same_file_twice_adds_nothing_and_says_so()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export());

        var again = await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export());

        Assert.Equal((0, 7, 0), (again.Outcome!.Added, again.Outcome.Known, again.Outcome.Joined));
        Assert.Equal(7, await app.With(db => db.TimelineEvents.CountAsync(@event => @event.IncidentId == incident.Id)));
        Assert.Contains("Nothing new", (await browser.Open($"{incident.Path}/imports/{again.Id}")).Text("#upload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_taken_back_but_for_what_people_picked()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var upload = await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export());
        var picked = await app.With(async db =>
        {
            var first = await db.TimelineEvents.Where(@event => @event.IncidentId == incident.Id).InOrder.FirstAsync();
            first.Pick((await db.People.OrderBy(person => person.Id).FirstAsync()).Id, SlackFixture.Start);
            await db.SaveChangesAsync();
            return first.Id;
        });

        var page = await (await browser.Open($"{incident.Path}/imports/{upload.Id}")).Submit("#withdrawal");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal([picked], await app.With(db => db.TimelineEvents.Where(@event => @event.IncidentId == incident.Id).Select(@event => @event.Id).ToListAsync()));
        Assert.Equal(UploadState.Waiting, await app.With(db => db.Uploads.Where(row => row.Id == upload.Id).Select(row => row.State).SingleAsync()));
        var again = await app.Load(browser, incident, upload, new { From = (string?)null, To = (string?)null });
        Assert.Equal((6, 1), (again.Outcome!.Added, again.Outcome.Known));
    }

    [Fact]
    public async Task What_two_imports_tell_stays_when_one_is_taken_back()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var first = await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export());
        var second = await app.BringAndLoad(browser, incident, "again.zip", SlackFixture.Export());
        var shared = await app.With(async db =>
        {
            var record = await db.Evidence.OrderBy(evidence => evidence.Id).FirstAsync(evidence => evidence.UploadId == first.Id);
            db.Evidence.Add(new() { EventId = record.EventId, UploadId = second.Id, Source = "pagerduty", File = "again.zip", RecordId = "PX1", Entry = record.Entry, Offset = record.Offset, Length = record.Length });
            await db.SaveChangesAsync();
            return record.EventId;
        });

        await (await browser.Open($"{incident.Path}/imports/{first.Id}")).Submit("#withdrawal");

        Assert.Equal([shared], await app.With(db => db.TimelineEvents.Where(@event => @event.IncidentId == incident.Id).Select(@event => @event.Id).ToListAsync()));
        Assert.Equal(["pagerduty"], await app.With(db => db.Evidence.Where(evidence => evidence.EventId == shared).Select(evidence => evidence.Source).ToListAsync()));
    }

    [Fact]
    public async Task A_timeline_read_by_the_wrong_clock_is_taken_back_and_read_by_the_right_one()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var typed = "2026-05-12\n14:00 Deploy of checkout 4.1\n14:08 First alert\n"u8.ToArray();
        var upload = await app.BringAndLoad(browser, incident, "typed.txt", typed, new { Zone = "UTC" });

        await (await browser.Open($"{incident.Path}/imports/{upload.Id}")).Submit("#withdrawal");
        await app.Load(browser, incident, upload, new { Zone = "Europe/Berlin" });

        var times = await app.With(db => db.TimelineEvents.Where(@event => @event.IncidentId == incident.Id).InOrder.Select(@event => @event.At).ToListAsync());
        Assert.Equal([new(2026, 5, 12, 12, 0, 0, TimeSpan.Zero), new(2026, 5, 12, 12, 8, 0, TimeSpan.Zero)], times);
    }

    [Fact]
    public async Task A_file_that_nobody_can_read_fails_with_its_reason_and_can_be_tried_again()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());

        var upload = await app.Bring(browser, incident, "photo.bin", [0x00, 0x01, 0x02, 0xFF]);

        Assert.Equal(UploadState.Failed, upload.State);
        Assert.NotEmpty(upload.Problem!);
        var page = await browser.Open($"{incident.Path}/imports/{upload.Id}");
        Assert.Equal(HttpStatusCode.OK, (await page.Submit("#retry")).Status);
    }
}
