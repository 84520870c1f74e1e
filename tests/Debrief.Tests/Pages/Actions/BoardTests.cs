using System.Text.Json;
using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Tests.Pages.Actions;

public sealed class BoardTests(App app)
{
    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>One action each: over its day, in time, done, verified, abandoned; all of one service and one owner.</summary>
    private async Task<(Person Owner, Incident Incident)> Filled(Team? team = null)
    {
        var owner = await app.Save(new Person { Name = $"Priya {mark}", TeamId = team?.Id });
        var incident = Some.Incident(owner);
        incident.Services.Add(new Service { Name = $"ledger-{mark}" });
        await app.Save(incident);
        ActionItem Item(string text, int days)
        {
            var item = new ActionItem { IncidentId = incident.Id, Text = $"{text} {mark}", CreatedAt = Some.Noon, Kind = ActionKind.Detect };
            item.Promise(owner, today.AddDays(days), today.AddDays(-100));
            item.AddCriterion("It is there");
            item.Criteria[0].Meet(owner.Id, Some.Noon);
            return item;
        }
        var (late, soon, done, seen, dropped) = (Item("Late", -3), Item("Soon", 5), Item("Done", 1), Item("Seen", 1), Item("=Dropped", 1));
        done.Finish(Some.Noon);
        seen.Finish(Some.Noon);
        seen.Verify(new() { ActionItemId = seen.Id, How = "Looked", Evidence = "There", ById = (await app.Someone("Jonas")).Id, At = Some.Noon });
        dropped.Abandon("Too dear");
        await app.With(async db =>
        {
            db.AddRange(late, soon, done, seen, dropped);
            await db.SaveChangesAsync();
        });
        return (owner, incident);
    }

    private static string[] Rows(Page page) => [.. page.Texts(".action-row h3").Select(text => text.Split(' ')[0])];

    [Fact]
    public async Task Mine_shows_what_I_promised_and_is_not_over_the_oldest_promise_first()
    {
        var (owner, _) = await Filled();

        var page = await app.SignedInAs(owner).Open("/actions");

        Assert.Equal(["Late", "Soon", "Done"], Rows(page));
        Assert.Equal(["2 open", "1 overdue", "1 done, unverified", "0 challenged", "0 projects", "1 verified"], page.Texts(".tally a"));
        Assert.Contains("3 days over", page.Text(".action-row"), StringComparison.Ordinal);
    }

    [Theory, InlineData("overdue", "Late"), InlineData("unverified", "Done"), InlineData("verified", "Seen"), InlineData("abandoned", "=Dropped")]
    public async Task Each_state_is_an_address(string state, string shown)
    {
        await Filled();

        Assert.Equal([shown], Rows(await (await app.SignedIn()).Open($"/actions?whose=all&q={mark}&state={state}")));
    }

    [Fact]
    public async Task A_teams_board_has_what_its_people_promised_and_what_nobody_promised_for_its_services()
    {
        var team = await app.Save(new Team { Name = $"Payments {mark}" });
        var (_, incident) = await Filled(team);
        await app.With(async db =>
        {
            (await db.Services.SingleAsync(service => service.Name == $"ledger-{mark}")).TeamId = team.Id;
            await db.SaveChangesAsync();
        });
        await app.Save(new ActionItem { IncidentId = incident.Id, Text = $"Nobody {mark}", CreatedAt = Some.Noon });

        var page = await (await app.SignedIn()).Open($"/actions?whose=team&team={Uri.EscapeDataString(team.Name)}");

        Assert.Equal(["Late", "Soon", "Nobody", "Done"], Rows(page));
    }

    [Fact]
    public async Task The_sprint_list_is_one_page_by_what_has_to_be_decided()
    {
        var (owner, _) = await Filled();

        var page = await app.SignedInAs(owner).Open("/actions/sprint");

        Assert.Equal(["Over the date", "Due within this sprint", "To verify"], page.Texts(".sprint h2"));
    }

    [Fact]
    public async Task A_board_is_taken_along_as_csv_that_no_spreadsheet_runs_and_as_json()
    {
        await Filled();
        var browser = await app.SignedIn();

        var csv = await browser.Http.GetStringAsync(new Uri($"/actions.csv?whose=all&q={mark}&state=abandoned", UriKind.Relative), TestContext.Current.CancellationToken);
        var json = await browser.Http.GetStringAsync(new Uri($"/actions.json?whose=all&q={mark}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(2, csv.Trim().Split("\r\n").Length);
        Assert.Contains($",'=Dropped {mark},Detect,Priya {mark},", csv, StringComparison.Ordinal);
        Assert.Equal(["open", "open", "done"], JsonDocument.Parse(json).RootElement.EnumerateArray().Select(item => item.GetProperty("state").GetString()!));
    }

    [Fact]
    public async Task Leaders_see_services_and_ages_and_no_names()
    {
        var (owner, _) = await Filled();

        var page = await (await app.SignedIn("Lea Leader")).Open("/actions/leaders");
        var json = await page.Browser.Http.GetStringAsync(new Uri("/actions/leaders.json", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(owner.Name, page.Body + json, StringComparison.Ordinal);
        var service = JsonDocument.Parse(json).RootElement.GetProperty("services").EnumerateArray().Single(row => row.GetProperty("service").GetString() == $"ledger-{mark}");
        Assert.Equal((2, 1, 1, false), (service.GetProperty("open").GetInt32(), service.GetProperty("overdue").GetInt32(), service.GetProperty("unverified").GetInt32(), service.GetProperty("escalates").GetBoolean()));
    }

    [Fact]
    public async Task The_audit_of_the_last_five_counts_what_became_of_their_actions()
    {
        var (owner, incident) = await Filled();
        var writeup = await (await app.SignedInAs(owner).Open($"{incident.Path}/writeup")).Submit("form[action$='/writeup']");
        await writeup.Submit("#text", new { Text = Some.FinishedText });
        await (await app.SignedInAs(owner).Open($"{incident.Path}/publish")).Submit("#publish");

        var json = await app.SignedInAs(owner).Http.GetStringAsync(new Uri("/actions/audit.json", UriKind.Relative), TestContext.Current.CancellationToken);

        var rows = JsonDocument.Parse(json).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.InRange(rows.Count, 1, 5);
        var row = rows.Single(found => found.GetProperty("incident").GetString() == incident.Name);
        Assert.Equal((60, 20, 50), (row.GetProperty("closed").GetInt32(), row.GetProperty("verified").GetInt32(), row.GetProperty("openInOrder").GetInt32()));
        Assert.Contains("Published", (await app.SignedInAs(owner).Open($"{incident.Path}/actions")).Text(".incident-header"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_means_nothing_is_no_filter()
    {
        var page = await (await app.SignedIn()).Open("/actions?whose=wizard&state=%00&kind=9&incident=abc&page=-4");

        Assert.Equal(HttpStatusCode.OK, page.Status);
    }
}
