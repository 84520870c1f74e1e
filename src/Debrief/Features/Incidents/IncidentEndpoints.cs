using Debrief.Features.Settings;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Incidents;

/// <summary>What can be done to an incident as a whole. Its pages are composed in Pages/.</summary>
internal static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/incidents", Create).RequireAuthorization(Rights.Write);

        var incident = routes.MapGroup("/incidents/{number:int}").RequireAuthorization(Rights.Write);
        incident.MapPost("/facts", ChangeFacts);
        incident.MapPost("/impact", ChangeImpact);
        incident.MapPost("/milestones", ChangeMilestones);
        incident.MapPost("/responders", AddResponder);
        incident.MapPost("/responders/{person:guid}/removal", RemoveResponder);
        incident.MapPost("/restriction", Restrict);
        incident.MapPost("/restriction/removal", Open);
        incident.MapPost("/deferral", DeferReview);
        incident.MapPost("/trash", Trash);
        incident.MapPost("/trash/removal", Restore);
    }

    private static async Task<RedirectHttpResult> Create([FromForm] NewIncidentForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var incident = Incident.New(form.Title, form.Kind, clock.Now);
        (incident.Severity, incident.LeadId) = (form.Severity, form.LeadId ?? user.PersonId);
        incident.Services.AddRange(await db.ServicesNamed(form.Services, ct));
        incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = incident.LeadId.Value, Role = "Lead" });
        db.AllIncidents.Add(incident);
        db.Record(incident.Id, user, "incident.created", clock.Now, new { incident.Title, incident.Kind });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.Path}/timeline");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> ChangeFacts(
        int number, [FromForm] FactsForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).Include(found => found.Services).Include(found => found.Categories).AsSplitQuery().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        db.Expect(incident, form.Version);
        (incident.Title, incident.Kind, incident.Severity, incident.LeadId) = (form.Title, form.Kind, form.Severity, form.Lead);
        incident.Replace(await db.ServicesNamed(form.Services, ct), await db.CategoriesNamed(form.Categories, ct));
        db.Record(incident.Id, user, "incident.facts_changed", clock.Now, new { incident.Title, incident.Kind, incident.Severity });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> ChangeImpact(
        int number, [FromForm] ImpactForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        db.Expect(incident, form.Version);
        incident.Impact = form.ToImpact();
        db.Record(incident.Id, user, "incident.impact_changed", clock.Now);
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts#impact");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> ChangeMilestones(
        int number, [FromForm] MilestonesForm form, ReaderZone zone, Policies policies, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        db.Expect(incident, form.Version);
        foreach (var kind in Enum.GetValues<MilestoneKind>()) incident.SetMilestone(kind, zone.Instant(form.Field(kind)), policies.ReviewWithin);
        db.Record(incident.Id, user, "incident.milestones_changed", clock.Now);
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts#milestones");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> AddResponder(
        int number, [FromForm] ResponderForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).Include(found => found.Responders).Include(found => found.Viewers).AsSplitQuery().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var person = await db.PersonNamed(form.Name, ct);
        incident.AddResponder(person.Id, form.Role ?? "");
        db.Record(incident.Id, user, "incident.responder_added", clock.Now, new { person.Id, person.Name });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts#people");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> RemoveResponder(
        int number, Guid person, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).Include(found => found.Responders).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        incident.Responders.RemoveAll(responder => responder.PersonId == person);
        db.Record(incident.Id, user, "incident.responder_removed", clock.Now, new { Id = person });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts#people");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Restrict(
        int number, [FromForm] RestrictionForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).Include(found => found.Responders).Include(found => found.Viewers).AsSplitQuery().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        List<Guid> people = [user.PersonId];
        foreach (var name in (form.People ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) people.Add((await db.PersonNamed(name, ct)).Id);
        incident.Restrict(form.Reason, people);
        db.Record(incident.Id, user, "incident.restricted", clock.Now, new { People = incident.Viewers.Count });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts#visibility");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Open(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).Include(found => found.Viewers).AsSplitQuery().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        incident.Open();
        db.Record(incident.Id, user, "incident.opened", clock.Now);
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts#visibility");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> DeferReview(
        int number, [FromForm] DeferralForm form, ReaderZone zone, Policies policies, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (policies.DeferralNeedsReason && string.IsNullOrWhiteSpace(form.Reason)) return new DeferralWithoutReason().ToProblem();
        if (zone.Instant(form.Until) is not { } until || incident.DeferReview(until, form.Reason ?? "") is { }) return new NotADeferral().ToProblem();

        db.Record(incident.Id, user, "incident.review_deferred", clock.Now, new { Until = until, form.Reason });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/facts#review");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Trash(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        incident.Trash(clock.Now);
        db.Record(incident.Id, user, "incident.trashed", clock.Now);
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"/incidents?trashed={incident.Number}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Restore(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.TrashSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        incident.Restore();
        db.Record(incident.Id, user, "incident.restored", clock.Now);
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/timeline");
    }
}
