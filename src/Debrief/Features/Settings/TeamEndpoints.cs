namespace Debrief.Features.Settings;

internal static class TeamEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/teams";

    public static void MapTeams(this IEndpointRouteBuilder settings)
    {
        var teams = settings.MapGroup("/teams");
        teams.MapGet("/", List);
        teams.MapPost("/", Add);
        teams.MapPost("/{id:guid}/name", Rename);
        teams.MapPost("/{id:guid}/removal", Remove);
    }

    private static async Task<RazorComponentResult<TeamsPage>> List(DebriefDb db, CancellationToken ct)
    {
        var (people, services) = (db.People.Here, db.Services);
        return TeamsPage.Render(await db.Teams.OrderBy(team => team.Name)
            .Select(team => new TeamRow(team, EF.Property<uint>(team, "Version"), people.Count(person => person.TeamId == team.Id), services.Count(service => service.TeamId == team.Id)))
            .ToListAsync(ct));
    }

    private static async Task<RedirectHttpResult> Add([FromForm] NewTeamForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var team = db.Teams.Add(new() { Name = form.Name }).Entity;
        db.Record(null, user, "team.added", clock.Now, new { team.Id, team.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"Team “{team.Name}” added.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Rename(
        Guid id, [FromForm] TeamForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Teams.FindAsync([id], ct) is not { } team) return TypedResults.NotFound();

        db.Expect(team, form.Version);
        db.Record(null, user, "team.renamed", clock.Now, new { team.Id, from = team.Name, to = form.Name });
        team.Name = form.Name;
        await db.SaveChangesAsync(ct);

        return http.Done(Path, "The team is renamed.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Remove(
        Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Teams.FindAsync([id], ct) is not { } team) return TypedResults.NotFound();
        if (await db.People.AnyAsync(person => person.TeamId == id, ct) || await db.Services.AnyAsync(service => service.TeamId == id, ct)) return new TeamInUse(team.Name).ToProblem();

        db.Teams.Remove(team);
        db.Record(null, user, "team.removed", clock.Now, new { team.Id, team.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"Team “{team.Name}” removed.");
    }
}

public sealed record NewTeamForm([Required(ErrorMessage = "What is the team called?"), StringLength(Person.NameLimit)] string Name);

public sealed record TeamForm([Required(ErrorMessage = "What is the team called?"), StringLength(Person.NameLimit)] string Name, uint Version);

public sealed record TeamInUse(string Name) : Refusal($"People or services belong to {Name}. Give them another team first; then it can go.");

/// <param name="People">How many are here and belong to it.</param>
public sealed record TeamRow(Team Team, uint Version, int People, int Services);
