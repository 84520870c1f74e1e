using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Ui;

namespace Debrief.Features.ActionItems;

/// <summary>Actions of an incident: begun with one line, promised, ranked. Their pages are composed in Pages/Actions.</summary>
internal static class ActionItemEndpoints
{
    public static void MapActionItems(this IEndpointRouteBuilder routes)
    {
        var actions = routes.MapGroup("/incidents/{number:int}/actions");
        actions.MapGet("/reading", Read);
        actions.MapPost("/", Add).RequireAuthorization(Rights.Write);

        var item = actions.MapGroup("/{action:int}").RequireAuthorization(Rights.Write);
        item.MapPost("/", Change);
        item.MapPost("/rank", Rank);
        item.MapPost("/project", MakeProject);
        item.MapPost("/project/removal", MakeAction);
        item.MapPost("/factors", Cover);
        item.MapPost("/plan", PlanVerification);
        item.MapActionStates();
        item.MapCriteria();
        actions.MapChallenges();
        routes.MapEncoding();
        routes.MapActionItemApi();
    }

    /// <summary>What the coach says to a line while it is being typed.</summary>
    private static async Task<Results<RazorComponentResult<ActionReadingView>, NotFound>> Read(
        int number, string? text, string? owner, string? dueOn, CurrentUser user, DebriefDb db, Policies policies, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        if (string.IsNullOrWhiteSpace(text)) return ActionReadingView.Render(null);

        var reading = ActionReading.Of(text, ActionItem.Words(owner), DayAttribute.Read(dueOn), incident.ReviewDay(clock), policies);
        return ActionReadingView.Render(reading.Missing.Contains("a person") && await db.MeantAsync(text.Trim(), reading.Read.Owner, ct) is { } meant
            ? ActionReading.Of(text, meant.Name, DayAttribute.Read(dueOn), incident.ReviewDay(clock), policies)
            : reading);
    }

    /// <summary>From the page of the actions, or from a sentence of the write-up, whose writer stays there.</summary>
    private static async Task<Results<RedirectHttpResult, NoContent, NotFound, ProblemHttpResult>> Add(
        int number, [FromForm] NewActionForm form, HttpContext http, CurrentUser user, DebriefDb db, Policies policies, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        var (item, refusal) = await db.BeginActionAsync(incident, form.Text, user, policies, clock, ct);
        if (item is null) return refusal!.ToProblem();

        await db.SaveChangesAsync(ct);
        if (!http.Request.Headers.ContainsKey("HX-Request")) return TypedResults.Redirect($"{incident.Path}/actions#action-{item.Number}");

        Toast.Say(http, $"{item.Name} is among the actions now.");
        return TypedResults.NoContent();
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Change(
        int number, int action, [FromForm] ActionForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        var (owner, refused) = await db.OwnerNamedAsync(form.Owner, ct, item.OwnerId);
        if ((refused ?? item.Promise(owner, DayAttribute.Read(form.DueOn), clock.Today)) is { } refusal) return refusal.ToProblem();

        db.Expect(item, form.Version);
        (item.Text, item.Kind) = (form.Text, form.Kind);
        db.Record(item.IncidentId, user, "action_item.changed", clock.Now, new { item.Id, item.Number, item.OwnerId, item.DueOn, item.Kind });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), "Saved.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Rank(int number, int action, [FromForm] RankForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        var items = await db.AllActionItems.Of(incident).Ranked.ToListAsync(ct);
        if (items.FindIndex(item => item.Number == action) is < 0) return TypedResults.NotFound();

        var at = items.FindIndex(item => item.Number == action);
        var to = Math.Clamp(form.Up ? at - 1 : at + 1, 0, items.Count - 1);
        (items[at], items[to]) = (items[to], items[at]);
        for (var place = 0; place < items.Count; place++) items[place].Rank = place + 1;
        db.Record(incident.Id, user, "action_item.ranked", clock.Now, new { items[to].Id, items[to].Number, Rank = to + 1 });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/actions#action-{action}");
    }

    private static Task<Results<RedirectHttpResult, NotFound>> MakeProject(int number, int action, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        SetProject(number, action, isProject: true, http, user, db, clock, ct);

    private static Task<Results<RedirectHttpResult, NotFound>> MakeAction(int number, int action, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        SetProject(number, action, isProject: false, http, user, db, clock, ct);

    private static async Task<Results<RedirectHttpResult, NotFound>> SetProject(
        int number, int action, bool isProject, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();

        item.IsProject = isProject;
        db.Record(item.IncidentId, user, isProject ? "action_item.became_project" : "action_item.became_action", clock.Now, new { item.Id, item.Number });
        await db.SaveChangesAsync(ct);
        return isProject
            ? http.Done(item.Incident.PathOf(item), $"{item.Name} is a project now and is followed apart.", $"{item.Incident.PathOf(item)}/project/removal")
            : http.Done(item.Incident.PathOf(item), $"{item.Name} is an action again.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Cover(
        int number, int action, [FromForm] FactorsForm? form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        var chosen = form?.Factor ?? [];
        var factors = await db.ContributingFactors.Of(item.Incident).Where(factor => chosen.Contains(factor.Id)).ToListAsync(ct);
        if (factors.Count < chosen.Distinct().Count()) return new FactorElsewhere(item.Incident.Name).ToProblem();

        await db.Entry(item).Collection(found => found.Factors).LoadAsync(ct);
        item.Factors.Clear();
        item.Factors.AddRange(factors);
        db.Record(item.IncidentId, user, "action_item.factors_chosen", clock.Now, new { item.Id, item.Number, Factors = factors.ConvertAll(factor => factor.Id) });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), "Saved.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> PlanVerification(
        int number, int action, [FromForm] VerificationPlanForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        var (verifier, refusal) = await db.OwnerNamedAsync(form.Verifier, ct, item.VerifierId);
        if (refusal is not null) return refusal.ToProblem();

        db.Expect(item, form.Version);
        item.PlanVerification(form.How, verifier?.Id, DayAttribute.Read(form.On));
        db.Record(item.IncidentId, user, "action_item.verification_planned", clock.Now, new { item.Id, item.Number, item.VerifierId, item.VerifyOn });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), "Saved.");
    }
}

public sealed record FactorElsewhere(string Incident) : Refusal($"One of these is no factor of {Incident}, or was taken away a moment ago. Nothing was changed.");
