namespace Debrief.Tests.Features.Accounts;

public sealed class MyAccountTests(App app)
{
    [Fact]
    public async Task A_new_name_is_everywhere_at_the_next_request()
    {
        var browser = await app.SignedInForReal();

        var page = await (await browser.Open("/account")).Submit("#name", new { Name = "Robin R. Reyes" });

        Assert.Equal("Robin R. Reyes", page.Attribute("#f-Name", "value"));
        Assert.Contains("Robin R. Reyes", page.Text(".rail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_needs_the_present_one_and_ends_the_sessions_elsewhere()
    {
        var account = await app.Account();
        var (here, elsewhere) = (await app.SignedInFor(account), await app.SignedInFor(account));

        var page = await (await here.Open("/account")).Submit("#password", new { Current = RealAccounts.Password, Password = "another good password" });

        Assert.Equal("/account", page.Path);
        Assert.StartsWith("/sign-in", (await elsewhere.Open("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("/", (await app.Anonymous().SignIn(account.Email!, "another good password")).Path);
    }

    [Fact]
    public async Task Guessing_the_present_password_locks_the_account_like_guessing_at_the_door()
    {
        var account = await app.Account();
        var page = await (await app.SignedInFor(account)).Open("/account");

        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#password", new { Current = $"wrong guess number {n}", Password = "another good password" })).Status);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#password", new { Current = RealAccounts.Password, Password = "another good password" })).Status);
    }

    [Fact]
    public async Task A_password_of_eleven_characters_is_too_short()
    {
        var page = await (await app.SignedInForReal()).Open("/account");

        var answer = await page.Submit("#password", new { Current = RealAccounts.Password, Password = "elevenchars" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("12 to 200", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pinned_zone_writes_every_page_until_it_follows_the_browser_again()
    {
        var browser = await app.SignedInForReal();
        var before = await browser.Open("/account");

        var pinned = await before.Submit("#zone", new { Zone = "Asia/Kolkata" });
        var back = await pinned.Submit("#zone", new { Zone = "" });

        Assert.Contains("in Kolkata", pinned.Text("section[aria-labelledby=h-zone]"), StringComparison.Ordinal);
        Assert.Equal("Asia/Kolkata", pinned.Attribute("#f-Zone option[selected]", "value"));
        Assert.Contains("in UTC", back.Text("section[aria-labelledby=h-zone]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_that_does_not_exist_is_refused_and_changes_nothing()
    {
        var page = await (await app.SignedInForReal()).Open("/account");

        var answer = await page.Submit("#zone", new { Zone = "Atlantis/Harbour" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("no such time zone", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("curl/8.14.1", "curl")]
    [InlineData("", "An unknown browser")]
    public void A_session_is_named_as_its_owner_would(string userAgent, string name) => Assert.Equal(name, Device.Name(userAgent));
}
