using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Features.ActionItems;

/// <summary>Whoever reads may doubt an action, readers too; who writes answers.</summary>
internal static class ChallengeEndpoints
{
    public static void MapChallenges(this IEndpointRouteBuilder actions)
    {
        actions.MapPost("/{action:int}/challenges", Challenge).RequireAuthorization(Rights.Speak);
        actions.MapPost("/{action:int}/challenges/{challenge:guid}/answer", Answer).RequireAuthorization(Rights.Write);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Challenge(
        int number, int action, [FromForm] ChallengeForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();

        var challenge = new Challenge { ActionItemId = item.Id, Text = form.Text, ById = user.PersonId, At = clock.Now };
        item.Challenges.Add(challenge);
        db.Record(item.IncidentId, user, "action_item.challenged", clock.Now, new { item.Id, item.Number, Challenge = challenge.Id });
        await db.SaveChangesAsync(ct);
        return http.Done($"{item.Incident.PathOf(item)}#challenges", $"{item.Name} shows as challenged until someone answers.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Answer(
        int number, int action, Guid challenge, [FromForm] AnswerForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (await db.Set<Challenge>().SingleOrDefaultAsync(found => found.Id == challenge && found.ActionItemId == item.Id, ct) is not { } doubt) return TypedResults.NotFound();
        if (doubt.Reply(form.Answer, user.PersonId, clock.Now) is { } refusal) return refusal.ToProblem();

        db.Record(item.IncidentId, user, "action_item.challenge_answered", clock.Now, new { item.Id, item.Number, Challenge = doubt.Id });
        await db.SaveChangesAsync(ct);
        return http.Done($"{item.Incident.PathOf(item)}#challenges", "Answered.");
    }
}
