using System.Security.Claims;
using Debrief.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Debrief.Features.Accounts;

/// <summary>
/// The cookie says only which session this is. Who that is, and what they may do, is read anew at each request, so that an ended session,
/// a closed account and a changed role count from the next click on.
/// </summary>
internal sealed class SessionCookie(DebriefDb db, TimeProvider clock) : CookieAuthenticationEvents
{
    public const string Scheme = "session";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "debrief";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.IsEssential = true;
        cookie.ExpireTimeSpan = Session.Lifetime;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInEndpoints.Path;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.EventsType = typeof(SessionCookie);
    }

    /// <summary>The one query that every request of a signed-in person begins with.</summary>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var (now, ct) = (clock.Now, context.HttpContext.RequestAborted);
        var (id, since) = (context.Principal!.SessionId, now - Session.Lifetime);
        var found = await db.Sessions.Open.Where(session => session.Id == id && session.LastSeenAt > since && session.Account.ClosedAt == null)
            .Select(session => new { session.LastSeenAt, session.AccountId, session.Account.PersonId, session.Account.Person.Name, session.Account.Role, session.Account.Zone })
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        context.ReplacePrincipal(Principal(id, found.AccountId, new(found.PersonId, found.Name, found.Role), found.Zone));
        if (now - found.LastSeenAt > SeenEvery)
        {
            await db.Sessions.Where(session => session.Id == id).ExecuteUpdateAsync(row => row.SetProperty(session => session.LastSeenAt, now), ct);
        }
    }

    /// <summary>A page leads to the sign-in and back. What a script or a form sent can't come back that way: it is told, and nothing typed is lost.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Headers.ContainsKey("HX-Request")) return base.RedirectToLogin(context);

        return TypedResults.Problem(
            "You are signed out. Sign in in another tab, then come back and send this again: what you typed is still here.",
            statusCode: StatusCodes.Status401Unauthorized, title: "Sign in first.").ExecuteAsync(context.HttpContext);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => TypedResults.Problem(
        "Your role does not include this. An administrator can change it under Settings, People.",
        statusCode: StatusCodes.Status403Forbidden, title: "Not within your rights.").ExecuteAsync(context.HttpContext);

    public static ClaimsPrincipal Principal(Guid session, Guid account, CurrentUser user, string? zone = null) => new(new ClaimsIdentity(
        [
            new(CurrentUser.SessionClaim, session.ToString()),
            new(ClaimTypes.NameIdentifier, account.ToString()),
            new(CurrentUser.PersonClaim, user.PersonId.ToString()),
            new(ClaimTypes.Name, user.Name),
            new(ClaimTypes.Role, user.Role.ToString()),
            .. zone is null ? [] : new Claim[] { new(ReaderZone.Claim, zone) },
        ], Scheme));
}

internal static class SignedIn
{
    extension(ClaimsPrincipal principal)
    {
        /// <summary>Empty when nobody is signed in.</summary>
        public Guid SessionId => Guid.TryParse(principal.FindFirstValue(CurrentUser.SessionClaim), out var id) ? id : Guid.Empty;
        public Guid AccountId => Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;
    }

    extension(HttpContext http)
    {
        /// <summary>Adds the session to what the caller is about to save; the cookie that this answer sets is of no use before that.</summary>
        public async Task StartSessionAsync(Account account, Person person, DebriefDb db, DateTimeOffset now)
        {
            var session = new Session { AccountId = account.Id, StartedAt = now, LastSeenAt = now, Device = http.Request.Headers.UserAgent.ToString() };
            var user = new CurrentUser(person.Id, person.Name, account.Role);
            db.Sessions.Add(session);
            db.Record(null, user, "session.started", now, new { session.Id });
            await http.SignInAsync(SessionCookie.Scheme, SessionCookie.Principal(session.Id, account.Id, user), new() { IsPersistent = true });
        }
    }
}
