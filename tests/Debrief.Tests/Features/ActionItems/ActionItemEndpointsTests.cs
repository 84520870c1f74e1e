using Debrief.Features.ActionItems;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;

namespace Debrief.Tests.Features.ActionItems;

public sealed class ActionItemEndpointsTests(App app)
{
    private async Task<(Person Lead, Incident Incident)> Begun()
    {
        var lead = await app.Someone($"Robin {Guid.NewGuid():N}");
        return (lead, await app.Save(Some.Incident(lead)));
    }

    private async Task<(Person Lead, Incident Incident, ActionItem Item)> WithAction(Action<ActionItem>? change = null)
    {
        var (lead, incident) = await Begun();
        var item = new ActionItem { IncidentId = incident.Id, Text = "Add an alert for pool wait above 2 s", CreatedAt = Some.Noon };
        change?.Invoke(item);
        return (lead, incident, await app.Save(item));
    }

    private Task<ActionItem> Saved(ActionItem item) => app.With(db => db.AllActionItems.Include(found => found.Criteria).Include(found => found.Verifications).SingleAsync(found => found.Id == item.Id));

    private static string Path(Incident incident, ActionItem item) => incident.PathOf(item);

    [Fact]
    public async Task One_line_begins_an_action_and_whom_and_when_it_names_are_taken_from_it()
    {
        var (_, incident) = await Begun();
        var first = "Zebedee" + Guid.NewGuid().ToString("N")[..6];
        var owner = await app.Someone($"{first} Okafor");
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(9));
        var page = await (await app.SignedIn("Ada")).Open($"{incident.Path}/actions");

        page = await page.Submit("#new-action", new { Text = $"@{first} adds an alert for pool wait above 2 s by {day:yyyy-MM-dd}" });

        var item = await app.With(db => db.AllActionItems.SingleAsync(found => found.IncidentId == incident.Id));
        Assert.Equal((owner.Id, day), (item.OwnerId, item.DueOn));
        Assert.Contains($"A-{item.Number}", page.Text(".action-row .meta"), StringComparison.Ordinal);
        Assert.Equal(["action_item.added by Ada"], await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task A_wish_is_taken_too_and_the_coach_says_what_is_missing()
    {
        var (_, incident) = await Begun();
        var browser = await app.SignedIn();

        var reading = await browser.Open($"{incident.Path}/actions/reading?Text=Improve+monitoring");
        var strong = await browser.Open($"{incident.Path}/actions/reading?Text=Add+an+alert+for+replication+lag+above+30+s&Owner=Kim&DueOn=2026-06-01");
        var page = await (await browser.Open($"{incident.Path}/actions")).Submit("#new-action", new { Text = "Improve monitoring" });

        Assert.Contains("a verb one can see done", reading.Body, StringComparison.Ordinal);
        Assert.Contains("Verb, outcome, person and day are there", strong.Body, StringComparison.Ordinal);
        Assert.Single(page.Texts(".action-row"));
    }

    [Theory, InlineData("SRE team"), InlineData("the Platform squad"), InlineData("everyone")]
    public async Task A_team_is_refused_as_an_owner_by_name_with_the_reason(string team)
    {
        var (lead, incident, item) = await WithAction();
        var page = await app.SignedInAs(lead).Open(Path(incident, item));

        var answer = await page.Submit("#change", new { Owner = team });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(team, answer.Body, StringComparison.Ordinal);
        Assert.Contains("belongs to nobody", answer.Body, StringComparison.Ordinal);
        Assert.Null((await Saved(item)).OwnerId);
    }

    [Fact]
    public async Task A_team_of_this_house_is_a_team_whatever_its_name_sounds_like()
    {
        var (lead, incident, item) = await WithAction();
        var team = await app.Save(new Team { Name = $"Octopus {Guid.NewGuid():N}" });
        var page = await app.SignedInAs(lead).Open(Path(incident, item));

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#change", new { Owner = $"the {team.Name} team" })).Status);
    }

    [Fact]
    public async Task Two_people_of_one_name_are_asked_apart_and_the_email_tells_them()
    {
        var (lead, incident, item) = await WithAction();
        var name = $"Kim {Guid.NewGuid():N}";
        await app.Save(new Person { Name = name, Email = "one-" + name.Replace(' ', '.') + "@example.org" });
        var other = await app.Save(new Person { Name = name, Email = "two-" + name.Replace(' ', '.') + "@example.org" });
        var page = await app.SignedInAs(lead).Open(Path(incident, item));

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#change", new { Owner = name })).Status);
        var saved = await page.Submit("#change", new { Owner = $"{name} ({other.Email})" });
        Assert.Equal(other.Id, (await Saved(item)).OwnerId);

        Assert.Equal(HttpStatusCode.OK, (await saved.Submit("#change", new { Text = "Add an alert for pool wait above 3 s" })).Status);
        Assert.Equal(other.Id, (await Saved(item)).OwnerId);
    }

    [Fact]
    public async Task A_day_in_the_past_and_an_owner_who_left_are_refused_and_nothing_changes()
    {
        var (lead, incident, item) = await WithAction();
        var left = await app.Save(new Person { Name = $"Gone {Guid.NewGuid():N}", LeftAt = Some.Noon });
        var page = await app.SignedInAs(lead).Open(Path(incident, item));

        Assert.Contains("That day has passed", (await page.Submit("#change", new { DueOn = "2020-01-01" })).Body, StringComparison.Ordinal);
        Assert.Contains("has left", (await page.Submit("#change", new { Owner = left.Name })).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.Submit("#change", new { DueOn = "2026-02-31" })).Status);
        Assert.Equal((null, null), ((await Saved(item)).OwnerId, (await Saved(item)).DueOn));
    }

    [Fact]
    public async Task An_action_goes_from_conditions_to_done_to_seen_by_someone_else()
    {
        var (lead, incident, item) = await WithAction();
        var other = app.SignedInAs(await app.Someone("Jonas Weber"));
        var page = await (await app.SignedInAs(lead).Open(Path(incident, item))).Submit("#change", new { Owner = lead.Name });
        page = await page.Submit("#new-criterion", new { Text = "The alert fires in the game day" });
        page = await page.Submit("#new-criterion", new { Text = "It names the pool" });

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#complete")).Status);
        foreach (var criterion in (await Saved(item)).Criteria) page = await page.Submit($"#tick-{criterion.Id}");
        page = await page.Submit("#complete");
        Assert.Contains("Done, unverified", page.Body, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#verification", new { How = "Cut the metric", Evidence = "It paged" })).Status);
        page = await (await other.Open(Path(incident, item))).Submit("#verification", new { How = "Cut the metric on staging", Evidence = "https://graphs.example.org/17" });

        Assert.Equal(ActionState.Verified, (await Saved(item)).State);
        Assert.Contains("Jonas Weber", page.Text(".verify.moss"), StringComparison.Ordinal);
        Assert.Contains("action_item.verified by Jonas Weber", await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task Done_in_one_step_asks_only_by_what_anyone_can_tell()
    {
        var (lead, incident, item) = await WithAction();
        var page = await app.SignedInAs(lead).Open(Path(incident, item));

        await page.Submit("#complete", new { Criterion = "The alert is in rules/pool.yaml" });

        var saved = await Saved(item);
        Assert.Equal(ActionState.Done, saved.State);
        Assert.NotNull(Assert.Single(saved.Criteria).MetAt);
    }

    [Fact]
    public async Task A_reader_may_doubt_an_action_and_nothing_else_and_it_shows_until_someone_answers()
    {
        var (lead, incident, item) = await WithAction();
        var reader = await app.SignedIn("Rita Reader", Role.Reader);
        var page = await reader.Open(Path(incident, item));

        Assert.False(page.Has("#change"));
        await page.Submit("#challenge", new { Text = "Would r318 have failed it?" });
        using var forbidden = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Path(incident, item)}/start", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Http.SendAsync(forbidden, TestContext.Current.CancellationToken)).StatusCode);

        var list = await app.SignedInAs(lead).Open($"{incident.Path}/actions");
        Assert.Contains("Challenged", list.Text(".action-row"), StringComparison.Ordinal);
        var challenge = await app.With(db => db.Set<Challenge>().SingleAsync(found => found.ActionItemId == item.Id));
        page = await app.SignedInAs(lead).Open(Path(incident, item));
        page = await page.Submit($"#answer-{challenge.Id}", new { Answer = "Yes: here is the red run" });
        Assert.DoesNotContain("Challenged", (await app.SignedInAs(lead).Open($"{incident.Path}/actions")).Text(".action-row"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await reader.Open(Path(incident, item))).Submit("#challenge", new { Text = "x" }, at: $"{Path(incident, item)}/challenges/{challenge.Id}/answer")).Status);
    }

    [Fact]
    public async Task An_action_of_a_restricted_incident_is_nowhere_for_others()
    {
        var (lead, incident, item) = await WithAction(item => item.Text = "Rotate the leaked key " + Guid.NewGuid());
        await app.With(async db =>
        {
            var found = await db.AllIncidents.Include(each => each.Viewers).Include(each => each.Responders).SingleAsync(each => each.Id == incident.Id);
            found.Restrict("Open vulnerability", []);
            await db.SaveChangesAsync();
        });
        var (stranger, words) = (await app.SignedIn("Ada Admin", Role.Administrator), Uri.EscapeDataString(item.Text));

        foreach (var path in new[] { $"{incident.Path}/actions", Path(incident, item), $"/actions/{item.Number}", $"{incident.Path}/actions/reading?text=x" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(path)).Status);
        foreach (var path in new[] { $"/actions?whose=all&q={words}", $"/actions/sprint?whose=all&q={words}" }) Assert.False((await stranger.Open(path)).Has(".action-row, .sprint li"));
        foreach (var path in new[] { $"/actions.csv?whose=all&q={words}", $"/actions.json?whose=all&q={words}" }) Assert.DoesNotContain("Rotate", await stranger.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("0 open", (await stranger.Open($"/actions?whose=all&q={words}")).Text(".tally a"), StringComparison.Ordinal);
        Assert.StartsWith("1 open", (await app.SignedInAs(lead).Open($"/actions?whose=all&q={words}")).Text(".tally a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_of_another_incident_is_not_found_under_this_one()
    {
        var (lead, incident, item) = await WithAction();
        var (_, other) = await Begun();
        var page = await app.SignedInAs(lead).Open(Path(incident, item));

        Assert.Equal(HttpStatusCode.NotFound, (await page.Submit("#start", at: $"{other.Path}/actions/{item.Number}/start")).Status);
    }

    [Fact]
    public async Task Of_two_people_who_change_an_action_at_once_the_second_is_told()
    {
        var (lead, incident, item) = await WithAction();
        var pages = await Task.WhenAll(app.SignedInAs(lead).Open(Path(incident, item)), (await app.SignedIn()).Open(Path(incident, item)));

        Assert.Equal(HttpStatusCode.OK, (await pages[0].Submit("#change", new { Text = "First" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await pages[1].Submit("#change", new { Text = "Second" })).Status);
        Assert.Equal("First", (await Saved(item)).Text);
    }

    [Fact]
    public async Task Of_eight_who_finish_it_at_once_one_is_first()
    {
        var (_, incident, item) = await WithAction(item =>
        {
            item.AddCriterion("One");
            item.Criteria[0].Meet(Guid.Empty, Some.Noon);
            item.Criteria[0].Unmeet();
        });
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number => await (await app.SignedIn($"Person {number}")).Open(Path(incident, item))));
        await pages[0].Submit($"#tick-{item.Criteria[0].Id}");

        var answers = await Task.WhenAll(pages.Select(page => page.Submit("#complete")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Single(await app.ActivityOf(incident.Id), entry => entry.StartsWith("action_item.done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undoing_reopens_and_the_reopening_is_remembered()
    {
        var (lead, incident, item) = await WithAction();
        var page = await app.SignedInAs(lead).Open(Path(incident, item));
        page = await page.Submit("#abandon", new { Because = "The service is switched off in June" });

        page = await page.Submit(".toast form");

        Assert.Equal(ActionState.Open, (await Saved(item)).State);
        Assert.Contains("Was abandoned", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_far_away_offers_a_project_and_one_click_makes_it_one()
    {
        var (lead, incident, item) = await WithAction();
        var page = await app.SignedInAs(lead).Open(Path(incident, item));
        page = await page.Submit("#change", new { DueOn = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(90).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });

        Assert.True(page.Has("#project"));
        page = await page.Submit("#project");

        Assert.False(page.Has("#project"));
        Assert.True((await Saved(item)).IsProject);
    }

    [Fact]
    public async Task An_order_is_changed_by_a_step_and_kept()
    {
        var (lead, incident, first) = await WithAction();
        var second = await app.Save(new ActionItem { IncidentId = incident.Id, Text = "Second", Rank = 2, CreatedAt = Some.Noon });
        var page = await app.SignedInAs(lead).Open($"{incident.Path}/actions");

        page = await page.Submit($".ranking form[action='{Path(incident, second)}/rank']");

        Assert.Equal(["Second", first.Text], page.Texts(".action-row h3"));
    }

    [Fact]
    public async Task Two_hundred_actions_are_enough_for_any_incident()
    {
        var (lead, incident) = await Begun();
        await app.With(async db =>
        {
            db.AllActionItems.AddRange(Enumerable.Range(0, ActionItem.MostPerIncident).Select(number => new ActionItem { IncidentId = incident.Id, Text = $"Action {number}", CreatedAt = Some.Noon }));
            await db.SaveChangesAsync();
        });
        var page = await app.SignedInAs(lead).Open($"{incident.Path}/actions");

        var answer = await page.Submit("#new-action", new { Text = "One more" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("three to five get done", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_covers_factors_of_its_incident_and_of_no_other()
    {
        var (lead, incident, item) = await WithAction();
        var (_, other) = await Begun();
        var mine = await app.Save(new ContributingFactor { IncidentId = incident.Id, Number = 4, Text = "Payouts share the pool", AddedAt = Some.Noon });
        var elsewhere = await app.Save(new ContributingFactor { IncidentId = other.Id, Number = 1, Text = "Other", AddedAt = Some.Noon });
        var page = await app.SignedInAs(lead).Open(Path(incident, item));

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#factors", new Dictionary<string, object?> { ["Factor"] = new[] { mine.Id, elsewhere.Id } })).Status);
        page = await page.Submit("#factors", new { Factor = mine.Id });
        Assert.Contains("covers F4", (await app.SignedInAs(lead).Open($"{incident.Path}/actions")).Text(".action-row .meta"), StringComparison.Ordinal);
        await page.Submit("#factors", new { Factor = (string?)null });
        Assert.DoesNotContain("covers", (await app.SignedInAs(lead).Open($"{incident.Path}/actions")).Text(".action-row .meta"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_is_chosen_then_built_in_by_a_link_that_anyone_can_open()
    {
        var (lead, incident) = await Begun();
        var page = await (await app.SignedInAs(lead).Open($"{incident.Path}/actions")).Submit("#new-lesson", new { Learned = "Zero can mean nothing is there", Place = "Runbook" });
        var lesson = await app.With(db => db.EncodedLessons.SingleAsync(found => found.IncidentId == incident.Id));
        Assert.Contains("was chosen for runbook and has no link yet", page.Text(".missing"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit($"#encode-{lesson.Id}", new { Link = "javascript:alert(1)" })).Status);
        page = await page.Submit($"#encode-{lesson.Id}", new { Link = "https://wiki.example.org/runbooks/checkout?rev=9" });

        Assert.Equal("https://wiki.example.org/runbooks/checkout?rev=9", page.Attribute(".lessons a", "href"));
    }

    [Fact]
    public async Task A_gap_is_put_to_a_named_leader_in_numbers_and_stays_until_answered()
    {
        var (lead, incident) = await Begun();
        var page = await app.SignedInAs(lead).Open($"{incident.Path}/actions");
        var ask = new { Gap = "No team owns the pool", Consequence = "a lot", Proposal = "Give it to Storage", Leader = lead.Name, AnswerBy = "2099-06-01" };

        Assert.Equal(HttpStatusCode.BadRequest, (await page.Submit("#new-ask", ask)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#new-ask", new { ask.Gap, Consequence = "3 of 10 incidents", ask.Proposal, Leader = "Leadership", ask.AnswerBy })).Status);
        page = await page.Submit("#new-ask", new { ask.Gap, Consequence = "3 of 10 incidents, 14 hours", ask.Proposal, ask.Leader, ask.AnswerBy });

        Assert.Contains("3 of 10 incidents", page.Text(".ask"), StringComparison.Ordinal);
        page = await page.Submit(".ask form", new { Answer = "Yes, from July" });
        Assert.Contains("Yes, from July", page.Text(".ask"), StringComparison.Ordinal);
    }
}
