using System.Text.Json;
using Debrief.Features.Incidents;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>One event: how it is told, what it came from, what it belongs with.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/incidents/{number:int}/timeline/events");
        events.MapGet("/new", New).RequireAuthorization(Rights.Write);
        events.MapGet("/{id}", Show);
        events.MapPost("/", Add).RequireAuthorization(Rights.Write);
        events.MapPost("/{id}", Edit).RequireAuthorization(Rights.Write);
        events.MapPost("/{id}/original", Revert).RequireAuthorization(Rights.Write);
        events.MapPost("/{id}/merge", Merge).RequireAuthorization(Rights.Write);
        events.MapPost("/{id}/merge/removal", Unmerge).RequireAuthorization(Rights.Write);
        events.MapPost("/{id}/split", Split).RequireAuthorization(Rights.Write);
    }

    private static async Task<Results<RazorComponentResult<NewEventPage>, NotFound>> New(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().Include(found => found.Services).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        return NewEventPage.Render(incident, clock.Now);
    }

    private static async Task<Results<RazorComponentResult<EventPage>, NotFound>> Show(int number, string id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().Include(found => found.Services).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(@event => @event.PublicId == id, ct) is not { } @event) return TypedResults.NotFound();

        return EventPage.Render(await db.EventViewAsync(incident, @event, user, ct), clock.Now);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<SpineAnswer>, NotFound, ProblemHttpResult>> Add(
        int number, [FromForm] EventForm form, TimelineAddress address, CurrentUser user, DebriefDb db, ReaderZone reader, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (form.ToTelling(await db.DayOfAsync(incident, reader, ct), reader.Zone) is not { } telling) return new NoSuchTime(form.When).ToProblem();

        var @event = TimelineEvent.ByHandOf(incident, telling, user, clock.Now);
        db.TimelineEvents.Add(@event);
        db.Record(incident.Id, user, "timeline.event_added", clock.Now, new { @event.PublicId });
        await db.SaveChangesAsync(ct);
        if (!http.Request.Headers.ContainsKey("HX-Request")) return TypedResults.Redirect($"{incident.Path}/timeline#event-{@event.PublicId}");

        http.Response.Headers["HX-Trigger-After-Settle"] = JsonSerializer.Serialize(new { reveal = new { id = $"event-{@event.PublicId}" } });
        return SpineAnswer.Render(await db.TimelineViewAsync(incident, address, user, reader, ct));
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Edit(
        int number, string id, [FromForm] EventForm form, CurrentUser user, DebriefDb db, ReaderZone reader, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(@event => @event.PublicId == id, ct) is not { } @event) return TypedResults.NotFound();
        var telling = form.When == @event.Telling.Typed(reader)
            ? @event.Telling with { Kind = form.Kind!.Value, Text = Storable.Text(form.Text.Trim()) }
            : form.ToTelling(DateOnly.FromDateTime(reader.Local(@event.At).DateTime), reader.Zone, @event.Telling);
        if (telling is null) return new NoSuchTime(form.When).ToProblem();

        db.Expect(@event, form.Version);
        @event.Edit(telling, user.Name);
        await db.FollowAsync(incident, @event, ct);
        db.Record(incident.Id, user, "timeline.event_edited", clock.Now, new { @event.PublicId });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline#event-{@event.PublicId}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Revert(
        int number, string id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(@event => @event.PublicId == id, ct) is not { } @event) return TypedResults.NotFound();

        @event.Revert();
        await db.FollowAsync(incident, @event, ct);
        db.Record(incident.Id, user, "timeline.event_reverted", clock.Now, new { @event.PublicId });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline/events/{@event.PublicId}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Merge(
        int number, string id, [FromForm] MergeEventForm form, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(@event => @event.PublicId == id, ct) is not { } @event) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(other => other.PublicId == form.Into, ct) is not { } into) return TypedResults.NotFound();
        if (await db.TimelineEvents.AnyAsync(other => other.MergedIntoId == @event.Id, ct)) return new EventMergedAlready().ToProblem();
        if (@event.MergeInto(into) is { } refusal) return refusal.ToProblem();

        if (@event.IsPicked) into.Pick(user.PersonId, clock.Now);
        db.Record(incident.Id, user, "timeline.events_merged", clock.Now, new { @event.PublicId, Into = into.PublicId });
        await db.SaveChangesAsync(ct);
        Toast.Say(http, "Merged. The records of both are kept.", $"{incident.Path}/timeline/events/{@event.PublicId}/merge/removal");
        return TypedResults.Redirect($"{incident.Path}/timeline/events/{into.PublicId}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Unmerge(int number, string id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.SingleOrDefaultAsync(@event => @event.IncidentId == incident.Id && @event.PublicId == id && @event.MergedIntoId != null, ct) is not { } @event) return TypedResults.NotFound();

        @event.Unmerge();
        db.Record(incident.Id, user, "timeline.merge_taken_back", clock.Now, new { @event.PublicId });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline/events/{@event.PublicId}");
    }

    /// <summary>One of several records becomes an event of its own; it begins as a copy, for somebody to tell it right.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Split(
        int number, string id, [FromForm] SplitEventForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(@event => @event.PublicId == id, ct) is not { } @event) return TypedResults.NotFound();
        var records = await db.Evidence.Where(evidence => evidence.EventId == @event.Id).ToListAsync(ct);
        if (records.Find(record => record.Id == form.Evidence) is not { } record) return TypedResults.NotFound();
        if (records.Count == 1) return new OnlyRecord().ToProblem();

        var part = @event.SplitOff(record, user, clock.Now);
        db.TimelineEvents.Add(part);
        record.EventId = part.Id;
        db.Record(incident.Id, user, "timeline.event_split", clock.Now, new { @event.PublicId, Part = part.PublicId });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline/events/{part.PublicId}");
    }

    /// <summary>The day that a bare "14:35" means: that of the impact, else of what is on the timeline, else of what was brought in.</summary>
    private static async Task<DateOnly> DayOfAsync(this DebriefDb db, Incident incident, ReaderZone reader, CancellationToken ct)
    {
        var at = incident.ImpactStartedAt ?? incident.DetectedAt
            ?? await db.TimelineEvents.Of(incident).Where(@event => @event.Proposed).OrderByDescending(@event => @event.PickedAt != null).ThenByDescending(@event => @event.At).Select(@event => (DateTimeOffset?)@event.At).FirstOrDefaultAsync(ct)
            ?? incident.OccurredAt;
        return DateOnly.FromDateTime(reader.Local(at).DateTime);
    }
}
