using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Features.ActionItems;

/// <summary>What was learned goes into runbooks, alerts and checks, and what no team can close alone goes to who can decide.</summary>
internal static class EncodingEndpoints
{
    public static void MapEncoding(this IEndpointRouteBuilder routes)
    {
        var incident = routes.MapGroup("/incidents/{number:int}").RequireAuthorization(Rights.Write);
        incident.MapPost("/lessons", Choose);
        incident.MapPost("/lessons/{lesson:guid}/link", Encode);
        incident.MapPost("/lessons/{lesson:guid}/removal", Drop);
        incident.MapPost("/asks", MakeAsk);
        incident.MapPost("/asks/{ask:guid}/answer", AnswerAsk);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Choose(
        int number, [FromForm] LessonForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (form.Link is { Length: > 0 } && !IsLink(form.Link)) return new NotALink().ToProblem();

        var lesson = new EncodedLesson { IncidentId = incident.Id, Learned = form.Learned, Place = form.Place, ChosenById = user.PersonId, ChosenAt = clock.Now };
        if (form.Link is { Length: > 0 } link) lesson.Encode(link, clock.Now);
        db.EncodedLessons.Add(lesson);
        db.Record(incident.Id, user, lesson.EncodedAt is null ? "lesson.chosen" : "lesson.encoded", clock.Now, new { lesson.Id, lesson.Place });
        await db.SaveChangesAsync(ct);
        return http.Done($"{incident.Path}/actions#encoded", "Kept.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Encode(
        int number, Guid lesson, [FromForm] LinkForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.EncodedLessons.SingleOrDefaultAsync(it => it.Id == lesson && it.IncidentId == incident.Id, ct) is not { } found) return TypedResults.NotFound();
        if (!IsLink(form.Link)) return new NotALink().ToProblem();

        found.Encode(form.Link, clock.Now);
        db.Record(incident.Id, user, "lesson.encoded", clock.Now, new { found.Id, found.Place });
        await db.SaveChangesAsync(ct);
        return http.Done($"{incident.Path}/actions#encoded", $"It is in the house: {found.Place.Word}.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Drop(int number, Guid lesson, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.EncodedLessons.SingleOrDefaultAsync(it => it.Id == lesson && it.IncidentId == incident.Id, ct) is not { } found) return TypedResults.NotFound();

        db.EncodedLessons.Remove(found);
        db.Record(incident.Id, user, "lesson.dropped", clock.Now, new { found.Id, found.Place, found.Learned });
        await db.SaveChangesAsync(ct);
        return http.Done($"{incident.Path}/actions#encoded", "Taken off the list.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> MakeAsk(
        int number, [FromForm] AskForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        var (leader, refused) = await db.OwnerNamedAsync(form.Leader, ct);
        if ((refused ?? (form.AnswerBy < clock.Today ? new DueInThePast() : null)) is { } refusal) return refusal.ToProblem();

        var ask = new Ask
        {
            IncidentId = incident.Id, Gap = form.Gap, Consequence = form.Consequence, Proposal = form.Proposal, LeaderId = leader!.Id, AnswerBy = form.AnswerBy, AskedById = user.PersonId, AskedAt = clock.Now,
        };
        db.Asks.Add(ask);
        db.Record(incident.Id, user, "ask.made", clock.Now, new { ask.Id, ask.LeaderId, ask.AnswerBy });
        await db.SaveChangesAsync(ct);
        return http.Done($"{incident.Path}/actions#asks", $"Put to {leader.Name}.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> AnswerAsk(
        int number, Guid ask, [FromForm] AnswerForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Asks.SingleOrDefaultAsync(it => it.Id == ask && it.IncidentId == incident.Id, ct) is not { } found) return TypedResults.NotFound();
        if (found.Reply(form.Answer, clock.Now) is { } refusal) return refusal.ToProblem();

        db.Record(incident.Id, user, "ask.answered", clock.Now, new { found.Id });
        await db.SaveChangesAsync(ct);
        return http.Done($"{incident.Path}/actions#asks", "Answered.");
    }

    private static bool IsLink(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

public sealed record NotALink() : Refusal("Give the address of the page, beginning with https://, so that anyone can look.");
