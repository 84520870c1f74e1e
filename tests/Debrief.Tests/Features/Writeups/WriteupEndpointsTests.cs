using System.Net.Http.Json;
using Debrief.Features.Incidents;
using Debrief.Features.Writeups;

namespace Debrief.Tests.Features.Writeups;

public sealed class WriteupEndpointsTests(App app)
{
    [Fact]
    public async Task A_new_write_up_opens_filled_with_what_is_known_and_asks_the_rest()
    {
        var (robin, incident) = await SomeIncident();
        var start = await app.SignedInAs(robin).Open($"{incident.Path}/writeup");

        var page = await start.Submit("#start");

        var text = page.Text("textarea[name=Text]");
        Assert.Contains("stopped after 47", text, StringComparison.Ordinal);
        Assert.Contains("> ?", text, StringComparison.Ordinal);
        Assert.Equal(["writeup.started by Robin Reyes"], await app.ActivityOf(incident.Id));
        Assert.Contains("Missing before others read it", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_appends_one_change_and_every_earlier_text_can_be_made_from_the_log()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        var page = await (await browser.Open($"{incident.Path}/writeup")).Submit("#start");

        var saved = await page.Submit("#text", new { Text = "First thought.\r\nSecond line. 🔥" });
        await saved.Submit("#text", new { Text = "First thought.\nSecond line, better. 🔥" });

        var history = await browser.Open($"{incident.Path}/writeup/history/2");
        Assert.Equal("First thought. Second line. 🔥", history.Text(".text"));
        var texts = await app.With(async db =>
        {
            var writeup = await db.Writeups.SingleAsync(found => found.IncidentId == incident.Id);
            return (writeup.Text, Log: await db.TextAtAsync(writeup, writeup.Version, default), writeup.Version);
        });
        Assert.Equal(("First thought.\nSecond line, better. 🔥", 3), (texts.Text, texts.Version));
        Assert.Equal(texts.Text, texts.Log);
    }

    [Fact]
    public async Task A_stale_save_shows_both_texts_and_loses_neither()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        var page = await (await browser.Open($"{incident.Path}/writeup")).Submit("#start");
        await page.Submit("#text", new { Text = "What the first one wrote." });

        var both = await page.Submit("#text", new { Text = "What the second one wrote." });

        Assert.Equal(["What the first one wrote.", "What the second one wrote."], both.Texts("#both textarea"));
        var merged = await both.Submit("#both", new { Text = "What both wrote." });
        Assert.Equal("What both wrote.", merged.Text("textarea[name=Text]"));
    }

    [Fact]
    public async Task Of_eight_saves_from_one_version_one_is_first_and_the_others_get_its_text()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        var page = await (await browser.Open($"{incident.Path}/writeup")).Submit("#start");
        browser.Http.DefaultRequestHeaders.Add("X-CSRF", page.Attribute("meta[name=csrf]", "content"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => browser.Http.PostAsJsonAsync(new Uri($"{incident.Path}/writeup/text", UriKind.Relative), new { BaseVersion = 1, Text = $"Text {n}" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var stale = await answers.First(answer => answer.StatusCode == HttpStatusCode.Conflict).Content.ReadFromJsonAsync<StaleResponse>();
        Assert.Equal((2, "Robin Reyes"), (stale!.Version, stale.SavedBy));
        Assert.StartsWith("Text ", stale.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coach_reads_along_and_knows_what_was_left_with_a_reason()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        var page = await (await browser.Open($"{incident.Path}/writeup")).Submit("#start");
        browser.Http.DefaultRequestHeaders.Add("X-CSRF", page.Attribute("meta[name=csrf]", "content"));
        const string Text = "## Contributing factors\n\nThe root cause was human error.\n";

        var loud = await ReadAlong(Text);
        var quiet = await ReadAlong(Text.Replace("The root", "<!-- debrief PM020 off: quoted from the vendor -->\nThe root", StringComparison.Ordinal));

        Assert.Contains(loud.Findings, finding => finding.Rule == "PM020" && Text[finding.From..finding.To].Contains("human error", StringComparison.Ordinal) && finding.Question.EndsWith('?'));
        Assert.DoesNotContain(quiet.Findings, finding => finding.Rule == "PM020");
        Assert.Equal((0, 1), (loud.Ignored, quiet.Ignored));

        async Task<CoachResponse> ReadAlong(string text) =>
            (await (await browser.Http.PostAsJsonAsync(new Uri($"{incident.Path}/writeup/findings", UriKind.Relative), new { Text = text })).Content.ReadFromJsonAsync<CoachResponse>())!;
    }

    [Fact]
    public async Task A_save_without_the_token_of_the_page_is_refused()
    {
        var (robin, incident) = await SomeIncident();
        var browser = app.SignedInAs(robin);
        await (await browser.Open($"{incident.Path}/writeup")).Submit("#start");

        var answer = await browser.Http.PostAsJsonAsync(new Uri($"{incident.Path}/writeup/text", UriKind.Relative), new { BaseVersion = 1, Text = "Forged" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_no_database_text_can_hold_is_replaced_and_the_rest_kept()
    {
        Assert.Equal("a\uFFFDb\uFFFDc\n", Writeup.Storable("a\0b\ud83dc\r\n"));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Others_do_not_find_the_write_up_of_a_restricted_incident()
    {
        var (robin, incident) = await SomeIncident();
        var page = await (await app.SignedInAs(robin).Open($"{incident.Path}/writeup")).Submit("#start");
        await (await app.SignedInAs(robin).Open($"{incident.Path}/facts")).Submit("#restrict", new { Reason = "Open vulnerability" });
        var other = await app.SignedIn("Ada Admin", Role.Administrator);

        foreach (var path in new[] { "writeup", "writeup/history", "writeup/history/1", "writeup/fresh-draft", "publish" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"{incident.Path}/{path}")).Status);
        }
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task A_template_that_asks_who_was_responsible_is_refused_and_the_text_stays_in_the_form()
    {
        var administrator = await app.SignedIn("Ada Admin", Role.Administrator);
        var name = "own-" + Guid.NewGuid().ToString("N")[..8];
        var page = await (await administrator.Open("/settings/templates")).Submit("#new-template", new { Name = name });
        var markdown = page.Text("textarea[name=Markdown]");

        var refused = await page.Submit("#template", new { Markdown = Some.FinishedText + "\n\n## Who was responsible?\n" });

        Assert.NotEmpty(markdown);
        Assert.Contains("asks for a person to blame", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Who was responsible?", refused.Text("textarea[name=Markdown]"), StringComparison.Ordinal);
    }

    private async Task<(Person Lead, Incident Incident)> SomeIncident()
    {
        var lead = await app.Someone();
        return (lead, await app.Save(Some.Incident(lead)));
    }
}
