namespace Debrief.Tests.Http;

public sealed class ProblemPagesTests(App app)
{
    private static Browser AskingForPages(Browser browser)
    {
        browser.Http.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml");
        return browser;
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_a_page_that_says_so()
    {
        var page = await AskingForPages(await app.SignedIn()).Open("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Nothing here", page.Text("h1"));
    }

    [Fact]
    public async Task Invalid_input_is_a_page_with_every_reason_and_the_word_that_nothing_was_saved()
    {
        var browser = AskingForPages(await app.SignedIn(role: Role.Administrator));

        var page = await (await browser.Open("/settings/policies")).Submit("#policies", new { ReviewWithinHours = 0, DaysForAnAction = 0 });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Between 1 and 720 hours.", "Between 1 and 365 days."], page.Texts(".error-summary li"));
        Assert.Contains("Nothing was saved", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_page_with_its_reason()
    {
        var browser = AskingForPages(await app.SignedIn(role: Role.Administrator));
        var team = await app.Save(new Team { Name = $"Payments {Guid.NewGuid():N}" });
        await app.Save(new Person { Name = "Kim", TeamId = team.Id });

        var page = await (await browser.Open("/settings/teams")).Submit($"#team-{team.Id} form[action$=removal]");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("People or services belong to", page.Text(".door-head p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Htmx_and_programs_get_no_page()
    {
        var browser = AskingForPages(await app.SignedIn());
        browser.Http.DefaultRequestHeaders.Add("HX-Request", "true");

        var page = await browser.Open("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain("<html", page.Body, StringComparison.OrdinalIgnoreCase);
    }
}
