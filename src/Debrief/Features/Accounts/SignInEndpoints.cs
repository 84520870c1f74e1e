using Microsoft.AspNetCore.Authentication;

namespace Debrief.Features.Accounts;

internal static class SignInEndpoints
{
    public const string Path = "/sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var door = routes.MapGroup(Path).AllowAnonymous();
        door.MapGet("/", ShowDoor);
        door.MapPost("/", SignInByPassword).RequireRateLimiting(SignInLimit.Policy);
        door.MapPost("/passkey/options", PasskeyOptions).RequireRateLimiting(SignInLimit.Policy);
        door.MapPost("/passkey", SignInByPasskey).RequireRateLimiting(SignInLimit.Policy);

        routes.MapPost("/sign-out", SignOut).RequireAuthorization(Rights.Own);
    }

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> ShowDoor(string? returnUrl, HttpContext http, DebriefDb db, CancellationToken ct)
    {
        if (http.User.Identity?.IsAuthenticated is true) return Onward(returnUrl);

        return SignInPage.Render(returnUrl, nobodyYet: !await db.Accounts.AnyAsync(ct));
    }

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> SignInByPassword(
        [FromForm] SignInForm form, HttpContext http, Passwords passwords, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await passwords.CheckAsync(form.Email, form.Password, clock.Now, ct);
        if (account is not null) await http.StartSessionAsync(account, await db.People.SingleAsync(person => person.Id == account.PersonId, ct), db, clock.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return account is null ? SignInPage.Render(form.ReturnUrl, form.Email, SignInFailure.Password) : Onward(form.ReturnUrl);
    }

    private static Task<ContentHttpResult> PasskeyOptions(Passkeys passkeys) => passkeys.RequestOptionsAsync();

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> SignInByPasskey(
        [FromForm] PasskeySignInForm form, HttpContext http, Passkeys passkeys, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await passkeys.CheckAsync(form.Credential, ct) is not { } account) return SignInPage.Render(form.ReturnUrl, failure: SignInFailure.Passkey);

        await http.StartSessionAsync(account, account.Person, db, clock.Now);
        await db.SaveChangesAsync(ct);

        return Onward(form.ReturnUrl);
    }

    private static async Task<RedirectHttpResult> SignOut(HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var id = http.User.SessionId;
        var session = await db.Sessions.SingleAsync(it => it.Id == id, ct);
        session.End(clock.Now);
        db.Record(null, user, "session.ended", clock.Now, new { session.Id });
        await db.SaveChangesAsync(ct);

        await http.SignOutAsync(SessionCookie.Scheme);
        return TypedResults.LocalRedirect(Path);
    }

    /// <summary>To where they were going, as long as that is here.</summary>
    private static RedirectHttpResult Onward(string? returnUrl) => TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "/");
}

public sealed record SignInForm
{
    [Required, StringLength(Person.EmailLimit)] public string Email { get; init; } = "";
    [Required, StringLength(Passwords.Longest)] public string Password { get; init; } = "";
    public string? ReturnUrl { get; init; }
}

public sealed record PasskeySignInForm
{
    [Required, StringLength(Passkeys.CredentialLimit)] public string Credential { get; init; } = "";
    public string? ReturnUrl { get; init; }
}

public enum SignInFailure { Password, Passkey }
