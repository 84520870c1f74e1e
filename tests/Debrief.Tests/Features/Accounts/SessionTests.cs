namespace Debrief.Tests.Features.Accounts;

public sealed class SessionTests(App app)
{
    [Fact]
    public async Task A_session_ended_elsewhere_opens_nothing_from_the_next_request_on()
    {
        var account = await app.Account();
        var (here, there) = (await app.SignedInFor(account), await app.SignedInFor(account));
        var page = await here.Open("/account");
        Assert.Equal(2, page.Texts("#sessions tbody tr").Length);

        page = await page.Submit("#sessions form");

        Assert.Single(page.Texts("#sessions tbody tr"));
        Assert.Equal("/account", (await here.Open("/account")).Path);
        Assert.StartsWith("/sign-in", (await there.Open("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_other_sessions_can_be_ended_at_once_and_this_one_stays()
    {
        var account = await app.Account();
        var others = new[] { await app.SignedInFor(account), await app.SignedInFor(account) };
        var here = await app.SignedInFor(account);

        await (await here.Open("/account")).Submit("#end-others");

        Assert.Equal("/account", (await here.Open("/account")).Path);
        foreach (var other in others) Assert.StartsWith("/sign-in", (await other.Open("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persons_session_can_not_be_ended()
    {
        var (mine, theirs) = (await app.Account(), await app.Account());
        var (me, them) = (await app.SignedInFor(mine), await app.SignedInFor(theirs));
        await app.SignedInFor(mine);
        var session = await app.With(db => db.Sessions.Where(it => it.AccountId == theirs.Id).Select(it => it.Id).SingleAsync());

        var answer = await (await me.Open("/account")).Submit("#sessions form", at: $"/account/sessions/{session}/end");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("/account", (await them.Open("/account")).Path);
    }

    [Fact]
    public async Task A_closed_account_is_out_from_the_next_request_on()
    {
        var account = await app.Account();
        var browser = await app.SignedInFor(account);

        await app.With(db => db.Accounts.Where(it => it.Id == account.Id).ExecuteUpdateAsync(row => row.SetProperty(it => it.ClosedAt, DateTimeOffset.UnixEpoch)));

        Assert.StartsWith("/sign-in", (await browser.Open("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_not_used_for_a_month_has_ended()
    {
        var account = await app.Account();
        var browser = await app.SignedInFor(account);

        await app.With(db => db.Sessions.Where(it => it.AccountId == account.Id).ExecuteUpdateAsync(row => row.SetProperty(it => it.LastSeenAt, it => it.LastSeenAt - TimeSpan.FromDays(31))));

        Assert.StartsWith("/sign-in", (await browser.Open("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Using_a_session_is_noted_every_few_minutes()
    {
        var account = await app.Account();
        var browser = await app.SignedInFor(account);
        await app.With(db => db.Sessions.Where(it => it.AccountId == account.Id).ExecuteUpdateAsync(row => row.SetProperty(it => it.LastSeenAt, it => it.LastSeenAt - TimeSpan.FromHours(2))));

        await browser.Open("/account");

        var session = await app.With(db => db.Sessions.SingleAsync(it => it.AccountId == account.Id));
        Assert.True(session.LastSeenAt >= session.StartedAt, $"{session.LastSeenAt} is before {session.StartedAt}");
    }

    [Fact]
    public async Task A_script_that_is_signed_out_is_told_so_instead_of_led_away()
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("HX-Request", "true");

        var answer = await client.GetAsync(new Uri("/account", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("You are signed out", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_node_reads_the_same_cookie()
    {
        var account = await app.Account();
        await using var other = app.WithWebHostBuilder(_ => { });
        var door = await app.Unfollowing().Open("/sign-in");
        var page = await door.Submit("#sign-in", new { account.Email, RealAccounts.Password });

        var client = other.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", page.Header("Set-Cookie")!.Split(", ").Select(cookie => cookie.Split(';')[0]).First(cookie => cookie.StartsWith("debrief=", StringComparison.Ordinal)));
        var answer = await client.GetAsync(new Uri("/account", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
