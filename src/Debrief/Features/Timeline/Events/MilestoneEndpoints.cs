using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>A rule proposes a milestone; here a person decides. What nobody accepts stays "not recorded".</summary>
internal static class MilestoneEndpoints
{
    public static void MapMilestones(this IEndpointRouteBuilder routes)
    {
        var timeline = routes.MapGroup("/incidents/{number:int}/timeline").RequireAuthorization(Rights.Write);
        timeline.MapPost("/milestones/acceptance", AcceptAll);
        timeline.MapPost("/milestones/{kind}/acceptance", Accept);
        timeline.MapPost("/milestones/{kind}/declination", Decline);
        timeline.MapPost("/milestones/{kind}/withdrawal", Withdraw);
        timeline.MapPost("/milestones/{kind}/choice", Choose);
        timeline.MapPost("/conflicts/{key}/settlement", Settle);
        timeline.MapPost("/conflicts/{key}/settlement/removal", Reopen);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Accept(
        int number, MilestoneKind kind, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Milestones.Of(incident).SingleOrDefaultAsync(milestone => milestone.Kind == kind, ct) is not { } milestone) return TypedResults.NotFound();

        await db.AcceptAsync(incident, milestone, user, clock.Now, ct);
        await db.SaveChangesAsync(ct);
        Toast.Say(http, $"{kind.Word} is set.", $"{incident.Path}/timeline/milestones/{kind}/withdrawal");
        return TypedResults.Redirect($"{incident.Path}/timeline#proposals");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> AcceptAll(int number, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var open = await db.Milestones.Of(incident).Where(milestone => milestone.State == MilestoneState.Proposed).OrderBy(milestone => milestone.Kind).ToListAsync(ct);
        foreach (var milestone in open) await db.AcceptAsync(incident, milestone, user, clock.Now, ct);
        await db.SaveChangesAsync(ct);
        Toast.Say(http, $"{Wording.Count(open.Count, "milestone is", "milestones are")} set. Each can be changed at its event.");
        return TypedResults.Redirect($"{incident.Path}/timeline");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Decline(
        int number, MilestoneKind kind, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Milestones.Of(incident).SingleOrDefaultAsync(milestone => milestone.Kind == kind && milestone.State == MilestoneState.Proposed, ct) is not { } milestone) return TypedResults.NotFound();

        milestone.Decline(user.PersonId, clock.Now);
        db.Record(incident.Id, user, "timeline.milestone_declined", clock.Now, new { Kind = kind.ToString() });
        await db.SaveChangesAsync(ct);
        Toast.Say(http, $"{kind.Word} stays not recorded.", $"{incident.Path}/timeline/milestones/{kind}/withdrawal");
        return TypedResults.Redirect($"{incident.Path}/timeline#proposals");
    }

    /// <summary>Takes a decision back: it is a proposal again.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Withdraw(int number, MilestoneKind kind, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Milestones.Of(incident).SingleOrDefaultAsync(milestone => milestone.Kind == kind, ct) is not { } milestone) return TypedResults.NotFound();

        if (milestone.Shows(incident)) incident.SetMilestone(kind, null, await db.ReviewWithinAsync(ct));
        milestone.Withdraw();
        db.Record(incident.Id, user, "timeline.milestone_withdrawn", clock.Now, new { Kind = kind.ToString() });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline");
    }

    /// <summary>Somebody knows better than the rules: this event shows it.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Choose(
        int number, MilestoneKind kind, [FromForm] MilestoneForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(@event => @event.PublicId == form.Event, ct) is not { } @event) return TypedResults.NotFound();

        var at = Milestone.InstantOf(kind, @event);
        var milestone = await db.Milestones.Of(incident).SingleOrDefaultAsync(milestone => milestone.Kind == kind, ct)
            ?? db.Milestones.Add(new() { IncidentId = incident.Id, Kind = kind, EventId = @event.Id, At = at, Rule = Milestone.ByHand }).Entity;
        (milestone.EventId, milestone.At, milestone.Rule) = (@event.Id, at, Milestone.ByHand);
        await db.AcceptAsync(incident, milestone, user, clock.Now, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline#event-{@event.PublicId}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Settle(int number, string key, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.EventConflicts.SingleOrDefaultAsync(conflict => conflict.IncidentId == incident.Id && conflict.Key == key, ct) is not { } conflict) return TypedResults.NotFound();

        conflict.Settle(user.PersonId, clock.Now);
        db.Record(incident.Id, user, "timeline.conflict_settled", clock.Now, new { conflict.Key });
        await db.SaveChangesAsync(ct);
        Toast.Say(http, "Settled. Both tellings stay.", $"{incident.Path}/timeline/conflicts/{key}/settlement/removal");
        return TypedResults.Redirect($"{incident.Path}/timeline");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Reopen(int number, string key, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.EventConflicts.SingleOrDefaultAsync(conflict => conflict.IncidentId == incident.Id && conflict.Key == key, ct) is not { } conflict) return TypedResults.NotFound();

        conflict.Reopen();
        db.Record(incident.Id, user, "timeline.conflict_reopened", clock.Now, new { conflict.Key });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline");
    }
}

internal static class MilestoneDecisions
{
    extension(Milestone milestone)
    {
        /// <summary>The incident still has the time that this event gave it; people can also type one. Fields for times cut fractions of a second.</summary>
        public bool Shows(Incident incident) => milestone.State == MilestoneState.Accepted && incident.At(milestone.Kind) is { } at && (at - milestone.At).Duration() < TimeSpan.FromSeconds(1);
    }

    extension(DebriefDb db)
    {
        /// <summary>Sets the incident's milestone, and puts the event that shows it on the timeline.</summary>
        public async Task AcceptAsync(Incident incident, Milestone milestone, CurrentUser user, DateTimeOffset now, CancellationToken ct)
        {
            milestone.Accept(user.PersonId, now);
            incident.SetMilestone(milestone.Kind, milestone.At, await db.ReviewWithinAsync(ct));
            (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(@event => @event.Id == milestone.EventId, ct))?.Pick(user.PersonId, now);
            db.Record(incident.Id, user, "timeline.milestone_accepted", now, new { Kind = milestone.Kind.ToString(), milestone.At, milestone.Rule });
        }

        /// <summary>An event that moves takes its milestones along.</summary>
        public async Task FollowAsync(Incident incident, TimelineEvent @event, CancellationToken ct)
        {
            foreach (var milestone in await db.Milestones.Of(incident).Where(milestone => milestone.EventId == @event.Id).ToListAsync(ct))
            {
                var shown = milestone.Shows(incident);
                milestone.At = Milestone.InstantOf(milestone.Kind, @event);
                if (shown) incident.SetMilestone(milestone.Kind, milestone.At, await db.ReviewWithinAsync(ct));
            }
        }
    }
}
