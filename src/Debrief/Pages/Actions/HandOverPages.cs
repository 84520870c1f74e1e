using Debrief.Features.ActionItems;
using Debrief.Features.Settings;

namespace Debrief.Pages.Actions;

/// <summary>Someone leaves, or has too much: what they promised goes to someone else in one step.</summary>
internal static class HandOverPages
{
    public const string Path = "/actions/hand-over";

    public static void MapHandOver(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).RequireAuthorization(Rights.Write);
        routes.MapPost(Path, HandOver).RequireAuthorization(Rights.Write);
    }

    private static async Task<RazorComponentResult<HandOverPage>> Show(Guid? from, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(person => person.MergedIntoId == null).ByName.ToListAsync(ct);
        var giver = people.Find(person => person.Id == from);
        var items = giver is null ? [] : await db.PromisedBy(user, giver.Id).Whole.AsNoTracking().OrderBy(item => item.DueOn).ThenBy(item => item.Number).ToListAsync(ct);
        return HandOverPage.Render(people, giver, items, clock.Today);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> HandOver([FromForm] HandOverForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(person => person.Id == form.From && person.MergedIntoId == null, ct) is not { } giver) return TypedResults.NotFound();
        var (taker, refused) = await db.OwnerNamedAsync(form.To, ct);
        if ((refused ?? (taker!.Id == giver.Id ? new HandedToThemselves(giver.Name) : null)) is { } refusal) return refusal.ToProblem();

        var chosen = form.Action ?? [];
        var items = await db.PromisedBy(user, giver.Id).Where(item => chosen.Contains(item.Number)).Include(item => item.Incident).ToListAsync(ct);
        foreach (var item in items)
        {
            if (item.OwnerId == giver.Id) item.HandOver(taker!);
            if (item.VerifierId == giver.Id) item.PlanVerification(item.VerifyHow, taker!.Id, item.VerifyOn);
            db.Record(item.IncidentId, user, "action_item.handed_over", clock.Now, new { item.Id, item.Number, From = giver.Id, To = taker!.Id });
        }
        await db.SaveChangesAsync(ct);
        return http.Done($"{Path}?from={giver.Id}", $"{Ui.Wording.Count(items.Count, "action")} handed from {giver.Name} to {taker!.Name}.");
    }

    private static IQueryable<ActionItem> PromisedBy(this DebriefDb db, CurrentUser user, Guid person) => db.ActionItemsSeenBy(user)
        .Where(item => (item.OwnerId == person || item.VerifierId == person) && item.State != ActionState.Verified && item.State != ActionState.Abandoned);
}

public sealed record HandOverForm
{
    public Guid From { get; init; }
    [Required(ErrorMessage = "To whom?"), StringLength(400)] public string To { get; init; } = "";

    /// <summary>The numbers of those that were ticked.</summary>
    public int[]? Action { get; init; }
}

public sealed record HandedToThemselves(string Name) : Refusal($"{Name} has them already.");
