using System.Net.Http.Json;
using System.Text.Json;
using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Tests.Features.Accounts;

namespace Debrief.Tests.Features.ActionItems;

public sealed class ActionItemApiTests(App app)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<(HttpClient Client, Person Person, Incident Incident, ApiToken Token)> Program(bool mayWrite = true, Role role = Role.Member, int days = 30)
    {
        var account = await app.Account(role, $"Robin {Guid.NewGuid():N}");
        var person = await app.With(db => db.People.SingleAsync(found => found.Id == account.PersonId));
        var (token, secret) = ApiToken.New(account.Id, "laptop", mayWrite, TimeProvider.System.GetUtcNow(), days);
        await app.Save(token);
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return (client, person, await app.Save(Some.Incident(person)), token);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Now))!;

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, object body, string? key = null, string? match = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, At(path)) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        return await client.SendAsync(request, Now);
    }

    [Fact]
    public async Task A_program_takes_an_action_from_its_line_to_done_and_another_person_verifies_it()
    {
        var (client, person, incident, _) = await Program();
        var created = await Post(client, $"/api/incidents/{incident.Number}/actions", new { text = "Add an alert for pool wait above 2 s", owner = person.Name, dueOn = "2099-06-01", kind = "detect" });

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var path = created.Headers.Location!.OriginalString;
        Assert.Equal("detect", (await Json(created)).GetProperty("kind").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await Post(client, $"{path}/completion", new { })).StatusCode);
        var done = await Post(client, $"{path}/completion", new { criterion = "The alert is in rules/pool.yaml" });
        Assert.Equal("done", (await Json(done)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await Post(client, $"{path}/verification", new { how = "Looked", evidence = "There" })).StatusCode);
        var (other, _, _, _) = await Program();
        var seen = await Post(other, $"{path}/verification", new { how = "Cut the metric", evidence = "https://graphs.example.org/17" });

        Assert.Equal("verified", (await Json(seen)).GetProperty("state").GetString());
        Assert.Contains($"action_item.done by {person.Name}", await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task Without_a_token_or_with_one_that_is_over_revoked_or_of_a_closed_account_nothing_opens()
    {
        var (client, _, _, token) = await Program();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/api/actions"), Now)).StatusCode);

        using var stranger = app.CreateClient();
        var refused = await stranger.GetAsync(At("/api/actions"), Now);
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(HttpStatusCode.Unauthorized, (await (await app.SignedIn()).Http.GetAsync(At("/api/actions"), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await (await Program(days: 0)).Client.GetAsync(At("/api/actions"), Now)).StatusCode);

        await app.With(db => db.Set<ApiToken>().Where(found => found.Id == token.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.RevokedAt, TimeProvider.System.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(At("/api/actions"), Now)).StatusCode);
        var (closed, person, _, _) = await Program();
        await app.With(db => db.Accounts.Where(account => account.PersonId == person.Id).ExecuteUpdateAsync(row => row.SetProperty(account => account.ClosedAt, TimeProvider.System.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.GetAsync(At("/api/actions"), Now)).StatusCode);
    }

    [Theory, InlineData(false, Role.Member), InlineData(true, Role.Reader)]
    public async Task A_token_that_only_reads_or_whose_person_does_changes_nothing(bool mayWrite, Role role)
    {
        var (client, _, incident, _) = await Program(mayWrite, role);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/api/actions"), Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(client, $"/api/incidents/{incident.Number}/actions", new { text = "Add it" })).StatusCode);
    }

    [Fact]
    public async Task A_stale_write_is_412_and_the_first_stands()
    {
        var (client, _, incident, _) = await Program();
        var path = (await Post(client, $"/api/incidents/{incident.Number}/actions", new { text = "Add an alert" })).Headers.Location!.OriginalString;
        var tag = (await client.GetAsync(At(path), Now)).Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.OK, (await Post(client, path, new { text = "First" }, match: tag, method: HttpMethod.Patch)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Post(client, path, new { text = "Second" }, match: tag, method: HttpMethod.Patch)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(client, path, new { text = "Third" }, method: HttpMethod.Patch)).StatusCode);
    }

    [Fact]
    public async Task The_same_request_with_the_same_key_is_done_once_even_eight_times_at_once()
    {
        var (client, _, incident, _) = await Program();
        var path = $"/api/incidents/{incident.Number}/actions";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post(client, path, new { text = "Add an alert" }, key: "k-1")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Distinct());
        Assert.Equal(7, answers.Count(answer => answer.Headers.Contains("Idempotent-Replayed")));
        Assert.Equal(1, await app.With(db => db.AllActionItems.CountAsync(item => item.IncidentId == incident.Id)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(client, path, new { text = "Something else" }, key: "k-1")).StatusCode);
    }

    [Fact]
    public async Task Pages_follow_a_cursor_and_miss_nothing()
    {
        var (client, _, incident, _) = await Program();
        for (var number = 0; number < 5; number++) await Post(client, $"/api/incidents/{incident.Number}/actions", new { text = $"Action {number}" });

        var (texts, cursor) = (new List<string>(), "");
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>(At($"/api/actions?incident={incident.Number}&limit=2{cursor}"), Now);
            texts.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()!));
            cursor = page.GetProperty("next").ValueKind == JsonValueKind.Number ? $"&cursor={page.GetProperty("next").GetInt32()}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(["Action 0", "Action 1", "Action 2", "Action 3", "Action 4"], texts);
    }

    [Fact]
    public async Task What_is_wrong_is_a_problem_that_says_what()
    {
        var (client, _, incident, _) = await Program();
        var path = $"/api/incidents/{incident.Number}/actions";

        var empty = await Post(client, path, new { text = " " });
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (empty.StatusCode, empty.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Say in a line", await empty.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Contains("belongs to nobody", await (await Post(client, path, new { text = "Add it", owner = "SRE team" })).Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(client, "/api/incidents/999999/actions", new { text = "Add it" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(At("/api/actions/999999"), Now)).StatusCode);
        Assert.Equal(0, await app.With(db => db.AllActionItems.CountAsync(item => item.IncidentId == incident.Id)));
    }

    [Fact]
    public async Task The_document_of_the_API_names_every_address_and_only_those()
    {
        var document = await (await app.SignedIn()).Http.GetFromJsonAsync<JsonElement>(At("/api/v1/openapi.json"), Now);

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/api/actions/{number}/verification", paths);
        Assert.All(paths, path => Assert.StartsWith("/api/", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_made_shown_once_and_revoked_on_ones_own_page()
    {
        var account = await app.Account(Role.Member);
        var person = await app.With(db => db.People.SingleAsync(found => found.Id == account.PersonId));
        var page = await (await app.SignedInAs(person).Open("/account/tokens")).Submit("#token", new { Name = "laptop", Days = 7, MayWrite = "true" });
        var secret = page.Attribute("#secret", "value")!;
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/api/actions"), Now)).StatusCode);

        page = await app.SignedInAs(person).Open("/account/tokens");
        Assert.DoesNotContain(secret, page.Body, StringComparison.Ordinal);
        await page.Submit("table form");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(At("/api/actions"), Now)).StatusCode);
    }
}
