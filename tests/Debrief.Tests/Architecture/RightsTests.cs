using System.Text.RegularExpressions;
using Debrief.Tests.Features.Accounts;

namespace Debrief.Tests.Architecture;

/// <summary>docs/rights.md is held to the product: by what each address declares, and by trying each as everybody.</summary>
public sealed partial class RightsTests(App app)
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rights.md"));

    [Fact]
    public void What_needs_no_sign_in_is_written_down_and_nothing_else_is()
    {
        var declared = Address.All(app.Services).Where(address => address.Right == Address.Anonymous).Select(address => address.ToString()).Order();
        var documented = OpenRow().Matches(Document).Select(row => row.Groups[1].Value).Order();

        Assert.Equal(documented, declared);
    }

    [Fact]
    public void Whatever_may_change_something_asks_for_more_than_reading()
    {
        var changing = Address.All(app.Services).Where(address => address.MayChangeSomething).ToList();

        Assert.NotEmpty(changing);
        Assert.DoesNotContain(changing, address => address.Right == Address.Read);
    }

    [Fact]
    public void Only_ones_own_account_is_changed_by_the_right_to_ones_own()
    {
        var own = Address.All(app.Services).Where(address => address.Right == Rights.Own);

        Assert.All(own, address => Assert.Matches("^/(account|sign-out)(/|$)", address.Route));
    }

    [Theory, InlineData(null), InlineData(Role.Reader), InlineData(Role.Member), InlineData(Role.Administrator)]
    public async Task Every_address_is_open_and_closed_as_the_table_says(Role? role)
    {
        var column = role is null ? 0 : 1 + (int)role;
        var table = RightRow().Matches(Document).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Captures[column].Value.Trim() == "yes");
        var browser = app.Unfollowing();
        if (role is { } signedIn) Assert.Equal("/", (await browser.SignIn((await app.Account(signedIn)).Email!)).Header("Location"));

        var wrong = new List<string>();
        foreach (var address in Address.All(app.Services))
        {
            using var request = address.Request();
            using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
            var closed = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || answer.Headers.Location?.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) is true;
            var open = address.Right == Address.Anonymous || table[address.Right];
            if (closed == open || answer.StatusCode == HttpStatusCode.InternalServerError) wrong.Add($"{address} asks for {address.Right}, {role?.ToString() ?? "anonymous"} got {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"^\| ((?:GET|POST|PUT|PATCH|DELETE) /\S*) \|", RegexOptions.Multiline)]
    private static partial Regex OpenRow();

    [GeneratedRegex(@"^\| (\w+) \|(?:( (?:yes|no) )\|){4}$", RegexOptions.Multiline)]
    private static partial Regex RightRow();
}
