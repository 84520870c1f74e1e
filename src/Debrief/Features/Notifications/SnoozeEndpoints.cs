using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Features.Notifications;

/// <summary>Not now, and why; and who looks once a week.</summary>
internal static class SnoozeEndpoints
{
    public const int LongestDays = 60;

    public static void MapSnoozes(this IEndpointRouteBuilder routes)
    {
        var incident = routes.MapGroup("/incidents/{number:int}").RequireAuthorization(Rights.Write);
        incident.MapPost("/actions/{action:int}/snooze", Snooze);
        incident.MapPost("/actions/{action:int}/snooze/removal", Wake);
        incident.MapPost("/weekly-check", NameChecker);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Snooze(
        int number, int action, [FromForm] SnoozeForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();
        if (form.Until <= clock.Today || form.Until > clock.Today.AddDays(LongestDays)) return new SnoozedTooLong().ToProblem();

        var snooze = await db.Snoozes.SingleOrDefaultAsync(found => found.ActionItemId == item.Id && found.PersonId == user.PersonId, ct)
            ?? db.Snoozes.Add(new() { ActionItemId = item.Id, PersonId = user.PersonId }).Entity;
        (snooze.Until, snooze.Reason, snooze.At) = (form.Until, Storable.Text(form.Reason.Trim()), clock.Now);
        db.Record(item.IncidentId, user, "reminder.snoozed", clock.Now, new { item.Id, item.Number, form.Until });
        await db.SaveChangesAsync(ct);
        return http.Done(item.Incident.PathOf(item), $"Nobody reminds you of {item.Name} until {Ui.Wording.Day(form.Until)}.", $"{item.Incident.PathOf(item)}/snooze/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Wake(int number, int action, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindActionItemAsync(user, number, action, ct) is not { } item) return TypedResults.NotFound();

        await db.Snoozes.Where(found => found.ActionItemId == item.Id && found.PersonId == user.PersonId).ExecuteDeleteAsync(ct);
        return http.Done(item.Incident.PathOf(item), $"You are reminded of {item.Name} again.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> NameChecker(
        int number, [FromForm] CheckerForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        var (person, refusal) = await db.OwnerNamedAsync(form.Checker, ct);
        if (refusal is not null) return refusal.ToProblem();

        var check = await db.WeeklyChecks.SingleOrDefaultAsync(found => found.IncidentId == incident.Id, ct);
        if (person is null) db.WeeklyChecks.RemoveRange(check is null ? [] : [check]);
        else if (check is null) db.WeeklyChecks.Add(new() { IncidentId = incident.Id, PersonId = person.Id });
        else check.PersonId = person.Id;
        db.Record(incident.Id, user, "incident.weekly_check_named", clock.Now, new { Person = person?.Id });
        await db.SaveChangesAsync(ct);
        return http.Done($"{incident.Path}/actions", person is null ? "The lead looks every Monday." : $"{person.Name} looks every Monday.");
    }
}

public sealed record SnoozeForm
{
    public DateOnly Until { get; init; }
    [Required(ErrorMessage = "Say why. Whoever checks reads it."), StringLength(200)] public string Reason { get; init; } = "";
}

public sealed record CheckerForm
{
    [StringLength(400)] public string? Checker { get; init; }
}

public sealed record SnoozedTooLong() : Refusal($"Choose a day within the next {SnoozeEndpoints.LongestDays}. For longer, move the day it is due, or make it a project.");
