using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Sources;

namespace Debrief.Tests.Pages.Incidents;

public sealed class MergePagesTests(App app)
{
    [Fact]
    public async Task Two_incidents_become_one_and_an_event_that_both_have_stays_once()
    {
        var robin = await app.Someone();
        var (incident, other) = (await app.Save(Some.Incident(robin)), await app.Save(Some.Incident(robin)));
        await app.Save(Event(incident, "both", picked: robin));
        await app.Save(Event(incident, "only-here"));
        await app.Save(Event(other, "both"));

        var page = await (await app.SignedInAs(robin).Open($"{incident.Path}/facts")).Submit("#merge", new { Into = other.Name.ToLowerInvariant() });

        Assert.Equal($"{other.Path}/timeline", page.Path);
        var events = await app.With(db => db.TimelineEvents.Where(found => found.IncidentId == other.Id).OrderBy(found => found.PublicId).Select(found => new { found.PublicId, IsPicked = found.PickedAt != null }).ToListAsync());
        Assert.Equal([("both", true), ("only-here", false)], events.Select(found => (found.PublicId, found.IsPicked)));
        Assert.Equal(other.Id, (await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id))).MergedIntoId);
        Assert.Equal(["incident.merged by Robin Reyes"], await app.ActivityOf(other.Id));
    }

    [Fact]
    public async Task What_was_found_about_both_is_there_and_factors_keep_the_events_that_show_them()
    {
        var robin = await app.Someone();
        var (incident, other) = (await app.Save(Some.Incident(robin)), await app.Save(Some.Incident(robin)));
        var told = await app.Save(Event(incident, "both", picked: robin));
        await app.Save(Event(other, "both", picked: robin));
        await app.Save(new DecisionPoint { EventId = told.Id, Known = "CPU idle" });
        await app.Save(new ContributingFactor { IncidentId = other.Id, Number = 1, Text = "Theirs", AddedAt = Some.Noon });
        await app.Save(new ContributingFactor { IncidentId = incident.Id, Number = 1, Text = "Ours", AddedAt = Some.Noon });
        await app.With(async db =>
        {
            (await db.ContributingFactors.SingleAsync(found => found.IncidentId == incident.Id)).Events.Add(await db.TimelineEvents.SingleAsync(found => found.Id == told.Id));
            await db.SaveChangesAsync();
        });

        await (await app.SignedInAs(robin).Open($"{incident.Path}/facts")).Submit("#merge", new { Into = other.Name });

        var page = await app.SignedInAs(robin).Open($"{other.Path}/analysis");
        Assert.Equal(["F1", "F2"], page.Texts("#factors .no"));
        Assert.Contains("shown by 1 event", page.Text("#factors"), StringComparison.Ordinal);
        Assert.True((await app.SignedInAs(robin).Open($"{other.Path}/timeline")).Has(".decision-point"));
    }

    [Fact]
    public async Task An_incident_is_not_merged_with_itself_nor_into_one_that_is_not_there()
    {
        var robin = await app.Someone();
        var incident = await app.Save(Some.Incident(robin));
        var facts = await app.SignedInAs(robin).Open($"{incident.Path}/facts");

        Assert.Equal(HttpStatusCode.Conflict, (await facts.Submit("#merge", new { Into = incident.Name })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await facts.Submit("#merge", new { Into = "INC-999999999" })).Status);
    }

    [Fact]
    public async Task A_restricted_incident_does_not_spill_into_an_open_one()
    {
        var robin = await app.Someone();
        var (incident, other) = (await app.Save(Some.Incident(robin)), await app.Save(Some.Incident(robin)));
        var facts = await (await app.SignedInAs(robin).Open($"{incident.Path}/facts")).Submit("#restrict", new { Reason = "Open vulnerability" });

        var answer = await facts.Submit("#merge", new { Into = other.Name });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("restricted", answer.Body, StringComparison.Ordinal);
    }

    private static TimelineEvent Event(Incident incident, string id, Person? picked = null)
    {
        var told = new TimelineEvent { IncidentId = incident.Id, PublicId = id, At = Some.Noon, OriginalTime = "12:00", Kind = EventKind.Note, Text = id, Source = "slack", AddedAt = Some.Noon };
        if (picked is not null) told.Pick(picked.Id, Some.Noon);
        return told;
    }
}
