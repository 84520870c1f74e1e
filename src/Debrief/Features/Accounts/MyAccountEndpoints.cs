using System.Buffers.Text;
using Debrief.Ui;
using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Accounts;

internal static class MyAccountEndpoints
{
    public const string Path = "/account";

    public static void MapMyAccount(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup(Path).RequireAuthorization(Rights.Own);
        mine.MapGet("/", Show);
        mine.MapPost("/name", Rename);
        mine.MapPost("/zone", PinZone);
        mine.MapPost("/password", ChangePassword).RequireRateLimiting(SignInLimit.Policy);
        mine.MapPost("/passkeys/options", PasskeyOptions);
        mine.MapPost("/passkeys", AddPasskey);
        mine.MapPost("/passkeys/{id}/name", RenamePasskey);
        mine.MapPost("/passkeys/{id}/removal", RemovePasskey);
        mine.MapPost("/sessions/{id:guid}/end", EndSession);
        mine.MapPost("/sessions/others/end", EndOtherSessions);
    }

    private static async Task<RazorComponentResult<MyAccountPage>> Show(HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.Mine(http).Include(it => it.Person).SingleAsync(ct);
        var passkeys = await db.Passkeys.AsNoTracking().Where(passkey => passkey.UserId == account.Id).ToListAsync(ct);
        var since = clock.Now - Session.Lifetime;
        var sessions = await db.Sessions.Open.Where(session => session.AccountId == account.Id && session.LastSeenAt > since).OrderByDescending(session => session.LastSeenAt).ToListAsync(ct);
        return MyAccountPage.Render(account, passkeys.OrderBy(passkey => passkey.Data.CreatedAt), sessions, http.User.SessionId, clock.Now);
    }

    private static async Task<RedirectHttpResult> Rename([FromForm] MyNameForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var person = await db.People.SingleAsync(it => it.Id == user.PersonId, ct);
        db.Record(null, user, "person.renamed", clock.Now, new { person.Id, from = person.Name, to = form.Name });
        person.Name = form.Name;
        await db.SaveChangesAsync(ct);

        return Done(http, "Your name is changed.");
    }

    private static async Task<RedirectHttpResult> PinZone([FromForm] MyZoneForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.Mine(http).SingleAsync(ct);
        account.Zone = form.Zone;
        db.Record(null, user, "account.zone_chosen", clock.Now, new { account.Id, account.Zone });
        await db.SaveChangesAsync(ct);

        return Done(http, account.Zone is null ? "Times follow your browser." : $"Times are those of {account.Zone}.");
    }

    /// <summary>Whoever found a browser left open does not know the password, so it is asked for; the other sessions end.</summary>
    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> ChangePassword(
        [FromForm] NewPasswordForm form, HttpContext http, CurrentUser user, Passwords passwords, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.Mine(http).SingleAsync(ct);
        if (account.PasswordHash is not null && await passwords.CheckAsync(account.Email!, form.Current, clock.Now, ct) is null)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return new WrongPassword().ToProblem();
        }

        passwords.Set(account, form.Password);
        await db.EndSessionsAsync(account, clock.Now, ct, except: http.User.SessionId);
        db.Record(null, user, "password.changed", clock.Now, new { account.Id });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return Done(http, "Your password is changed. Sessions elsewhere have ended.");
    }

    private static async Task<ContentHttpResult> PasskeyOptions(HttpContext http, CurrentUser user, Passkeys passkeys, DebriefDb db, CancellationToken ct)
    {
        var account = await db.Mine(http).SingleAsync(ct);
        return await passkeys.CreationOptionsAsync(account.Id, account.Email!, user.Name);
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> AddPasskey(
        [FromForm] AddPasskeyForm form, HttpContext http, CurrentUser user, Passkeys passkeys, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.Mine(http).SingleAsync(ct);
        if (await passkeys.MadeAsync(form.Credential) is not { } made || made.Account != account.Id) return new PasskeyDidNotHold().ToProblem();

        made.Passkey.Name = form.Name.Trim();
        db.Record(null, user, "passkey.added", clock.Now, new { account.Id, made.Passkey.Name });
        await passkeys.KeepAsync(account, made.Passkey);

        return Done(http, $"Passkey “{made.Passkey.Name}” added.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> RenamePasskey(
        string id, [FromForm] PasskeyNameForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindMyPasskeyAsync(http, id, ct) is not { } passkey) return TypedResults.NotFound();

        db.Record(null, user, "passkey.renamed", clock.Now, new { from = passkey.Data.Name, to = form.Name });
        passkey.Data.Name = form.Name.Trim();
        await db.SaveChangesAsync(ct);

        return Done(http, "The passkey is renamed.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> RemovePasskey(
        string id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindMyPasskeyAsync(http, id, ct) is not { } passkey) return TypedResults.NotFound();
        if (await db.Mine(http).AnyAsync(account => account.PasswordHash == null, ct) && await db.Passkeys.CountAsync(it => it.UserId == passkey.UserId, ct) == 1) return new LastWayIn().ToProblem();

        db.Passkeys.Remove(passkey);
        db.Record(null, user, "passkey.removed", clock.Now, new { passkey.Data.Name });
        await db.SaveChangesAsync(ct);

        return Done(http, $"Passkey “{passkey.Data.Name}” removed.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> EndSession(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var mine = http.User.AccountId;
        if (await db.Sessions.SingleOrDefaultAsync(session => session.Id == id && session.AccountId == mine, ct) is not { } session) return TypedResults.NotFound();

        session.End(clock.Now);
        db.Record(null, user, "session.ended", clock.Now, new { session.Id });
        await db.SaveChangesAsync(ct);

        return Done(http, "That session has ended.");
    }

    private static async Task<RedirectHttpResult> EndOtherSessions(HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await db.EndSessionsAsync(await db.Mine(http).SingleAsync(ct), clock.Now, ct, except: http.User.SessionId);
        db.Record(null, user, "session.others_ended", clock.Now);
        await db.SaveChangesAsync(ct);

        return Done(http, "All other sessions have ended.");
    }

    private static RedirectHttpResult Done(HttpContext http, string what)
    {
        Toast.Say(http, what);
        return TypedResults.LocalRedirect(Path);
    }

    extension(DebriefDb db)
    {
        private IQueryable<Account> Mine(HttpContext http)
        {
            var id = http.User.AccountId;
            return db.Accounts.Where(account => account.Id == id);
        }

        private Task<IdentityUserPasskey<Guid>?> FindMyPasskeyAsync(HttpContext http, string id, CancellationToken ct)
        {
            var (mine, credential) = (http.User.AccountId, Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : []);
            return db.Passkeys.SingleOrDefaultAsync(passkey => passkey.UserId == mine && passkey.CredentialId == credential, ct);
        }
    }
}

public sealed record MyNameForm
{
    [Required, StringLength(Person.NameLimit)] public string Name { get; init; } = "";
}

/// <summary>Empty follows the browser.</summary>
public sealed record MyZoneForm : IValidatableObject
{
    [StringLength(ReaderZone.NameLimit)] public string? Zone { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Zone) && !TimeZoneInfo.TryFindSystemTimeZoneById(Zone.Trim(), out _))
            yield return new("There is no such time zone. Name it like Europe/London, America/New_York or UTC.", [nameof(Zone)]);
    }
}

public sealed record NewPasswordForm
{
    [StringLength(Passwords.Longest)] public string Current { get; init; } = "";
    [Required, StringLength(Passwords.Longest, MinimumLength = Passwords.Shortest, ErrorMessage = Passwords.TooShort)] public string Password { get; init; } = "";
}

public sealed record AddPasskeyForm
{
    [Required, StringLength(80)] public string Name { get; init; } = "";
    [Required, StringLength(Passkeys.CredentialLimit)] public string Credential { get; init; } = "";
}

public sealed record PasskeyNameForm
{
    [Required, StringLength(80)] public string Name { get; init; } = "";
}

public sealed record WrongPassword() : Refusal("That is not your present password. Nothing was changed. After five wrong tries the account rests for 15 minutes.");
public sealed record LastWayIn() : Refusal("This passkey is the only way into your account. Set a password or add another passkey first.");
