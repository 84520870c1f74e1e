using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

internal static class HypothesisEndpoints
{
    public static void MapHypotheses(this IEndpointRouteBuilder analysis)
    {
        analysis.MapPost("/hypotheses", Add);
        analysis.MapPost("/hypotheses/{id:guid}", Change);
        analysis.MapPost("/hypotheses/{id:guid}/state", Decide);
        analysis.MapPost("/hypotheses/{id:guid}/evidence", AddEvidence);
        analysis.MapPost("/hypotheses/{id:guid}/evidence/{piece:guid}/removal", RemoveEvidence);
        analysis.MapRemoval<Hypothesis>("hypotheses");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Add(int number, [FromForm] HypothesisForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var hypothesis = db.AddHypothesis(incident, form.Text, user, clock.Now);
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{hypothesis.Id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Change(int number, Guid id, [FromForm] HypothesisForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.FindOfAsync<Hypothesis>(incident, id, ct) is not { } hypothesis) return TypedResults.NotFound();

        db.Expect(hypothesis, form.Version);
        hypothesis.Text = Storable.Text(form.Text);
        return await db.KeepAsync(incident, hypothesis, user, clock, ct);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Decide(
        int number, Guid id, [FromForm] HypothesisStateForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Hypotheses.Of(incident).Include(found => found.Evidence).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } hypothesis) return TypedResults.NotFound();
        if (hypothesis.Decide(form.State!.Value) is { } refusal) return refusal.ToProblem();

        db.Expect(hypothesis, form.Version);
        return await db.KeepAsync(incident, hypothesis, user, clock, ct);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> AddEvidence(
        int number, Guid id, [FromForm] HypothesisEvidenceForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.FindOfAsync<Hypothesis>(incident, id, ct) is not { } hypothesis) return TypedResults.NotFound();

        db.Add(new HypothesisEvidence { HypothesisId = hypothesis.Id, Supports = form.Supports, Text = Storable.Text(form.Text) });
        return await db.KeepAsync(incident, hypothesis, user, clock, ct);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> RemoveEvidence(
        int number, Guid id, Guid piece, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Hypotheses.Of(incident).Include(found => found.Evidence).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } hypothesis) return TypedResults.NotFound();
        if (hypothesis.Evidence.Find(found => found.Id == piece) is not { } evidence) return TypedResults.NotFound();

        hypothesis.TakeBack(evidence, clock.Now);
        return await db.KeepAsync(incident, hypothesis, user, clock, ct);
    }

    private static async Task<RedirectHttpResult> KeepAsync(this DebriefDb db, Incident incident, Hypothesis hypothesis, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        db.Record(incident.Id, user, "analysis.hypothesis_changed", clock.Now, new { hypothesis.Id, hypothesis.State });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{hypothesis.Id}");
    }

    public static Hypothesis AddHypothesis(this DebriefDb db, Incident incident, string text, CurrentUser user, DateTimeOffset now)
    {
        var hypothesis = db.Hypotheses.Add(new() { IncidentId = incident.Id, Text = Storable.Text(text, Hypothesis.TextLimit) }).Entity;
        db.Record(incident.Id, user, "analysis.hypothesis_added", now, new { hypothesis.Id });
        return hypothesis;
    }
}
