using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

internal static class BeliefEndpoints
{
    public static void MapBeliefs(this IEndpointRouteBuilder analysis)
    {
        analysis.MapPost("/beliefs", Add);
        analysis.MapPost("/beliefs/{id:guid}", Change);
        analysis.MapRemoval<Belief>("beliefs");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Add(int number, [FromForm] NewBeliefForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var shown = await db.TimelineEvents.Of(incident).Where(found => found.PublicId == form.Event).Select(found => (Guid?)found.Id).SingleOrDefaultAsync(ct);
        var belief = db.AddBelief(incident, form.Believed, user, clock.Now);
        belief.EventId = shown;
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{belief.Id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Change(int number, Guid id, [FromForm] BeliefForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.FindOfAsync<Belief>(incident, id, ct) is not { } belief) return TypedResults.NotFound();

        db.Expect(belief, form.Version);
        (belief.Believed, belief.Was) = (Storable.Text(form.Believed), Storable.Text(form.Was ?? ""));
        (belief.Why, belief.WhoKnew) = (Storable.Text(form.Why ?? ""), Storable.Text(form.WhoKnew ?? ""));
        db.Record(incident.Id, user, "analysis.belief_changed", clock.Now, new { belief.Id });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{belief.Id}");
    }

    public static Belief AddBelief(this DebriefDb db, Incident incident, string believed, CurrentUser user, DateTimeOffset now)
    {
        var belief = db.Beliefs.Add(new() { IncidentId = incident.Id, Believed = Storable.Text(believed, Belief.TextLimit) }).Entity;
        db.Record(incident.Id, user, "analysis.belief_added", now, new { belief.Id });
        return belief;
    }
}
