using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Features.ActionItems;

/// <summary>What becomes of an action. Each state is a sub-resource; taking one back reopens it, and that is remembered.</summary>
internal static class ActionStateEndpoints
{
    public static void MapActionStates(this IEndpointRouteBuilder item)
    {
        item.MapPost("/start", Start);
        item.MapPost("/completion", Finish);
        item.MapPost("/verification", Verify);
        item.MapPost("/abandonment", Abandon);
        item.MapPost("/reopening", Reopen);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Start(int number, int action, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (item.Start() is { } refusal) return refusal.ToProblem();

        db.Record(item.IncidentId, user, "action_item.started", clock.Now, new { item.Id, item.Number });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), $"{item.Name} is in progress.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Finish(
        int number, int action, [FromForm] CompletionForm? form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (item.Criteria.Count == 0 && ActionItem.Words(form?.Criterion) is { } criterion && item.AddCriterion(criterion) is null) item.Criteria[0].Meet(user.PersonId, clock.Now);
        if (item.Finish(clock.Now) is { } refusal) return refusal.ToProblem();

        db.Record(item.IncidentId, user, "action_item.done", clock.Now, new { item.Id, item.Number });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), $"{item.Name} is done. It is finished when someone has seen that it works.", $"{item.Incident.PathOf(item)}/reopening");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Verify(
        int number, int action, [FromForm] VerificationForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        var seen = new Verification { ActionItemId = item.Id, How = form.How, Evidence = form.Evidence, ById = user.PersonId, WhyTheOwner = user.PersonId == item.OwnerId ? ActionItem.Words(form.WhyTheOwner) : null, At = clock.Now };
        if (item.Verify(seen) is { } refusal) return refusal.ToProblem();

        db.Record(item.IncidentId, user, "action_item.verified", clock.Now, new { item.Id, item.Number, ByTheOwner = seen.WhyTheOwner is not null });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), $"{item.Name} is verified.", $"{item.Incident.PathOf(item)}/reopening");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Abandon(
        int number, int action, [FromForm] AbandonmentForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (item.Abandon(form.Because) is { } refusal) return refusal.ToProblem();

        db.Record(item.IncidentId, user, "action_item.abandoned", clock.Now, new { item.Id, item.Number });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), $"{item.Name} is abandoned; the reason stays with it.", $"{item.Incident.PathOf(item)}/reopening");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Reopen(
        int number, int action, [FromForm] ReopeningForm? form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (item.Reopen(ActionItem.Words(form?.Because) ?? "Taken back.", user.PersonId, clock.Now) is { } refusal) return refusal.ToProblem();

        db.Record(item.IncidentId, user, "action_item.reopened", clock.Now, new { item.Id, item.Number });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), $"{item.Name} is open again.");
    }
}
