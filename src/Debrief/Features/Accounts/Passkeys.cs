using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Accounts;

/// <summary>The two ceremonies of a passkey: making one, and signing in with one. Between a ceremony's two requests its state travels in a short-lived cookie.</summary>
internal sealed class Passkeys(SignInManager<Account> signIn, UserManager<Account> users, DebriefDb db)
{
    /// <summary>What a browser answers is about 2,000 characters.</summary>
    public const int CredentialLimit = 20_000;

    public static void ConfigureCeremonyCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "debrief.passkey";
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }

    public async Task<ContentHttpResult> CreationOptionsAsync(Guid account, string email, string name) => Json(
        await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.ToString(), Name = email, DisplayName = name }));

    public async Task<ContentHttpResult> RequestOptionsAsync() => Json(await signIn.MakePasskeyRequestOptionsAsync(null));

    /// <summary>What the browser made, checked; and the account id that it was asked for. Null when there is nothing, or it does not hold.</summary>
    public async Task<(UserPasskeyInfo Passkey, Guid Account)?> MadeAsync(string? credential) =>
        credential is not null && await signIn.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? (made.Passkey, Guid.Parse(made.UserEntity.Id)) : null;

    /// <summary>The account a passkey opens; null when it does not. A passkey can't be guessed, so a lock-out does not stop it.</summary>
    public async Task<Account?> CheckAsync(string credential, CancellationToken ct)
    {
        if (await signIn.PerformPasskeyAssertionAsync(credential) is not { Succeeded: true, User: { ClosedAt: null } account } shown) return null;

        await KeepAsync(account, shown.Passkey);
        await db.Entry(account).Reference(it => it.Person).LoadAsync(ct);
        return account;
    }

    /// <summary>Saves at once, with everything else that waits to be saved.</summary>
    public async Task KeepAsync(Account account, UserPasskeyInfo passkey)
    {
        if (await users.AddOrUpdatePasskeyAsync(account, passkey) is { Succeeded: false } result) throw new InvalidOperationException(result.ToString());
    }

    private static ContentHttpResult Json(string options) => TypedResults.Content(options, "application/json");
}

public sealed record PasskeyDidNotHold() : Refusal("The browser's answer could not be checked. Nothing was changed; make the passkey once more.");
