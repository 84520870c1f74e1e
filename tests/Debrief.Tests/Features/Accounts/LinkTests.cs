using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Debrief.Tests.Features.Accounts;

public sealed class LinkTests(App app)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static object Filled(string? email = null) => new { Name = "Kim Okafor", Email = email ?? $"{Guid.NewGuid():N}@example.org", RealAccounts.Password };

    [Fact]
    public async Task An_invitation_opens_an_account_with_its_role_and_signs_in()
    {
        var person = await app.Someone("K. Okafor");
        var path = await app.Link(SingleUseLink.ForInvitation(person, Role.Reader, Now));
        var browser = app.Anonymous();

        var page = await (await browser.Open(path)).Submit("#open-account", Filled());

        Assert.Equal("/", page.Path);
        var account = await app.With(db => db.Accounts.Include(it => it.Person).SingleAsync(it => it.PersonId == person.Id));
        Assert.Equal((Role.Reader, "Kim Okafor"), (account.Role, account.Person.Name));
        Assert.Equal(["account.opened", "session.started"], await app.ActivityBy(person.Id));
        Assert.Contains("Kim Okafor", (await browser.Open("/account")).Body, StringComparison.Ordinal);
        await app.SignedInFor(account);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        var path = await app.Link(SingleUseLink.ForInvitation(await app.Someone(), Role.Member, Now));

        for (var n = 0; n < 3; n++) Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Open(path)).Status);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var path = await app.Link(SingleUseLink.ForInvitation(await app.Someone(), Role.Member, Now));
        var late = await app.Anonymous().Open(path);
        await (await app.Anonymous().Open(path)).Submit("#open-account", Filled());

        var answer = await late.Submit("#open-account", Filled());
        var look = await app.Anonymous().Open(path);

        Assert.All([answer, look], page => Assert.Equal(HttpStatusCode.Gone, page.Status));
        Assert.Contains("This link is spent", look.Text("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_people_with_the_same_link_at_the_same_moment_one_comes_in()
    {
        var person = await app.Someone();
        var path = await app.Link(SingleUseLink.ForInvitation(person, Role.Member, Now));
        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Anonymous().Open(path)));

        var answers = await Task.WhenAll(pages.Select(page => page.Submit("#open-account", Filled())));

        Assert.Single(answers, answer => answer.Path == "/");
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Gone));
        Assert.Equal(1, await app.With(db => db.Accounts.CountAsync(account => account.PersonId == person.Id)));
    }

    [Fact]
    public async Task An_expired_link_says_so_kindly()
    {
        var path = await app.Link(SingleUseLink.ForInvitation(await app.Someone(), Role.Member, Now.AddDays(-8)));

        var page = await app.Anonymous().Open(path);

        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("ask whoever gave it to you for another", page.Text(".door-head p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_link_opens_nothing() => Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous().Open("/link/made-up")).Status);

    [Theory, InlineData("elevenchars"), InlineData("")]
    public async Task A_short_password_is_refused_and_the_link_still_works(string password)
    {
        var path = await app.Link(SingleUseLink.ForInvitation(await app.Someone(), Role.Member, Now));
        var form = await app.Anonymous().Open(path);

        var answer = await form.Submit("#open-account", new { Name = "Kim", Email = "kim@example.org", Password = password });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Open(path)).Status);
    }

    [Fact]
    public async Task An_email_that_has_an_account_is_refused_and_the_link_still_works()
    {
        var account = await app.Account();
        var path = await app.Link(SingleUseLink.ForInvitation(await app.Someone(), Role.Member, Now));

        var answer = await (await app.Anonymous().Open(path)).Submit("#open-account", Filled(account.Email!.ToUpperInvariant()));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Open(path)).Status);
    }

    [Fact]
    public async Task A_recovery_link_sets_a_password_lifts_a_lock_out_and_ends_the_other_sessions()
    {
        var account = await app.Account();
        var elsewhere = await app.SignedInFor(account);
        await app.With(db => db.Accounts.Where(it => it.Id == account.Id).ExecuteUpdateAsync(row => row.SetProperty(it => it.LockoutEnd, Now.AddMinutes(10))));
        var path = await app.Link(SingleUseLink.ForRecovery(account, Now));

        var page = await (await app.Anonymous().Open(path)).Submit("#recovery", new { Password = "quite another password" });

        Assert.Equal("/", page.Path);
        Assert.StartsWith("/sign-in", (await elsewhere.Open("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("/", (await app.Anonymous().SignIn(account.Email!, "quite another password")).Path);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Anonymous().SignIn(account.Email!)).Status);
    }

    [Fact]
    public async Task The_first_administrators_link_works_until_there_is_one()
    {
        var connection = await app.Databases.CreateAsync();
        await using var fresh = app.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Debrief", connection));
        var (first, second) = ((await FirstAdministrator.NewLinkAsync(fresh.Services))!, (await FirstAdministrator.NewLinkAsync(fresh.Services))!);
        var pages = await Task.WhenAll(new[] { first, second }.Select(path => new Browser(fresh.CreateClient()).Open(path)));

        var answers = await Task.WhenAll(pages.Select(page => page.Submit("#open-account", Filled())));

        Assert.Single(answers, answer => answer.Path == "/");
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Gone);
        Assert.Null(await FirstAdministrator.NewLinkAsync(fresh.Services));
    }

    [Fact]
    public async Task The_secret_reaches_no_log_however_much_is_logged()
    {
        var log = new KeptLog();
        await using var talkative = app.WithWebHostBuilder(host => host
            .UseSetting("Logging:LogLevel:Default", "Trace").UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace").UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Trace")
            .ConfigureLogging(logging => logging.AddProvider(log)));
        var path = await app.Link(SingleUseLink.ForInvitation(await app.Someone(), Role.Member, Now));
        var browser = new Browser(talkative.CreateClient());

        var page = await browser.Open(path);
        Assert.Equal("strict-origin", page.Header("Referrer-Policy"));
        await page.Submit("#open-account", new { Name = "Kim", Email = $"{Guid.NewGuid():N}@example.org", Password = "short" });
        await page.Submit("#open-account", Filled());
        await browser.Open(path);

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(path.Split('/')[^1], StringComparison.Ordinal));
    }
}
