using Debrief.Features.Incidents;

namespace Debrief.Features.ActionItems;

/// <summary>The conditions that say when an action is done, ticked one by one.</summary>
internal static class CriterionEndpoints
{
    public static void MapCriteria(this IEndpointRouteBuilder item)
    {
        item.MapPost("/criteria", Add);
        item.MapPost("/criteria/{criterion:guid}/met", Meet);
        item.MapPost("/criteria/{criterion:guid}/met/removal", Unmeet);
        item.MapPost("/criteria/{criterion:guid}/removal", Remove);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Add(
        int number, int action, [FromForm] CriterionForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (item.Criteria.Count >= DoneCriterion.MostPerAction) return new TooManyCriteria().ToProblem();
        if (item.AddCriterion(form.Text) is { } refusal) return refusal.ToProblem();

        db.Record(item.IncidentId, user, "action_item.criterion_added", clock.Now, new { item.Id, item.Number, Criterion = item.Criteria[^1].Id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{item.Incident.PathOf(item)}#criteria");
    }

    private static Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Meet(
        int number, int action, Guid criterion, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        Tick(number, action, criterion, isMet: true, user, db, clock, ct);

    private static Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Unmeet(
        int number, int action, Guid criterion, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        Tick(number, action, criterion, isMet: false, user, db, clock, ct);

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Tick(
        int number, int action, Guid criterion, bool isMet, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (item.Criteria.Find(found => found.Id == criterion) is not { } condition) return TypedResults.NotFound();
        if (!item.IsOpen) return new NotOpen(item.Name, item.State).ToProblem();

        if (isMet) condition.Meet(user.PersonId, clock.Now);
        else condition.Unmeet();
        db.Record(item.IncidentId, user, isMet ? "action_item.criterion_met" : "action_item.criterion_unmet", clock.Now, new { item.Id, item.Number, Criterion = condition.Id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{item.Incident.PathOf(item)}#criteria");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Remove(
        int number, int action, Guid criterion, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (item.Criteria.Find(found => found.Id == criterion) is not { } condition) return TypedResults.NotFound();
        if (!item.IsOpen) return new NotOpen(item.Name, item.State).ToProblem();

        item.Criteria.Remove(condition);
        db.Record(item.IncidentId, user, "action_item.criterion_removed", clock.Now, new { item.Id, item.Number, condition.Text });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{item.Incident.PathOf(item)}#criteria");
    }
}

public sealed record TooManyCriteria() : Refusal($"{DoneCriterion.MostPerAction} conditions are more than one action. Make it two.");
