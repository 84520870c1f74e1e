namespace Debrief.Features.Settings;

/// <summary>What an administrator does to someone's account: how they get in, what they may do, that they no longer may.</summary>
internal static class PersonsAccountEndpoints
{
    public static void MapPersonsAccount(this IEndpointRouteBuilder person)
    {
        person.MapPost("/invitation", Invite);
        person.MapPost("/recovery", LetIn);
        person.MapPost("/role", ChangeRole);
        person.MapPost("/account/closing", Close);
        person.MapPost("/account/closing/removal", Reopen);
    }

    private static async Task<Results<RazorComponentResult<LinkShownPage>, NotFound, ProblemHttpResult>> Invite(
        Guid id, [FromForm] RoleForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(it => it.Id == id && it.MergedIntoId == null, ct) is not { } person) return TypedResults.NotFound();
        if (await db.Accounts.AnyAsync(account => account.PersonId == id, ct)) return new HasAccountAlready(person.Name).ToProblem();

        var path = await db.InviteAsync(person, form.Role, user, clock.Now, ct);
        return LinkShownPage.Render(person, $"{PublicAddress.Of(http)}{path}", form.Role);
    }

    private static async Task<Results<RazorComponentResult<LinkShownPage>, NotFound>> LetIn(
        Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Accounts.Include(it => it.Person).SingleOrDefaultAsync(it => it.PersonId == id && it.ClosedAt == null, ct) is not { } account) return TypedResults.NotFound();

        db.SingleUseLinks.RemoveRange(await db.SingleUseLinks.Where(it => it.AccountId == account.Id && it.UsedAt == null).ToListAsync(ct));
        var (link, path) = SingleUseLink.ForRecovery(account, clock.Now);
        db.SingleUseLinks.Add(link);
        db.Record(null, user, "account.recovery_offered", clock.Now, new { account.Id, account.PersonId });
        await db.SaveChangesAsync(ct);

        return LinkShownPage.Render(account.Person, $"{PublicAddress.Of(http)}{path}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> ChangeRole(
        Guid id, [FromForm] RoleForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAccountAsync(id, ct) is not { } account) return TypedResults.NotFound();
        if (form.Role != Role.Administrator && await db.IsLastAdministratorAsync(account, ct)) return new LastAdministrator().ToProblem();

        db.Record(null, user, "account.role_changed", clock.Now, new { account.Id, account.PersonId, from = account.Role, to = form.Role });
        account.Role = form.Role;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return http.Done(PersonEndpoints.PathOf(id), "The role is changed; it counts from their next click on.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Close(
        Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAccountAsync(id, ct) is not { } account) return TypedResults.NotFound();
        if (await db.IsLastAdministratorAsync(account, ct)) return new LastAdministrator().ToProblem();

        account.Close(clock.Now);
        await db.EndSessionsAsync(account, clock.Now, ct);
        db.SingleUseLinks.RemoveRange(await db.SingleUseLinks.Where(link => link.AccountId == account.Id && link.UsedAt == null).ToListAsync(ct));
        db.Record(null, user, "account.closed", clock.Now, new { account.Id, account.PersonId });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return http.Done(PersonEndpoints.PathOf(id), "The account is closed and every session has ended.", $"{PersonEndpoints.PathOf(id)}/account/closing/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Reopen(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Accounts.SingleOrDefaultAsync(it => it.PersonId == id, ct) is not { } account) return TypedResults.NotFound();

        account.Reopen();
        db.Record(null, user, "account.reopened", clock.Now, new { account.Id, account.PersonId });
        await db.SaveChangesAsync(ct);

        return http.Done(PersonEndpoints.PathOf(id), "The account is open again; they sign in as before.");
    }

    extension(DebriefDb db)
    {
        /// <summary>Together with all administrators' accounts: two who close each other at the same moment must not both succeed.</summary>
        private async Task<Account?> LockAccountAsync(Guid person, CancellationToken ct) =>
            (await db.Accounts.FromSql($"select * from accounts where person_id = {person} or role = 'Administrator' order by id for no key update").ToListAsync(ct)).SingleOrDefault(account => account.PersonId == person);

        private async Task<bool> IsLastAdministratorAsync(Account account, CancellationToken ct) =>
            account is { Role: Role.Administrator, ClosedAt: null } && await db.Administrators.CountAsync(ct) == 1;
    }
}

public sealed record RoleForm([EnumDataType(typeof(Role))] Role Role);

public sealed record LastAdministrator() : Refusal("This is the only administrator. Make someone else one first; otherwise nobody could let anybody in.");
public sealed record HasAccountAlready(string Name) : Refusal($"{Name} has an account. If they can't get in, make them a link that lets them in.");
