using System.Net.Mail;
using Debrief.Features.Settings;

namespace Debrief.Features.Notifications;

/// <summary>Whether mail gets out: for the administrator who is asked why nobody got any.</summary>
internal static class MailEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/mail";

    public static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).RequireAuthorization(Rights.Administer);
        routes.MapPost(Path + "/trial", Try).RequireAuthorization(Rights.Administer);
    }

    private static async Task<RazorComponentResult<MailPage>> Show(DebriefDb db, MailSetting mail, TimeProvider clock, CancellationToken ct)
    {
        var (waiting, since) = (db.OutgoingMails.AsNoTracking().Where(found => found.SentAt == null && found.DroppedAt == null), clock.Now.AddDays(-7));
        return MailPage.Render(new(
            mail.Route?.Name, await waiting.CountAsync(ct), await waiting.MinAsync(found => (DateTimeOffset?)found.CreatedAt, ct), await db.OutgoingMails.CountAsync(found => found.SentAt > since, ct),
            await waiting.Where(found => found.Problem != null).OrderByDescending(found => found.NextAttemptAt).Select(found => found.Problem).FirstOrDefaultAsync(ct)));
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Try(HttpContext http, CurrentUser user, DebriefDb db, MailSetting mail, TimeProvider clock, CancellationToken ct)
    {
        if (mail.Route is not { } route) return new NoMailRoute().ToProblem();
        if (await db.People.Where(person => person.Id == user.PersonId).Select(person => person.Email).SingleAsync(ct) is not { } address) return new NoAddress().ToProblem();

        try
        {
            await route.SendAsync(address, $"{Guid.CreateVersion7():N}@{mail.Host}", new("A trial from Debrief", $"This mail reached you, so reminders will.\n\n{mail.Address}\n"), clock.Now, ct);
        }
        catch (Exception problem) when (problem is SmtpException or IOException or UnauthorizedAccessException)
        {
            return new MailRefused(route.Name, problem.InnerException?.Message ?? problem.Message).ToProblem();
        }
        return http.Done(Path, $"Sent to {address}.");
    }
}

/// <param name="WaitingSince">When the oldest that waits was written.</param>
/// <param name="Problem">What the mail server said last about one that waits.</param>
public sealed record MailView(string? Route, int Waiting, DateTimeOffset? WaitingSince, int SentLately, string? Problem);

public sealed record NoMailRoute() : Refusal("No mail is set up: set Mail__Server, or Mail__Folder while trying things out, and start Debrief again.");
public sealed record NoAddress() : Refusal("You have no email here to send a trial to.");
public sealed record MailRefused(string Route, string Problem) : Refusal($"{Route} did not take it: {Problem} Nothing that waits is lost; it is tried again for as long as it takes.");
