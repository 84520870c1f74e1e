using Microsoft.AspNetCore.Identity;

namespace Debrief.Tests.Features.Accounts;

/// <summary>People who sign in for real, by the page and with a cookie.</summary>
internal static class RealAccounts
{
    public const string Password = "four words and a hat";

    extension(App app)
    {
        public async Task<Account> Account(Role role = Role.Member, string name = "Robin Reyes")
        {
            var person = await app.Save(new Person { Name = name });
            return await app.Save(app.NewAccount(person, role));
        }

        public Account NewAccount(Person person, Role role)
        {
            using var scope = app.Services.CreateScope();
            var account = Debrief.Features.Accounts.Account.New(person, role, $"{Guid.NewGuid():N}@example.org", scope.ServiceProvider.GetRequiredService<ILookupNormalizer>());
            scope.ServiceProvider.GetRequiredService<Passwords>().Set(account, Password);
            return account;
        }

        public async Task<Browser> SignedInFor(Account account)
        {
            var browser = app.Anonymous();
            var page = await browser.SignIn(account.Email!);
            Assert.Equal("/", page.Path);
            return browser;
        }

        public async Task<Browser> SignedInForReal(Role role = Role.Member) => await app.SignedInFor(await app.Account(role));

        /// <summary>Does not follow redirects, to see where they lead.</summary>
        public Browser Unfollowing() => new(app.CreateClient(new() { AllowAutoRedirect = false }));

        public async Task<string> Link((SingleUseLink Link, string Path) made)
        {
            await app.Save(made.Link);
            return made.Path;
        }

        public async Task<string[]> ActivityBy(Guid personId) => await app.With(db => db.Activity
            .Where(entry => entry.ActorId == personId).OrderBy(entry => entry.Id).Select(entry => entry.Event).ToArrayAsync());
    }

    public static async Task<Page> SignIn(this Browser browser, string email, string password = Password, string door = "/sign-in") =>
        await (await browser.Open(door)).Submit("#sign-in", new { Email = email, Password = password });
}
