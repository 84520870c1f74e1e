using Debrief.Tests.Features.Accounts;
using Microsoft.AspNetCore.Hosting;

namespace Debrief.Tests.Features.Settings;

public sealed class PeopleTests(App app)
{
    private Task<Browser> Administrator() => app.SignedIn("Ada Admin", Role.Administrator);

    [Fact]
    public async Task An_invitation_is_shown_once_and_opens_an_account()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var people = await (await Administrator()).Open("/settings/people");

        var shown = await people.Submit("#invitation", new { Name = "Kim Okafor", Email = email, Role = "Reader" });
        var link = new Uri(shown.Attribute("#f-Link", "value")!).AbsolutePath;
        var page = await (await app.Anonymous().Open(link)).Submit("#open-account", new { RealAccounts.Password });

        Assert.Equal("/", page.Path);
        var account = await app.With(db => db.Accounts.SingleAsync(it => it.Email == email));
        Assert.Equal(Role.Reader, account.Role);
    }

    [Fact]
    public async Task Inviting_again_makes_a_new_link_and_the_old_one_is_spent()
    {
        var person = await app.Someone("Kim Okafor");
        var page = await (await Administrator()).Open($"/settings/people/{person.Id}");

        var first = new Uri((await page.Submit("#invite")).Attribute("#f-Link", "value")!).AbsolutePath;
        var second = new Uri((await page.Submit("#invite")).Attribute("#f-Link", "value")!).AbsolutePath;

        Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous().Open(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Open(second)).Status);
    }

    [Fact]
    public async Task Inviting_someone_known_by_that_email_gives_them_the_account_instead_of_making_a_second_person()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var person = await app.Save(new Person { Name = "K. Okafor", Email = email });

        await (await (await Administrator()).Open("/settings/people")).Submit("#invitation", new { Name = "Kim Okafor", Email = email.ToUpperInvariant(), Role = "Member" });

        Assert.Equal(1, await app.With(db => db.SingleUseLinks.CountAsync(link => link.PersonId == person.Id)));
    }

    [Fact]
    public async Task A_link_that_lets_someone_in_sets_a_new_password()
    {
        var account = await app.Account();
        var page = await (await Administrator()).Open($"/settings/people/{account.PersonId}");

        var link = new Uri((await page.Submit("#recovery")).Attribute("#f-Link", "value")!).AbsolutePath;
        await (await app.Anonymous().Open(link)).Submit("#recovery", new { Password = "a password made anew" });

        Assert.Equal("/", (await app.Anonymous().SignIn(account.Email!, "a password made anew")).Path);
    }

    [Fact]
    public async Task A_changed_role_counts_from_the_next_request_on()
    {
        await app.Account(Role.Administrator, "Another administrator");
        var account = await app.Account(Role.Reader);
        var browser = await app.SignedInFor(account);
        var page = await (await Administrator()).Open($"/settings/people/{account.PersonId}");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/settings/people")).Status);

        await page.Submit("#role", new { Role = "Administrator" });
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/settings/people")).Status);

        await page.Submit("#role", new { Role = "Member" });
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/settings/people")).Status);
    }

    [Fact]
    public async Task Closing_an_account_ends_its_sessions_and_its_links_and_can_be_undone()
    {
        var account = await app.Account();
        var browser = await app.SignedInFor(account);
        var page = await (await Administrator()).Open($"/settings/people/{account.PersonId}");
        var link = new Uri((await page.Submit("#recovery")).Attribute("#f-Link", "value")!).AbsolutePath;

        page = await page.Submit("#close");

        Assert.StartsWith("/sign-in", (await browser.Open("/account")).Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous().Open(link)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Anonymous().SignIn(account.Email!)).Status);

        await page.Submit(".toast form");
        Assert.Equal("/", (await app.Anonymous().SignIn(account.Email!)).Path);
    }

    [Fact]
    public async Task The_last_administrator_can_be_neither_closed_nor_made_less_even_when_two_try_at_once()
    {
        var connection = await app.Databases.CreateAsync();
        await using var fresh = app.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Debrief", connection));
        var accounts = new List<Account>();
        using (var scope = fresh.Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
            foreach (var name in new[] { "Ada", "Bo" })
            {
                var person = db.People.Add(new() { Name = name }).Entity;
                accounts.Add(db.Accounts.Add(app.NewAccount(person, Role.Administrator)).Entity);
            }
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var browsers = accounts.ConvertAll(_ => new Browser(fresh.CreateClient()));
        for (var n = 0; n < 2; n++) await browsers[n].SignIn(accounts[n].Email!);
        var pages = await Task.WhenAll(browsers[0].Open($"/settings/people/{accounts[1].PersonId}"), browsers[1].Open($"/settings/people/{accounts[0].PersonId}"));

        await Task.WhenAll(pages[0].Submit("#close"), pages[1].Submit("#role", new { Role = "Member" }));

        using var after = fresh.Services.CreateScope();
        Assert.Equal(1, await after.ServiceProvider.GetRequiredService<DebriefDb>().Administrators.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Of_two_who_edit_a_person_the_second_is_told_and_overwrites_nothing()
    {
        var person = await app.Someone("Kim");
        var pages = new[] { await (await Administrator()).Open($"/settings/people/{person.Id}"), await (await Administrator()).Open($"/settings/people/{person.Id}") };
        await pages[0].Submit("#person", new { Name = "Kim Okafor" });

        var answer = await pages[1].Submit("#person", new { Name = "Kimberly" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Kim Okafor", await app.With(db => db.People.Where(it => it.Id == person.Id).Select(it => it.Name).SingleAsync()));
    }

    [Fact]
    public async Task An_accounts_email_changes_with_the_persons_and_can_not_be_taken_twice()
    {
        var (account, other) = (await app.Account(), await app.Account());
        var email = $"{Guid.NewGuid():N}@example.org";
        var browser = await Administrator();

        await (await browser.Open($"/settings/people/{account.PersonId}")).Submit("#person", new { Email = email });
        var taken = await (await browser.Open($"/settings/people/{other.PersonId}")).Submit("#person", new { Email = email.ToUpperInvariant() });

        Assert.Equal("/", (await app.Anonymous().SignIn(email)).Path);
        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
    }

    [Fact]
    public async Task Who_left_is_listed_apart_and_comes_back_by_undo()
    {
        var name = $"Kim {Guid.NewGuid():N}";
        var person = await app.Someone(name);
        var browser = await Administrator();

        var page = await (await browser.Open($"/settings/people/{person.Id}")).Submit("#leave");

        Assert.False((await browser.Open($"/settings/people?q={Uri.EscapeDataString(name)}")).Has("#people"));
        Assert.Contains(name, (await browser.Open($"/settings/people?show=Left&q={Uri.EscapeDataString(name)}")).Text("#people"), StringComparison.Ordinal);
        await page.Submit(".toast form");
        Assert.Contains(name, (await browser.Open($"/settings/people?q={Uri.EscapeDataString(name)}")).Text("#people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percent_sign_in_the_filter_is_a_percent_sign()
    {
        var name = $"50% {Guid.NewGuid():N}";
        await app.Someone(name);

        var page = await (await Administrator()).Open("/settings/people?q=50%25");

        Assert.Contains(name, page.Text("#people"), StringComparison.Ordinal);
        Assert.All(page.Texts("#people .title"), title => Assert.Contains("50%", title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_sees_none_of_this()
    {
        Assert.False((await (await app.SignedIn(role: Role.Member)).Open("/")).Has("a[href='/settings']"));
        Assert.True((await (await Administrator()).Open("/")).Has("a[href='/settings']"));
        var person = await app.Someone();
        var browser = await app.SignedIn(role: Role.Member);

        foreach (var path in new[] { "/settings", "/settings/people", $"/settings/people/{person.Id}", "/settings/policies" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open(path)).Status);
        }
    }
}
