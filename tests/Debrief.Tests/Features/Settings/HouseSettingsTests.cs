using Debrief.Features.Settings;
using Microsoft.AspNetCore.Hosting;

namespace Debrief.Tests.Features.Settings;

/// <summary>Each test has a database of its own: the settings are one row for everybody.</summary>
public sealed class HouseSettingsTests(App app)
{
    private async Task<Page> Open(string page)
    {
        var connection = await app.Databases.CreateAsync();
        var fresh = app.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Debrief", connection));
        Guid person;
        using (var scope = fresh.Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
            person = db.People.Add(new() { Name = "Ada Admin" }).Entity.Id;
            await db.SaveChangesAsync();
        }
        var client = fresh.CreateClient();
        client.DefaultRequestHeaders.Add(TestAuthentication.Header, TestAuthentication.HeaderFor(new(person, "Ada Admin", Role.Administrator)));
        return await new Browser(client).Open(page);
    }

    [Fact]
    public async Task Words_are_kept_and_the_plural_is_made_when_none_is_given()
    {
        var page = await Open("/settings/words");
        Assert.Equal("post-mortem", page.Attribute("#f-Postmortem", "value"));

        page = await page.Submit("#words", new { Postmortem = " learning review ", Postmortems = "" });

        Assert.Equal("learning review", page.Attribute("#f-Postmortem", "value"));
        Assert.Equal("learning reviews", page.Attribute("#f-Postmortems", "value"));
        Assert.Equal("review meeting", page.Attribute("#f-ReviewMeeting", "value"));
        Assert.Contains("Learning review", (await page.Browser.Open("/incidents?q=nothing")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_the_policies_the_second_is_told()
    {
        var page = await Open("/settings/policies");
        var saved = await page.Submit("#policies", new { ReviewWithinHours = 72 });

        var answer = await page.Submit("#policies", new { ReviewWithinHours = 24 });

        Assert.Equal("72", saved.Attribute("#f-ReviewWithinHours", "value"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
    }

    [Theory, InlineData("0"), InlineData("721"), InlineData("-5"), InlineData("two days"), InlineData("")]
    public async Task A_number_that_makes_no_sense_is_refused(string hours)
    {
        var answer = await (await Open("/settings/policies")).Submit("#policies", new { ReviewWithinHours = hours });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_review_is_due_as_the_policy_says_and_waits_without_a_reason_only_if_it_may()
    {
        var policies = await Open("/settings/policies");
        var created = await (await policies.Browser.Open("/incidents/new")).Submit("#new-incident", new { Title = "Checkout slow" });
        var facts = created.Path.Replace("/timeline", "/facts", StringComparison.Ordinal);
        await policies.Submit("#policies", new { ReviewWithinHours = 24 });

        var resolved = await (await policies.Browser.Open(facts)).Submit("#milestones-form", new { Resolved = "2026-03-02T10:00:00" });
        var refused = await resolved.Submit("#defer", new { Until = "2026-03-09T10:00:00", Reason = "" });
        var loosened = await (await policies.Browser.Open("/settings/policies")).Submit("#policies", new { DeferralNeedsReason = (string?)null });
        Assert.Equal(HttpStatusCode.OK, loosened.Status);
        var allowed = await (await policies.Browser.Open(facts)).Submit("#defer", new { Until = "2026-03-09T10:00:00", Reason = "" });

        Assert.Contains("2026-03-03T10:00:00Z", resolved.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(HttpStatusCode.OK, allowed.Status);
    }

    [Theory]
    [InlineData("post-mortem", "post-mortems"), InlineData("debrief", "debriefs"), InlineData("retrospective", "retrospectives"), InlineData("story", "stories")]
    [InlineData("AAR", "AARs"), InlineData("survey", "surveys"), InlineData("process", "processes")]
    public void A_plural_is_made_as_english_does(string one, string many) => Assert.Equal(many, Word.Plural(one));

    [Fact]
    public void Words_know_their_article_and_their_capital()
    {
        var word = Word.Of("after-action review", null);

        Assert.Equal("an after-action review", word.WithArticle);
        Assert.Equal("After-action review", word.Title);
        Assert.Equal("After-action reviews", word.Titles);
    }

    [Fact]
    public void Settings_written_by_an_older_version_take_the_defaults_for_what_they_lack() =>
        Assert.Equal(14, System.Text.Json.JsonSerializer.Deserialize<Policies>("""{"reviewWithinHours":24}""", System.Text.Json.JsonSerializerOptions.Web)!.DaysForAnAction);
}
