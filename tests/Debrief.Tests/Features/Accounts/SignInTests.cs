using Microsoft.AspNetCore.Hosting;

namespace Debrief.Tests.Features.Accounts;

public sealed class SignInTests(App app)
{
    [Fact]
    public async Task A_page_leads_to_the_door_and_after_signing_in_back_to_the_page()
    {
        var account = await app.Account();
        var browser = app.Anonymous();

        var door = await browser.Open("/account?x=1");
        Assert.Equal("/sign-in?returnUrl=%2Faccount%3Fx%3D1", door.Path);
        var page = await door.Submit("#sign-in", new { account.Email, RealAccounts.Password });

        Assert.Equal("/account?x=1", page.Path);
        Assert.Contains(account.Email!, page.Body, StringComparison.Ordinal);
        Assert.Equal(["session.started"], await app.ActivityBy(account.PersonId));
    }

    [Theory, InlineData("https://elsewhere.example/"), InlineData("//elsewhere.example/"), InlineData("/\\elsewhere.example"), InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string returnUrl)
    {
        var account = await app.Account();
        var door = await app.Unfollowing().Open($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var page = await door.Submit("#sign-in", new { account.Email, RealAccounts.Password });

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Equal("/", page.Header("Location"));
    }

    [Fact]
    public async Task The_email_is_found_in_any_case_and_with_blanks_around_it()
    {
        var account = await app.Account();

        var page = await app.Anonymous().SignIn($" {account.Email!.ToUpperInvariant()} ");

        Assert.NotEqual("/sign-in", page.Path);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_email_and_a_closed_account_are_told_the_same()
    {
        var account = await app.Account();
        var closed = await app.Account();
        await app.With(async db =>
        {
            (await db.Accounts.SingleAsync(it => it.Id == closed.Id)).Close(DateTimeOffset.UnixEpoch);
            await db.SaveChangesAsync();
        });

        var wrong = await app.Anonymous().SignIn(account.Email!, "not the password");
        var unknown = await app.Anonymous().SignIn("nobody@example.org");
        var shut = await app.Anonymous().SignIn(closed.Email!);

        Assert.All([wrong, unknown, shut], page => Assert.Equal(HttpStatusCode.BadRequest, page.Status));
        Assert.Equal(wrong.Text(".note"), unknown.Text(".note"));
        Assert.Equal(wrong.Text(".note"), shut.Text(".note"));
        Assert.Equal(account.Email, wrong.Attribute("#f-Email", "value"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one_and_are_told_like_any_other()
    {
        var account = await app.Account();
        for (var n = 0; n < 5; n++) await app.Anonymous().SignIn(account.Email!, $"wrong guess number {n}");

        var page = await app.Anonymous().SignIn(account.Email!);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("don't match", page.Text(".note"), StringComparison.Ordinal);
        var lockout = await app.With(db => db.Accounts.Where(it => it.Id == account.Id).Select(it => it.LockoutEnd).SingleAsync());
        Assert.NotNull(lockout);
    }

    [Fact]
    public async Task Guesses_made_at_the_same_moment_are_counted_one_by_one()
    {
        var account = await app.Account();
        var doors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Anonymous().Open("/sign-in")));

        await Task.WhenAll(doors.Select((door, n) => door.Submit("#sign-in", new { account.Email, Password = $"wrong guess number {n}" })));

        var page = await app.Anonymous().SignIn(account.Email!);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(1, await app.With(db => db.Activity.FromSql($"select * from activity where event = 'account.locked' and details->>'id' = {account.Id.ToString()}").CountAsync()));
    }

    [Fact]
    public async Task A_lock_out_ends_by_itself()
    {
        var account = await app.Account();
        await app.With(db => db.Accounts.Where(it => it.Id == account.Id).ExecuteUpdateAsync(row => row.SetProperty(it => it.LockoutEnd, DateTimeOffset.UnixEpoch)));

        var page = await app.Anonymous().SignIn(account.Email!);

        Assert.NotEqual("/sign-in", page.Path);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var account = await app.Account();
        var door = await app.Unfollowing().Open("/sign-in");

        var page = await door.Submit("#sign-in", new { account.Email, RealAccounts.Password });

        var cookie = page.Header("Set-Cookie")!;
        Assert.Contains("debrief=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_the_old_cookie_opens_nothing()
    {
        var browser = await app.SignedInForReal();
        var account = await browser.Open("/account");

        var door = await account.Submit("#sign-out");
        Assert.Equal("/sign-in", door.Path);

        Assert.StartsWith("/sign-in", (await browser.Open("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_token_a_form_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("Email", "a@example.org"), new("Password", "whatever it is")]);

        var answer = await app.Anonymous().Http.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_have_to_wait()
    {
        await using var strict = app.WithWebHostBuilder(host => host.UseSetting("SignIn:AttemptsPerMinute", "3"));
        var browser = new Browser(strict.CreateClient());
        for (var n = 0; n < 3; n++) Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignIn($"{n}@example.org")).Status);

        var page = await browser.SignIn("nobody@example.org");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("60", page.Header("Retry-After"));
    }
}
