using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Accounts;

/// <summary>What a single-use link opens. Looking at it changes nothing, so that no program that previews links uses it up; the button does.</summary>
internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        var link = routes.MapGroup("/link/{secret}").AllowAnonymous().RequireRateLimiting(SignInLimit.Policy);
        link.MapGet("/", Show);
        link.MapPost("/account", OpenAccount);
        link.MapPost("/account/passkey", PasskeyForNewAccount);
        link.MapPost("/recovery", Recover);
        link.MapPost("/recovery/passkey", PasskeyForRecovery);
    }

    private static async Task<Results<RazorComponentResult<OpenAccountPage>, RazorComponentResult<RecoveryPage>, RazorComponentResult<LinkGonePage>>> Show(
        string secret, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        // The path stays here. With no referrer at all the browser would also hide where a passkey's form comes from, and the passkey would be refused.
        http.Response.Headers["Referrer-Policy"] = "strict-origin";
        if (await db.FindLinkAsync(secret, clock.Now, ct) is not { } link) return LinkGonePage.Render();
        if (link.AccountId is { } id) return RecoveryPage.Render(secret, await db.Accounts.Include(account => account.Person).SingleAsync(account => account.Id == id, ct));

        return OpenAccountPage.Render(secret, link, await db.People.SingleOrDefaultAsync(person => person.Id == link.PersonId, ct));
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<LinkGonePage>, ProblemHttpResult>> OpenAccount(
        string secret, [FromForm] OpenAccountForm form, HttpContext http, Passwords passwords, Passkeys passkeys, ILookupNormalizer names, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockLinkAsync(secret, clock.Now, ct) is not { AccountId: null } link) return LinkGonePage.Render();
        var passkey = await passkeys.MadeAsync(form.Credential);
        if (form.Credential is not null && passkey is null) return new PasskeyDidNotHold().ToProblem();

        var person = await db.People.SingleOrDefaultAsync(it => it.Id == link.PersonId, ct) ?? db.People.Add(new() { Name = form.Name }).Entity;
        (person.Name, person.Email) = (form.Name, form.Email);
        var account = Account.New(person, link.Role ?? Role.Administrator, form.Email, names, passkey?.Account);
        if (await db.Accounts.AnyAsync(it => it.NormalizedEmail == account.NormalizedEmail, ct)) return new EmailTaken(form.Email).ToProblem();
        if (form.Password is { } password) passwords.Set(account, password);

        db.Accounts.Add(account);
        link.Use(clock.Now);
        db.Record(null, new(person.Id, person.Name, account.Role), "account.opened", clock.Now, new { account.Id, account.Role, by = link.Purpose });
        await http.StartSessionAsync(account, person, db, clock.Now);
        await db.SaveChangesAsync(ct);
        if (passkey is { } made) await passkeys.KeepAsync(account, made.Passkey);
        await transaction.CommitAsync(ct);

        return TypedResults.LocalRedirect("/");
    }

    private static async Task<Results<ContentHttpResult, NotFound>> PasskeyForNewAccount(
        string secret, [FromForm] NewPasskeyForm form, Passkeys passkeys, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindLinkAsync(secret, clock.Now, ct) is not { AccountId: null }) return TypedResults.NotFound();

        return await passkeys.CreationOptionsAsync(Guid.CreateVersion7(), form.Email, form.Name);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<LinkGonePage>, ProblemHttpResult>> Recover(
        string secret, [FromForm] RecoveryForm form, HttpContext http, Passwords passwords, Passkeys passkeys, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockLinkAsync(secret, clock.Now, ct) is not { AccountId: { } id } link) return LinkGonePage.Render();
        var passkey = await passkeys.MadeAsync(form.Credential);
        if (form.Credential is not null && passkey?.Account != id) return new PasskeyDidNotHold().ToProblem();

        var account = await db.Accounts.Include(it => it.Person).SingleAsync(it => it.Id == id, ct);
        if (form.Password is { } password) passwords.Set(account, password);
        Passwords.LiftLock(account);
        link.Use(clock.Now);
        await db.EndSessionsAsync(account, clock.Now, ct);
        db.Record(null, new(account.PersonId, account.Person.Name, account.Role), "account.recovered", clock.Now, new { account.Id });
        await http.StartSessionAsync(account, account.Person, db, clock.Now);
        await db.SaveChangesAsync(ct);
        if (passkey is { } made) await passkeys.KeepAsync(account, made.Passkey);
        await transaction.CommitAsync(ct);

        return TypedResults.LocalRedirect("/");
    }

    private static async Task<Results<ContentHttpResult, NotFound>> PasskeyForRecovery(string secret, Passkeys passkeys, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindLinkAsync(secret, clock.Now, ct) is not { AccountId: { } id }) return TypedResults.NotFound();

        var account = await db.Accounts.Include(it => it.Person).SingleAsync(it => it.Id == id, ct);
        return await passkeys.CreationOptionsAsync(id, account.Email!, account.Person.Name);
    }
}
