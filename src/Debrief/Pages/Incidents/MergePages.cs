using Debrief.Features.ActionItems;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Pages.Incidents;

/// <summary>Two incidents that turn out to be one. What was written about the first stays in its write-up, which the second links to.</summary>
internal static class MergePages
{
    public static void MapMerging(this IEndpointRouteBuilder routes) => routes.MapPost("/incidents/{number:int}/merge", Merge).RequireAuthorization(Rights.Write);

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Merge(
        int number, [FromForm] MergeForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).Include(found => found.Responders).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.IncidentsSeenBy(user).Include(found => found.Responders).Include(found => found.Viewers).AsSplitQuery().FindByNumberAsync(form.Number, ct) is not { } other) return new NoSuchIncident(form.Number).ToProblem();
        if (incident.Visibility == Visibility.Restricted && other.Visibility != Visibility.Restricted) return new WouldOpenRestricted(other.Name).ToProblem();
        if (incident.MergeInto(other) is { } refusal) return refusal.ToProblem();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var responder in incident.Responders) other.AddResponder(responder.PersonId, responder.Role);
        db.Record(other.Id, user, "incident.merged", clock.Now, new { From = incident.Id, Into = other.Id, incident.Number });
        await db.SaveChangesAsync(ct);
        await db.BringAnalysisAsync(incident.Id, other.Id, ct);
        await db.BringTimelineAsync(incident.Id, other.Id, ct);
        await db.BringActionsAsync(incident.Id, other.Id, ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Redirect(other.Path + "/timeline");
    }
}

public sealed record WouldOpenRestricted(string Name) : Refusal($"This incident is restricted and {Name} is not: its evidence would be there for everyone. Restrict {Name} first.");
