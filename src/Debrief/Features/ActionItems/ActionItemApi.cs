using System.Globalization;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Features.ActionItems;

/// <summary>Actions for programs. Every answer that is no success is a problem of RFC 9457; a state is changed by a sub-resource; a stale write is 412.</summary>
internal static class ActionItemApi
{
    private const int MostPerPage = 200;

    public static void MapActionItemApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("Actions").DisableAntiforgery();
        api.MapGet("/actions", List).RequireAuthorization(Rights.ApiRead).WithSummary("Actions, in the order of their numbers. `next` is the cursor of the page after this one.");
        api.MapGet("/actions/{number:int}", Get).RequireAuthorization(Rights.ApiRead).WithSummary("One action. Its ETag goes into If-Match of a change.");

        var writing = api.MapGroup("").RequireAuthorization(Rights.ApiWrite).AddEndpointFilter<Idempotency>();
        writing.MapPost("/incidents/{incident:int}/actions", Add).WithSummary("Begins an action. Owner and day may stand in the text.");
        writing.MapPatch("/actions/{number:int}", Change).WithSummary("Changes what is given and leaves the rest.");
        writing.MapPost("/actions/{number:int}/criteria", AddCriterion).WithSummary("Adds a condition of being done.");
        writing.MapPost("/actions/{number:int}/criteria/{criterion:guid}/met", Meet).WithSummary("Ticks a condition.");
        writing.MapPost("/actions/{number:int}/completion", Finish).WithSummary("Done. Needs every condition met; `criterion` gives the one of an action that has none.");
        writing.MapPost("/actions/{number:int}/verification", Verify).WithSummary("Someone has seen that it works.");
        writing.MapPost("/actions/{number:int}/abandonment", Abandon).WithSummary("It will not be done, and why.");
        writing.MapPost("/actions/{number:int}/reopening", Reopen).WithSummary("It is open again.");
    }

    private static async Task<Ok<ActionListResponse>> List([AsParameters] ActionListQuery query, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var items = db.ActionItemsSeenBy(user).AsNoTracking();
        if (query.State is { } state) items = items.Where(item => item.State == state);
        if (query.Mine is true) items = items.Where(item => item.OwnerId == user.PersonId);
        if (query.Incident is { } incident) items = items.Where(item => item.Incident.Number == incident);
        if (query.Overdue is true) items = items.OverdueOn(clock.Today);
        var (after, limit) = (query.Cursor ?? 0, Math.Clamp(query.Limit ?? 50, 1, MostPerPage));
        var page = await items.Where(item => item.Number > after).OrderBy(item => item.Number).Take(limit + 1).Whole.ToListAsync(ct);
        return TypedResults.Ok(new ActionListResponse([.. page.Take(limit).Select(ActionItemResponse.From)], page.Count > limit ? page[limit - 1].Number : null));
    }

    private static async Task<Results<Ok<ActionItemResponse>, NotFound>> Get(int number, CurrentUser user, HttpContext http, DebriefDb db, CancellationToken ct) =>
        await db.ActionItemsSeenBy(user).Whole.SingleOrDefaultAsync(item => item.Number == number, ct) is { } item ? TypedResults.Ok(Told(db, item, http)) : TypedResults.NotFound();

    private static async Task<Results<Created<ActionItemResponse>, NotFound, ProblemHttpResult>> Add(
        int incident, ApiActionForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(incident, ct) is not { } found) return TypedResults.NotFound();
        var (item, refused) = await db.BeginActionAsync(found, form.Text!, user, (await db.HouseSettingsAsync(ct)).Policies, clock, ct);
        if (item is null) return refused!.ToProblem();
        if (await db.ApplyAsync(item, form, clock, ct) is { } refusal) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/actions/{item.Number}", await db.AnswerAsync(item, http, ct));
    }

    private static Task<IResult> Change(int number, ApiActionPatchForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct) => db.DoAsync(number, user, http, "action_item.changed", clock, async item =>
    {
        if (form.Text is { } text) item.Text = text;
        return await db.ApplyAsync(item, form, clock, ct);
    }, ct);

    private static Task<IResult> AddCriterion(int number, CriterionForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        db.DoAsync(number, user, http, "action_item.criterion_added", clock, item => Task.FromResult(item.Criteria.Count >= DoneCriterion.MostPerAction ? new TooManyCriteria() : item.AddCriterion(form.Text)), ct);

    private static async Task<IResult> Meet(int number, Guid criterion, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        await db.ActionItemsSeenBy(user).AnyAsync(item => item.Number == number && item.Criteria.Any(found => found.Id == criterion), ct)
            ? await db.DoAsync(number, user, http, "action_item.criterion_met", clock, item =>
            {
                if (!item.IsOpen) return Task.FromResult<Refusal?>(new NotOpen(item.Name, item.State));
                item.Criteria.Find(found => found.Id == criterion)!.Meet(user.PersonId, clock.Now);
                return Task.FromResult<Refusal?>(null);
            }, ct)
            : TypedResults.NotFound();

    private static Task<IResult> Finish(int number, CompletionForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct) => db.DoAsync(number, user, http, "action_item.done", clock, item =>
    {
        if (item.Criteria.Count == 0 && ActionItem.Words(form.Criterion) is { } criterion && item.AddCriterion(criterion) is null) item.Criteria[0].Meet(user.PersonId, clock.Now);
        return Task.FromResult(item.Finish(clock.Now));
    }, ct);

    private static Task<IResult> Verify(int number, VerificationForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct) => db.DoAsync(number, user, http, "action_item.verified", clock, item =>
        Task.FromResult(item.Verify(new() { ActionItemId = item.Id, How = form.How, Evidence = form.Evidence, ById = user.PersonId, WhyTheOwner = user.PersonId == item.OwnerId ? ActionItem.Words(form.WhyTheOwner) : null, At = clock.Now })), ct);

    private static Task<IResult> Abandon(int number, AbandonmentForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        db.DoAsync(number, user, http, "action_item.abandoned", clock, item => Task.FromResult(item.Abandon(form.Because)), ct);

    private static Task<IResult> Reopen(int number, ReopeningForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        db.DoAsync(number, user, http, "action_item.reopened", clock, item => Task.FromResult(item.Reopen(ActionItem.Words(form.Because) ?? "Taken back.", user.PersonId, clock.Now)), ct);

    extension(DebriefDb db)
    {
        /// <summary>Find, match the version, decide, record, save, answer: what every change of an action by a program is.</summary>
        private async Task<IResult> DoAsync(int number, CurrentUser user, HttpContext http, string what, TimeProvider clock, Func<ActionItem, Task<Refusal?>> decide, CancellationToken ct)
        {
            if (await db.ActionItemsSeenBy(user).Include(item => item.Criteria).SingleOrDefaultAsync(item => item.Number == number, ct) is not { } item) return TypedResults.NotFound();
            if (http.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" && match != Tag(db, item)) return Stale();
            if (await decide(item) is { } refusal) return refusal.ToProblem();

            db.Record(item.IncidentId, user, what, clock.Now, new { item.Id, item.Number });
            // A condition that was met is part of what the ETag stands for.
            db.Entry(item).Property(found => found.Text).IsModified = true;
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Stale();
            }
            return TypedResults.Ok(await db.AnswerAsync(item, http, ct));
        }

        private async Task<Refusal?> ApplyAsync(ActionItem item, ApiActionPatchForm form, TimeProvider clock, CancellationToken ct)
        {
            var owner = item.OwnerId is { } current ? await db.People.SingleAsync(person => person.Id == current, ct) : null;
            if (form.Owner is not null)
            {
                (owner, var refused) = await db.OwnerNamedAsync(form.Owner, ct, item.OwnerId);
                if (refused is not null) return refused;
            }
            item.Kind = form.Kind ?? item.Kind;
            item.IsProject = form.IsProject ?? item.IsProject;
            return item.Promise(owner, form.DueOn ?? item.DueOn, clock.Today);
        }

        private async Task<ActionItemResponse> AnswerAsync(ActionItem changed, HttpContext http, CancellationToken ct)
        {
            var id = changed.Id;
            db.ChangeTracker.Clear();
            return Told(db, await db.AllActionItems.Whole.SingleAsync(item => item.Id == id, ct), http);
        }
    }


    private static ActionItemResponse Told(DebriefDb db, ActionItem item, HttpContext http)
    {
        http.Response.Headers.ETag = Tag(db, item);
        return ActionItemResponse.From(item);
    }

    private static string Tag(DebriefDb db, ActionItem item) => string.Create(CultureInfo.InvariantCulture, $"\"{db.VersionOf(item)}\"");

    private static ProblemHttpResult Stale() => TypedResults.Problem("Someone else changed it since you read it. Read it again, then change it.", statusCode: StatusCodes.Status412PreconditionFailed, title: "It has changed.");
}

/// <param name="Cursor">The `next` of the page before.</param>
/// <param name="Limit">Up to 200; 50 without.</param>
public sealed record ActionListQuery(ActionState? State, bool? Mine, int? Incident, bool? Overdue, int? Cursor, int? Limit);

public sealed record ActionListResponse(IReadOnlyList<ActionItemResponse> Items, int? Next);

public record ApiActionPatchForm
{
    [StringLength(ActionItem.TextLimit, MinimumLength = 1)] public string? Text { get; init; }

    /// <summary>A name or an email; a team is refused; empty is nobody.</summary>
    [StringLength(400)] public string? Owner { get; init; }
    public DateOnly? DueOn { get; init; }
    public ActionKind? Kind { get; init; }
    public bool? IsProject { get; init; }
}

public sealed record ApiActionForm : ApiActionPatchForm, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        string.IsNullOrWhiteSpace(Text) ? [new("Say in a line what will be different.", [nameof(Text)])] : [];
}
