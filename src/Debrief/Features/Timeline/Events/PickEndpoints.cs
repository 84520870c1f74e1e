using System.Globalization;
using Debrief.Features.Incidents;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>Choosing what people will read. Each pick is a field of its own row: two people who pick at once both keep theirs.</summary>
internal static class PickEndpoints
{
    public static void MapPicks(this IEndpointRouteBuilder routes)
    {
        var timeline = routes.MapGroup("/incidents/{number:int}/timeline").RequireAuthorization(Rights.Write);
        timeline.MapPost("/events/{id:guid}/pick", Pick);
        timeline.MapDelete("/events/{id:guid}/pick", Unpick);
        timeline.MapPost("/picks", ApplyTicks);
        timeline.MapPost("/picks/telling", PickTelling);
        timeline.MapPost("/picks/{at:long}/removal", TakeBack);
    }

    private static async Task<Results<RazorComponentResult<PickAnswer>, NotFound>> Pick(
        int number, Guid id, TimelineAddress address, CurrentUser user, DebriefDb db, ReaderZone reader, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.LineAsync(incident, id, ct) is not { } line) return TypedResults.NotFound();

        await db.PickAsync(incident, user, [id], clock.Now, ct);
        return PickAnswer.Render(await db.TimelineViewAsync(incident, address, user, reader, ct), line with { IsPicked = true });
    }

    private static async Task<Results<RazorComponentResult<PickAnswer>, NotFound>> Unpick(
        int number, Guid id, TimelineAddress address, CurrentUser user, DebriefDb db, ReaderZone reader, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.LineAsync(incident, id, ct) is not { } line) return TypedResults.NotFound();

        await db.UnpickAsync(incident, user, [id], clock.Now, ct);
        return PickAnswer.Render(await db.TimelineViewAsync(incident, address, user, reader, ct), line with { IsPicked = false });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> ApplyTicks(
        int number, [FromForm] PicksForm? form, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var (was, now) = (form?.Was ?? [], form?.Picked ?? []);
        var picked = await db.PickAsync(incident, user, [.. now.Except(was)], clock.Now, ct);
        var unpicked = await db.UnpickAsync(incident, user, [.. was.Except(now)], clock.Now, ct);
        Toast.Say(http, $"{Wording.Count(picked, "event")} picked, {Wording.Number(unpicked)} taken off.");
        return TypedResults.Redirect($"{incident.Path}/timeline");
    }

    /// <summary>All that changes how the incident is understood, in one go; the talk stays where it is.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> PickTelling(int number, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        // Whole milliseconds, because they come back as a number in the address of the undo.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.Now.ToUnixTimeMilliseconds());
        var telling = await db.TimelineEvents.Of(incident).Telling.Where(@event => @event.PickedAt == null).Select(@event => @event.Id).ToListAsync(ct);
        var picked = await db.PickAsync(incident, user, telling, now, ct);
        Toast.Say(http, $"{Wording.Count(picked, "event")} picked.", $"{incident.Path}/timeline/picks/{now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}/removal");
        return TypedResults.Redirect($"{incident.Path}/timeline");
    }

    private static Task<PickedLine?> LineAsync(this DebriefDb db, Incident incident, Guid id, CancellationToken ct) =>
        db.TimelineEvents.Of(incident).Where(@event => @event.Id == id).Select(@event => new PickedLine(@event.Id, @event.Source, @event.Channel, @event.PickedAt != null)).SingleOrDefaultAsync(ct);

    /// <summary>Takes back what this person picked at that moment.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> TakeBack(int number, long at, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (at is < 0 or > 253402300799999) return TypedResults.NotFound();

        var then = DateTimeOffset.FromUnixTimeMilliseconds(at);
        await db.UnpickAsync(incident, user, await db.TimelineEvents.Of(incident).Where(@event => @event.PickedAt == then && @event.PickedById == user.PersonId).Select(@event => @event.Id).ToListAsync(ct), clock.Now, ct);
        return TypedResults.Redirect($"{incident.Path}/timeline");
    }
}

/// <summary>A line of the evidence that was ticked, or no longer is.</summary>
public sealed record PickedLine(Guid Id, string Source, string? Channel, bool IsPicked);

internal static class Picking
{
    extension(DebriefDb db)
    {
        /// <returns>How many were not picked before.</returns>
        public async Task<int> PickAsync(Incident incident, CurrentUser user, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken ct)
        {
            if (ids.Count == 0) return 0;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var picked = await db.TimelineEvents.Of(incident).Where(@event => ids.Contains(@event.Id) && @event.PickedAt == null)
                .ExecuteUpdateAsync(change => change.SetProperty(@event => @event.PickedAt, now).SetProperty(@event => @event.PickedById, user.PersonId), ct);
            if (picked > 0) db.Record(incident.Id, user, "timeline.event_picked", now, new { Events = ids.Take(50), Count = picked });
            await db.MeetActorsAsync(incident, ids, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return picked;
        }

        public async Task<int> UnpickAsync(Incident incident, CurrentUser user, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken ct)
        {
            if (ids.Count == 0) return 0;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var unpicked = await db.TimelineEvents.Of(incident).Where(@event => ids.Contains(@event.Id) && @event.PickedAt != null)
                .ExecuteUpdateAsync(change => change.SetProperty(@event => @event.PickedAt, (DateTimeOffset?)null).SetProperty(@event => @event.PickedById, (Guid?)null), ct);
            if (unpicked > 0) db.Record(incident.Id, user, "timeline.event_unpicked", now, new { Events = ids.Take(50), Count = unpicked });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return unpicked;
        }

        /// <summary>Whoever acts on the timeline becomes a person here, without an account, known by the source's own id: so that they can be matched and named.</summary>
        private async Task MeetActorsAsync(Incident incident, IReadOnlyList<Guid> ids, CancellationToken ct)
        {
            Sources.EventKind[] machines = [Sources.EventKind.Alert, Sources.EventKind.AlertResolved, Sources.EventKind.Deploy, Sources.EventKind.Other];
            var strangers = await db.TimelineEvents.Of(incident)
                .Where(@event => ids.Contains(@event.Id) && @event.PersonId == null && @event.ActorExternalId != null && @event.ActorName != null && !machines.Contains(@event.Kind))
                .Select(@event => new { @event.Source, @event.ActorExternalId, @event.ActorName }).Distinct().ToListAsync(ct);
            // Two people may pick two lines of one stranger at once; the second waits, and finds whom the first has met.
            if (strangers.Count > 0) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('people met on timelines', 4))", ct);
            foreach (var stranger in strangers.DistinctBy(stranger => (stranger.Source, stranger.ActorExternalId)))
            {
                var (id, name) = (Guid.CreateVersion7(), Storable.Text(stranger.ActorName!, Person.NameLimit));
                await db.Database.ExecuteSqlAsync($"""
                    with known as (select 1 from person_aliases where source = {stranger.Source} and external_id = {stranger.ActorExternalId}),
                         met as (insert into people (id, name) select {id}, {name} where not exists (select from known) returning id)
                    insert into person_aliases (source, external_id, person_id, name) select {stranger.Source}, {stranger.ActorExternalId}, id, {name} from met on conflict do nothing
                    """, ct);
            }
            if (strangers.Count > 0) await db.MatchPeopleAsync(incident.Id, ct);
        }
    }
}
