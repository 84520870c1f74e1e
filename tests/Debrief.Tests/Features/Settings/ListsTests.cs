namespace Debrief.Tests.Features.Settings;

/// <summary>Teams, services and incident categories: short lists of names.</summary>
public sealed class ListsTests(App app)
{
    private async Task<Page> Open(string list) => await (await app.SignedIn("Ada Admin", Role.Administrator)).Open($"/settings/{list}");

    private static string Fresh(string name) => $"{name} {Guid.NewGuid():N}";

    [Theory, InlineData("teams"), InlineData("services"), InlineData("categories"), InlineData("factor-categories"), InlineData("layers")]
    public async Task A_name_is_added_once_and_the_second_is_told_that_it_is_there(string list)
    {
        var name = Fresh("Payments");
        var page = await Open(list);

        var added = await page.Submit("#add", new { Name = $"  {name} " });
        var again = await page.Submit("#add", new { Name = name });

        Assert.Contains(name, added.Text($"#{list}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("there already", again.Body, StringComparison.Ordinal);
    }

    [Theory, InlineData("teams"), InlineData("services"), InlineData("categories"), InlineData("factor-categories"), InlineData("layers")]
    public async Task A_name_of_blanks_is_refused(string list)
    {
        var answer = await (await Open(list)).Submit("#add", new { Name = "   " });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("called?", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_people_belong_to_is_not_removed()
    {
        var team = await app.Save(new Team { Name = Fresh("Payments") });
        var person = await app.Save(new Person { Name = "Kim", TeamId = team.Id });

        var refused = await (await Open("teams")).Submit($"#team-{team.Id} form[action$=removal]");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);

        await app.With(db => db.People.Where(it => it.Id == person.Id).ExecuteUpdateAsync(row => row.SetProperty(it => it.TeamId, (Guid?)null)));
        var page = await (await Open("teams")).Submit($"#team-{team.Id} form[action$=removal]");
        Assert.False(page.Has($"#team-{team.Id}"));
    }

    [Fact]
    public async Task Of_two_who_rename_a_team_the_second_is_told()
    {
        var team = await app.Save(new Team { Name = Fresh("Payments") });
        var (first, second) = (await Open("teams"), await Open("teams"));
        await first.Submit($"#team-{team.Id} form[action$=name]", new { Name = Fresh("Billing") });

        var answer = await second.Submit($"#team-{team.Id} form[action$=name]", new { Name = Fresh("Money") });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
    }

    [Fact]
    public async Task A_retired_service_is_not_offered_and_undo_brings_it_back()
    {
        var service = await app.Save(new Debrief.Features.Settings.Service { Name = Fresh("checkout") });

        var page = await (await Open("services")).Submit($"#service-{service.Id} form[action$=retirement]");
        Assert.DoesNotContain(service.Name, (await (await app.SignedIn()).Open("/incidents/new")).Body, StringComparison.Ordinal);

        await page.Submit(".toast form");
        Assert.Contains(service.Name, (await (await app.SignedIn()).Open("/incidents/new")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_gets_its_team()
    {
        var (team, service) = (await app.Save(new Team { Name = Fresh("Payments") }), await app.Save(new Debrief.Features.Settings.Service { Name = Fresh("checkout") }));

        var page = await (await Open("services")).Submit($"#service-{service.Id} form.row", new { TeamId = team.Id });

        Assert.Contains(team.Name, page.Text($"#service-{service.Id} td:nth-child(2)"), StringComparison.Ordinal);
    }
}
