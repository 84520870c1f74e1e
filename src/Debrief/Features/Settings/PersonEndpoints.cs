using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Settings;

internal static class PersonEndpoints
{
    public static void MapPerson(this IEndpointRouteBuilder settings)
    {
        var person = settings.MapGroup("/people/{id:guid}");
        person.MapGet("/", Show);
        person.MapPost("/", Change);
        person.MapPost("/leave", Leave);
        person.MapPost("/leave/removal", ComeBack);
        person.MapPost("/merge", Merge);
        person.MapPersonsAccount();
    }

    public static string PathOf(Guid id) => $"{PeopleEndpoints.Path}/{id}";

    private static async Task<Results<RazorComponentResult<PersonPage>, NotFound>> Show(Guid id, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(it => it.Id == id && it.MergedIntoId == null, ct) is not { } person) return TypedResults.NotFound();

        var now = clock.Now;
        return PersonPage.Render(new(
            person, db.VersionOf(person),
            await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.PersonId == id, ct),
            await db.SingleUseLinks.AsNoTracking().Where(link => link.PersonId == id && link.UsedAt == null && link.ExpiresAt > now).OrderByDescending(link => link.ExpiresAt).FirstOrDefaultAsync(ct),
            await db.PersonAliases.AsNoTracking().Where(alias => alias.PersonId == id).OrderBy(alias => alias.Source).ThenBy(alias => alias.Name).ToListAsync(ct),
            await db.Teams.AsNoTracking().OrderBy(team => team.Name).ToListAsync(ct),
            await db.MostAlikeAsync(person, ct)));
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Change(
        Guid id, [FromForm] PersonForm form, HttpContext http, CurrentUser user, ILookupNormalizer names, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(it => it.Id == id && it.MergedIntoId == null, ct) is not { } person) return TypedResults.NotFound();

        db.Expect(person, form.Version);
        (person.Name, person.Email, person.TeamId) = (form.Name, form.Email, form.Team);
        if (await db.Accounts.SingleOrDefaultAsync(it => it.PersonId == id, ct) is { } account)
        {
            if (person.Email is null) return new AccountNeedsEmail(person.Name).ToProblem();
            account.SetEmail(person.Email, names);
            if (await db.Accounts.AnyAsync(it => it.NormalizedEmail == account.NormalizedEmail && it.Id != account.Id, ct)) return new EmailTaken(person.Email).ToProblem();
        }
        db.Record(null, user, "person.changed", clock.Now, new { person.Id, person.Name, person.TeamId });
        await db.SaveChangesAsync(ct);

        return http.Done(PathOf(id), "Saved.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Leave(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(it => it.Id == id && it.MergedIntoId == null, ct) is not { } person) return TypedResults.NotFound();

        person.LeftAt ??= clock.Now;
        db.Record(null, user, "person.left", clock.Now, new { person.Id, person.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(PathOf(id), $"{person.Name} has left. What names them still does.", $"{PathOf(id)}/leave/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> ComeBack(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(it => it.Id == id && it.MergedIntoId == null, ct) is not { } person) return TypedResults.NotFound();

        person.LeftAt = null;
        db.Record(null, user, "person.came_back", clock.Now, new { person.Id, person.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(PathOf(id), $"{person.Name} is back.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Merge(
        Guid id, [FromForm] MergeForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var both = await db.LockPeopleAsync(id, form.Into, ct);
        if (both.Find(it => it.Id == id) is not { } person || both.Find(it => it.Id == form.Into) is not { } other) return TypedResults.NotFound();
        if (await db.Accounts.AnyAsync(account => account.PersonId == id, ct)) return new HasAnAccount(person.Name, other.Name).ToProblem();
        if (person.MergeInto(other) is { } refusal) return refusal.ToProblem();

        (other.Email, other.TeamId) = (other.Email ?? person.Email, other.TeamId ?? person.TeamId);
        db.Record(null, user, "person.merged", clock.Now, new { person.Id, into = other.Id, person.Name, into_name = other.Name });
        await db.SaveChangesAsync(ct);
        await db.RenamePersonEverywhereAsync(person, other, ct);
        await transaction.CommitAsync(ct);

        return http.Done(PathOf(other.Id), $"{person.Name} is {other.Name} from now on.");
    }
}

public sealed record PersonForm
{
    [Required(ErrorMessage = "What is their name?"), StringLength(Person.NameLimit)] public string Name { get; init; } = "";
    [EmailAddress, StringLength(Person.EmailLimit)] public string? Email { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
    public string? TeamId { get; init; }
    public uint Version { get; init; }

    internal Guid? Team => FormId.Read(TeamId);
}

public sealed record MergeForm(Guid Into);

public sealed record AccountNeedsEmail(string Name) : Refusal($"{Name} signs in with the email, so there has to be one.");
public sealed record HasAnAccount(string Name, string Other) : Refusal($"{Name} has an account, which stays theirs. Merge {Other} into {Name} instead, if that one has none.");

/// <param name="Account">Null without one; it may be closed.</param>
/// <param name="Invitation">The one that is open.</param>
/// <param name="Others">Whom they might be too, the most alike by name first.</param>
public sealed record PersonView(
    Person Person, uint Version, Account? Account, SingleUseLink? Invitation, IReadOnlyList<PersonAlias> Aliases, IReadOnlyList<Team> Teams, IReadOnlyList<Person> Others);
