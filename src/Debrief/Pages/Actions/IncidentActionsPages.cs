using Debrief.Features.ActionItems;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Notifications;
using Debrief.Features.Publishing;
using Debrief.Features.Settings;

namespace Debrief.Pages.Actions;

/// <summary>The actions of one incident, and each by itself.</summary>
internal static class IncidentActionsPages
{
    public static void MapIncidentActionsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{number:int}/actions", ShowAll);
        routes.MapGet("/incidents/{number:int}/actions/{action:int}", ShowOne);
        routes.MapGet("/actions/{action:int}", Find);
    }

    private static async Task<Results<RazorComponentResult<IncidentActionsPage>, NotFound>> ShowAll(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();

        var items = await db.ActionItemsSeenBy(user).AsNoTracking().Of(incident).Whole.Ranked.ToListAsync(ct);
        var lessons = await db.EncodedLessons.AsNoTracking().Where(lesson => lesson.IncidentId == incident.Id).OrderBy(lesson => lesson.ChosenAt).ToListAsync(ct);
        var asks = await db.Asks.AsNoTracking().Include(ask => ask.Leader).Where(ask => ask.IncidentId == incident.Id).OrderBy(ask => ask.AskedAt).ToListAsync(ct);
        var published = await db.Publications.AsNoTracking().Of(incident).CurrentAsync(ct) is not null;
        var factors = await db.ContributingFactors.AsNoTracking().Of(incident).InOrder.ToListAsync(ct);
        var checker = await db.WeeklyChecks.Where(check => check.IncidentId == incident.Id).Select(check => check.Person.Name).SingleOrDefaultAsync(ct);
        return IncidentActionsPage.Render(incident, new(items, lessons, asks, SystemChange.Of(items, lessons, factors), published, await db.OwnersToChooseAsync(ct), checker), user, clock.Now);
    }

    private static async Task<Results<RazorComponentResult<ActionPage>, NotFound>> ShowOne(
        int number, int action, CurrentUser user, DebriefDb db, Policies policies, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        var found = db.ActionItemsSeenBy(user).Of(incident).Whole.Include(item => item.Challenges).ThenInclude(challenge => challenge.AnsweredBy)
            .Include(item => item.Reopenings.OrderBy(reopening => reopening.At)).ThenInclude(reopening => reopening.By);
        if (await found.SingleOrDefaultAsync(item => item.Number == action, ct) is not { } item) return TypedResults.NotFound();

        var reading = item.IsOpen ? ActionReading.Of(item.Text, item.Owner?.Name, item.DueOn, incident.ReviewDay(clock), policies) : null;
        var isTooLong = item.IsOpen && !item.IsProject && item.DueOn > item.LastDay(incident.ReviewedAt, policies.DaysForAnAction);
        var today = clock.Today;
        var snoozes = await db.Snoozes.AsNoTracking().Include(snooze => snooze.Person).Where(snooze => snooze.ActionItemId == item.Id && snooze.Until >= today).OrderBy(snooze => snooze.Until).ToListAsync(ct);
        return ActionPage.Render(incident, new(item, db.VersionOf(item), reading, isTooLong, policies.DaysForAnAction, await db.OwnersToChooseAsync(ct), snoozes, await db.ContributingFactors.AsNoTracking().Of(incident).InOrder.ToListAsync(ct)), user, clock.Now);
    }

    /// <summary>A-311 without its incident, as people paste it.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Find(int action, CurrentUser user, DebriefDb db, CancellationToken ct) =>
        await db.ActionItemsSeenBy(user).AsNoTracking().Include(item => item.Incident).SingleOrDefaultAsync(item => item.Number == action, ct) is { } item
            ? TypedResults.Redirect(item.Incident.PathOf(item))
            : TypedResults.NotFound();

    /// <summary>The names of everyone here; who shares a name stands with the email.</summary>
    private static async Task<List<string>> OwnersToChooseAsync(this DebriefDb db, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Here.ByName.Select(person => new { person.Name, person.Email }).ToListAsync(ct);
        var shared = people.GroupBy(person => person.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return people.ConvertAll(person => shared.Contains(person.Name) && person.Email is { } email ? $"{person.Name} ({email})" : person.Name);
    }
}

public sealed record IncidentActions(
    IReadOnlyList<ActionItem> Items, IReadOnlyList<EncodedLesson> Lessons, IReadOnlyList<Ask> Asks, SystemChange Change, bool IsPublished, IReadOnlyList<string> People,
    string? Checker);

/// <param name="IsTooLong">Its day lies beyond what an action may take.</param>
public sealed record OneAction(ActionItem Item, uint Version, ActionReading? Reading, bool IsTooLong, int Days, IReadOnlyList<string> People, IReadOnlyList<Snooze> Snoozes, IReadOnlyList<ContributingFactor> Factors);
