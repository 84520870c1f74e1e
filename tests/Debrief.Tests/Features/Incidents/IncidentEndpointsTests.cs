using Debrief.Features.Incidents;

namespace Debrief.Tests.Features.Incidents;

public sealed class IncidentEndpointsTests(App app)
{
    [Fact]
    public async Task One_line_begins_an_incident_led_by_whoever_wrote_it()
    {
        var robin = await app.Someone();
        var form = await app.SignedInAs(robin).Open("/incidents/new");

        await form.Submit("#new-incident", new { Title = "Checkout queue backed up", Severity = "Sev2", Services = "checkout-api, queue-" + robin.Id });

        var incident = await app.With(db => db.AllIncidents.Include(found => found.Services).Include(found => found.Responders).SingleAsync(found => found.LeadId == robin.Id));
        Assert.Equal(("Checkout queue backed up", Severity.Sev2, 2), (incident.Title, incident.Severity, incident.Services.Count));
        Assert.Equal(robin.Id, Assert.Single(incident.Responders).PersonId);
        Assert.Equal(["incident.created by Robin Reyes"], await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task A_title_is_all_that_is_asked_for_and_it_is_asked_for()
    {
        var form = await (await app.SignedIn()).Open("/incidents/new");

        var answer = await form.Submit("#new-incident", new { Title = "  " });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Say in a few words", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_cannot_begin_one()
    {
        var reader = await app.SignedIn(role: Role.Reader);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Open("/incidents/new")).Status);
        Assert.DoesNotContain("New incident", (await reader.Open("/incidents")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restricted_incident_is_not_there_for_others_whatever_their_role()
    {
        var (robin, incident) = await SomeIncident("Key left in a log " + Guid.NewGuid());
        var facts = await app.SignedInAs(robin).Open($"{incident.Path}/facts");

        var restricted = await facts.Submit("#restrict", new { Reason = "Open until the key is rotated" });
        Assert.Contains("Open until the key is rotated", restricted.Body, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await app.SignedInAs(robin).Open($"{incident.Path}/facts")).Status);
        var administrator = await app.SignedIn("Ada Admin", Role.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open($"{incident.Path}/facts")).Status);
        Assert.DoesNotContain(incident.Title, (await administrator.Open($"/incidents?q={Uri.EscapeDataString(incident.Title)}")).Body.Replace($"value=\"{incident.Title}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await facts.Submit("#facts", at: $"/incidents/{incident.Number + 1_000_000}/facts")).Status);
    }

    [Fact]
    public async Task Whoever_joins_the_response_of_a_restricted_incident_sees_it()
    {
        var (robin, incident) = await SomeIncident();
        var sam = await app.Someone("Sam " + Guid.NewGuid());
        var facts = await app.SignedInAs(robin).Open($"{incident.Path}/facts");
        await facts.Submit("#restrict", new { Reason = "Open vulnerability" });

        await facts.Submit("#add-responder", new { sam.Name, Role = "database" });

        Assert.Equal(HttpStatusCode.OK, (await app.SignedInAs(sam).Open($"{incident.Path}/facts")).Status);
    }

    [Fact]
    public async Task An_incident_can_be_without_a_lead()
    {
        var robin = await app.Someone();
        var incident = await app.Save(Some.Incident(robin));

        var facts = await (await app.SignedInAs(robin).Open($"{incident.Path}/facts")).Submit("#facts", new { LeadId = "" });

        Assert.Equal(HttpStatusCode.OK, facts.Status);
        Assert.Null(await app.With(db => db.AllIncidents.Where(found => found.Id == incident.Id).Select(found => found.LeadId).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_people_changing_the_facts_at_once_the_second_is_told()
    {
        var (robin, incident) = await SomeIncident();
        var pages = await Task.WhenAll(app.SignedInAs(robin).Open($"{incident.Path}/facts"), app.SignedInAs(await app.Someone()).Open($"{incident.Path}/facts"));

        var first = await pages[0].Submit("#facts", new { Title = "First title" });
        var second = await pages[1].Submit("#facts", new { Title = "Second title" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first.Status, second.Status));
        Assert.Equal("First title", (await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id))).Title);
    }

    [Fact]
    public async Task Milestones_are_typed_in_the_readers_zone_and_the_review_is_due_48_hours_after_the_last()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        browser.Http.DefaultRequestHeaders.Add("Cookie", "tz=Europe/Berlin");
        var facts = await browser.Open($"{incident.Path}/facts");

        await facts.Submit("#milestones-form", new { ImpactStarted = "2026-05-12T15:08", Resolved = "2026-05-12T16:38:30" });

        var saved = await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id));
        Assert.Equal(new DateTimeOffset(2026, 5, 12, 13, 8, 0, TimeSpan.Zero), saved.ImpactStartedAt);
        Assert.Equal(TimeSpan.FromHours(48), saved.ReviewDueAt - saved.ResolvedAt);
        Assert.Equal(saved.ImpactStartedAt, saved.OccurredAt);
        Assert.Null(saved.DetectedAt);
    }

    [Fact]
    public async Task An_impact_figure_is_a_number_or_an_explicit_word()
    {
        var (robin, incident) = await SomeIncident();
        var facts = await app.SignedInAs(robin).Open($"{incident.Path}/facts");

        await facts.Submit("#impact-form", new { Users = "3407", UsersIsEstimate = "true", RevenueState = "Unknown", DataLossState = "None" });

        var impact = (await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id))).Impact;
        Assert.Equal(new Figure(FigureState.Known, 3407, true), impact.Users);
        Assert.Equal((FigureState.Unknown, FigureState.None, FigureState.NotRecorded), (impact.Revenue.State, impact.DataLoss.State, impact.SlaBreachMinutes.State));
    }

    [Fact]
    public async Task What_was_put_away_comes_back_as_it_was()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        var facts = await browser.Open($"{incident.Path}/facts");

        await facts.Submit("#trash");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"{incident.Path}/facts")).Status);
        await (await browser.Open("/incidents/trash")).Submit($"#restore-{incident.Number}");

        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"{incident.Path}/facts")).Status);
    }

    [Fact]
    public async Task A_deferral_needs_a_later_day_and_a_reason()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        var facts = await (await browser.Open($"{incident.Path}/facts")).Submit("#milestones-form", new { Resolved = "2026-05-12T16:38" });

        Assert.Equal(HttpStatusCode.Conflict, (await facts.Submit("#defer", new { Until = "2026-05-13T09:00", Reason = "The team is still recovering" })).Status);
        var moved = await facts.Submit("#defer", new { Until = "2026-05-18T09:00", Reason = "The team is still recovering" });

        Assert.Contains("moved: The team is still recovering", moved.Body, StringComparison.Ordinal);
    }

    private async Task<(Person Lead, Incident Incident)> SomeIncident(string title = "Checkout queue backed up")
    {
        var lead = await app.Someone();
        var incident = Incident.New(title, IncidentKind.Outage, TimeProvider.System.GetUtcNow());
        incident.LeadId = lead.Id;
        return (lead, await app.Save(incident));
    }
}
