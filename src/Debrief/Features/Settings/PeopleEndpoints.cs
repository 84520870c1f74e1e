using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Settings;

internal static class PeopleEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/people";
    public const int PageSize = 100;

    public static void MapPeople(this IEndpointRouteBuilder settings)
    {
        settings.MapGet("/people", List);
        settings.MapPost("/people", Add);
        settings.MapPost("/people/invitation", InviteSomeone);
    }

    private static async Task<RazorComponentResult<PeoplePage>> List(string? q, PeopleShown? show, int? page, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var (shown, number, wanted) = (show ?? PeopleShown.Here, Math.Clamp(page ?? 1, 1, 100_000), q?.Trim() ?? "");
        var (people, accounts, teams, aliases) = (db.People.AsNoTracking().Shown(shown, db.Accounts, db.SingleUseLinks, clock.Now), db.Accounts, db.Teams, db.PersonAliases);
        if (wanted.Length > 0)
        {
            var like = $"%{wanted.Escaped}%";
            people = people.Where(person => EF.Functions.ILike(person.Name, like, "\\") || EF.Functions.ILike(person.Email!, like, "\\"));
        }

        var rows = await people.ByName.Skip((number - 1) * PageSize).Take(PageSize + 1).Select(person => new PersonRow(
            person,
            teams.Where(team => team.Id == person.TeamId).Select(team => team.Name).FirstOrDefault(),
            accounts.Where(account => account.PersonId == person.Id && account.ClosedAt == null).Select(account => (Role?)account.Role).FirstOrDefault(),
            aliases.Where(alias => alias.PersonId == person.Id).Select(alias => alias.Source).Distinct().ToList())).ToListAsync(ct);
        return PeoplePage.Render(rows, shown, wanted, number);
    }

    private static async Task<RedirectHttpResult> Add([FromForm] NewPersonForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var person = db.People.Add(new() { Name = form.Name, Email = form.Email }).Entity;
        db.Record(null, user, "person.added", clock.Now, new { person.Id, person.Name });
        await db.SaveChangesAsync(ct);

        return http.Done($"{Path}/{person.Id}", $"{person.Name} added, without an account.");
    }

    /// <summary>Someone who is here by that email is the one who is meant; otherwise they are new.</summary>
    private static async Task<Results<RazorComponentResult<LinkShownPage>, ProblemHttpResult>> InviteSomeone(
        [FromForm] InvitationForm form, HttpContext http, CurrentUser user, ILookupNormalizer names, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var email = names.NormalizeEmail(form.Email.Trim());
        var accounts = db.Accounts;
        if (await accounts.AnyAsync(account => account.NormalizedEmail == email, ct)) return new EmailTaken(form.Email).ToProblem();

        var person = await db.People.Here.Where(it => it.Email!.ToUpper() == email && !accounts.Any(account => account.PersonId == it.Id)).OrderBy(it => it.Id).FirstOrDefaultAsync(ct)
            ?? db.People.Add(new() { Name = form.Name, Email = form.Email }).Entity;
        var path = await db.InviteAsync(person, form.Role, user, clock.Now, ct);

        return LinkShownPage.Render(person, $"{PublicAddress.Of(http)}{path}", form.Role);
    }

    extension(DebriefDb db)
    {
        /// <summary>Saves, and gives the path of the link. Earlier invitations of the same person end: there is one that works.</summary>
        public async Task<string> InviteAsync(Person person, Role role, CurrentUser user, DateTimeOffset now, CancellationToken ct)
        {
            db.SingleUseLinks.RemoveRange(await db.SingleUseLinks.Where(link => link.PersonId == person.Id && link.UsedAt == null).ToListAsync(ct));
            var (link, path) = SingleUseLink.ForInvitation(person, role, now);
            db.SingleUseLinks.Add(link);
            db.Record(null, user, "person.invited", now, new { person.Id, role });
            await db.SaveChangesAsync(ct);
            return path;
        }
    }

    extension(IQueryable<Person> people)
    {
        private IQueryable<Person> Shown(PeopleShown shown, IQueryable<Account> accounts, IQueryable<SingleUseLink> links, DateTimeOffset now) => shown switch
        {
            PeopleShown.Accounts => people.Where(person => person.MergedIntoId == null && accounts.Any(account => account.PersonId == person.Id && account.ClosedAt == null)),
            PeopleShown.Invited => people.Where(person => person.MergedIntoId == null && links.Any(link => link.PersonId == person.Id && link.UsedAt == null && link.ExpiresAt > now)),
            PeopleShown.WithoutAccount => people.Here.Where(person => !accounts.Any(account => account.PersonId == person.Id && account.ClosedAt == null)),
            PeopleShown.Left => people.Where(person => person.MergedIntoId == null && person.LeftAt != null),
            _ => people.Here,
        };
    }

    extension(string text)
    {
        /// <summary>For LIKE: a percent sign is a percent sign.</summary>
        private string Escaped => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
    }
}

public enum PeopleShown { Here, Accounts, Invited, WithoutAccount, Left }

public sealed record NewPersonForm
{
    [Required(ErrorMessage = "What is their name?"), StringLength(Person.NameLimit)] public string Name { get; init; } = "";
    [EmailAddress, StringLength(Person.EmailLimit)] public string? Email { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
}

public sealed record InvitationForm(
    [Required(ErrorMessage = "What is their name?"), StringLength(Person.NameLimit)] string Name,
    [Required, EmailAddress, StringLength(Person.EmailLimit)] string Email,
    [EnumDataType(typeof(Role))] Role Role);

/// <param name="Role">Null without an open account.</param>
/// <param name="KnownFrom">The sources that name this person.</param>
public sealed record PersonRow(Person Person, string? Team, Role? Role, IReadOnlyList<string> KnownFrom);
