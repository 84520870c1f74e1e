using Debrief.Features.Settings;
using Debrief.Ui;

namespace Debrief.Features.Notifications;

/// <summary>When mail may reach me.</summary>
internal static class MyRemindersEndpoints
{
    public const string Path = "/account/reminders";

    public static void MapMyReminders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).RequireAuthorization(Rights.Own);
        routes.MapPost(Path, Change).RequireAuthorization(Rights.Own);
    }

    private static async Task<RazorComponentResult<MyRemindersPage>> Show(CurrentUser user, DebriefDb db, ReaderZone zone, MailSetting mail, CancellationToken ct)
    {
        var hours = await db.WorkingHours.AsNoTracking().SingleOrDefaultAsync(found => found.PersonId == user.PersonId, ct);
        var address = await db.People.Where(person => person.Id == user.PersonId).Select(person => person.Email).SingleOrDefaultAsync(ct);
        return MyRemindersPage.Render(hours ?? new() { PersonId = user.PersonId, Zone = zone.Zone.Id }, hours is not null, address, mail.Route is not null);
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Change([FromForm] WorkingHoursForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(form.Zone, out _)) return new NoSuchZone(form.Zone).ToProblem();
        if (form.ToHour <= form.FromHour) return new HoursWithoutLength().ToProblem();

        var hours = await db.WorkingHours.SingleOrDefaultAsync(found => found.PersonId == user.PersonId, ct) ?? db.WorkingHours.Add(new() { PersonId = user.PersonId }).Entity;
        (hours.Zone, hours.FromHour, hours.ToHour, hours.Weekends, hours.NoMail) = (form.Zone, form.FromHour, form.ToHour, form.Weekends, form.NoMail);
        db.Record(null, user, "reminder.hours_changed", clock.Now, new { hours.Zone, hours.FromHour, hours.ToHour, hours.Weekends, hours.NoMail });
        await db.SaveChangesAsync(ct);
        return http.Done(Path, "Saved.");
    }
}

public sealed record WorkingHoursForm
{
    [Required, StringLength(64)] public string Zone { get; init; } = "";
    [Range(0, 23)] public int FromHour { get; init; }
    [Range(1, 24)] public int ToHour { get; init; }
    public bool Weekends { get; init; }
    public bool NoMail { get; init; }
}

public sealed record NoSuchZone(string Zone) : Refusal($"“{Zone}” is no time zone. They look like Europe/Berlin.");
public sealed record HoursWithoutLength() : Refusal("The day has to end after it begins.");
