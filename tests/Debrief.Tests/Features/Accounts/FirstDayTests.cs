using System.Diagnostics;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Debrief.Tests.Features.Accounts;

/// <summary>The product as a process, a real browser, and a key that the browser only pretends to have.</summary>
public sealed partial class FirstDayTests(App app) : IAsyncLifetime
{
    private Chromium chromium = null!;
    private AppProcess product = null!;
    private Dictionary<string, string> settings = [];

    public async ValueTask InitializeAsync()
    {
        chromium = await Chromium.StartAsync();
        settings = new()
        {
            ["ConnectionStrings__Debrief"] = await app.Databases.CreateAsync(),
            ["ASPNETCORE_CONTENTROOT"] = Path.Combine(Repository.Root, "src", "Debrief"),
        };
        product = await AppProcess.StartAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        if (chromium is not null) await chromium.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_first_administrator_needs_no_password_at_all()
    {
        var page = await chromium.Page();
        await PretendToHaveAKey(page);
        await page.GotoAsync(await At(LinkIn(product.Output)));
        await page.GetByLabel("Name").FillAsync("Ada Admin");
        await page.GetByLabel("Email").FillAsync("ada@example.org");

        await page.GetByText("Make a passkey instead").ClickAsync();
        await ArrivesHome(page);

        await page.GotoAsync(await At("/account"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByText("Use a passkey").ClickAsync();
        await ArrivesHome(page);

        await page.GotoAsync(await At("/account"));
        await Assertions.Expect(page.Locator("#passkeys tbody tr")).ToHaveCountAsync(1);
        await page.Locator("#passkeys button:text('Remove')").ClickAsync();
        await Assertions.Expect(page.GetByText("This passkey is the only way into your account")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_renamed_and_removed()
    {
        var page = await chromium.Page();
        await PretendToHaveAKey(page);
        await OpenFirstAccount(page);
        await page.GotoAsync(await At("/account"));

        await page.GetByLabel("Name of the passkey").FillAsync("phone");
        await page.GetByText("Make a passkey", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys summary")).ToHaveTextAsync("phone");

        await page.GetByLabel("Name of the passkey").FillAsync("phone again");
        await page.GetByText("Make a passkey", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("This device already has a passkey for your account.")).ToBeVisibleAsync();

        await page.Locator("#passkeys summary").ClickAsync();
        await page.Locator("#passkeys input[name=Name]").FillAsync("old phone");
        await page.Locator("#passkeys button:text('Rename')").ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys summary")).ToHaveTextAsync("old phone");

        await page.Locator("#passkeys button:text('Remove')").ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_operator_makes_a_way_back_in_while_the_product_runs()
    {
        var page = await chromium.Page();
        await OpenFirstAccount(page);

        var (code, output) = await Rescue("ADA@example.org");
        Assert.True(code == 0, output);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(await At(LinkIn(output)));
        await page.GetByLabel("Password").FillAsync("found the way back in");
        await page.GetByText("Set it and sign in").ClickAsync();

        await ArrivesHome(page);
        var (unknown, said) = await Rescue("nobody@example.org");
        Assert.Equal(1, unknown);
        Assert.Contains("Administrators have been: ada@example.org", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_is_accessible_quiet_and_no_wider_than_the_screen()
    {
        var page = await chromium.Page();
        var said = new List<string>();
        page.Console += (_, message) => said.Add($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => said.Add($"{page.Url}: {error}");
        var wrong = new List<string>();

        async Task Look(string path, string name)
        {
            await page.GotoAsync(await At(path));
            foreach (var (width, scheme) in new[] { (360, ColorScheme.Light), (360, ColorScheme.Dark), (1440, ColorScheme.Dark), (1440, ColorScheme.Light) })
            {
                await page.SetViewportSizeAsync(width, 900);
                // Without motion: a colour on its way to another one is no colour.
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                if (Environment.GetEnvironmentVariable("DEBRIEF_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width) wrong.Add($"{path} is {wide} wide at {width}");
                wrong.AddRange((await page.RunAxe()).Violations.Select(violation => $"{path} {width} {scheme}: {Words(violation)}"));
            }
        }

        await Look(LinkIn(product.Output), "first-administrator");
        await OpenFirstAccount(page);
        await Fill(page);
        await Look("/account", "account");
        foreach (var name in new[] { "people", "teams", "services", "categories", "words", "policies" }) await Look($"/settings/{name}", name);
        await page.GotoAsync(await At("/settings/people?show=WithoutAccount"));
        await page.Locator("#people a").First.ClickAsync();
        await Look(new Uri(page.Url).AbsolutePath, "person");
        await page.GetByLabel("is really").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByText("Look at what changes").ClickAsync();
        await Look(new Uri(page.Url).PathAndQuery, "merge");
        await page.Context.ClearCookiesAsync();
        await Look("/sign-in", "sign-in");
        await Look("/link/made-up", "link-spent");

        Assert.Empty(wrong);
        // A spent link is a 410, and the browser says so.
        Assert.DoesNotContain(said, line => !line.Contains("/link/made-up", StringComparison.Ordinal));
    }

    private async Task Fill(IPage page)
    {
        foreach (var name in new[] { "Payments", "Platform" }) await Add(page, "/settings/teams", name);
        foreach (var name in new[] { "checkout-api", "billing database" }) await Add(page, "/settings/services", name);
        foreach (var name in new[] { "capacity", "expired certificate" }) await Add(page, "/settings/categories", name);
        foreach (var name in new[] { "Kim Okafor", "kim.o" })
        {
            await page.GotoAsync(await At("/settings/people"));
            await page.GetByText("Add without an account").First.ClickAsync();
            await page.Locator("#new-person [name=Name]").FillAsync(name);
            await page.Locator("#new-person button:text('Add')").ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("/settings/people/", StringComparison.Ordinal));
        }
        await page.Locator("#add-alias [name=Source]").FillAsync("slack");
        await page.Locator("#add-alias [name=ExternalId]").FillAsync("U024BE7LH");
        await page.GetByText("Add the name").ClickAsync();
    }

    private async Task Add(IPage page, string path, string name)
    {
        await page.GotoAsync(await At(path));
        await page.Locator("#add [name=Name]").FillAsync(name);
        await page.Locator("#add button").ClickAsync();
        await Assertions.Expect(page.Locator("summary").Filter(new() { HasText = name })).ToBeVisibleAsync();
    }

    private async Task OpenFirstAccount(IPage page)
    {
        await page.GotoAsync(await At(LinkIn(product.Output)));
        await page.GetByLabel("Name").FillAsync("Ada Admin");
        await page.GetByLabel("Email").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(RealAccounts.Password);
        await page.GetByText("Open the account").ClickAsync();
        await ArrivesHome(page);
    }

    private async Task ArrivesHome(IPage page)
    {
        var home = await At("/");
        try
        {
            await page.WaitForURLAsync(home, new() { Timeout = 15_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{page.Url} says: {await page.InnerTextAsync("body")} The product says: {product.Output}");
        }
    }

    /// <summary>By the host's name: a browser makes no passkey for an IP address.</summary>
    private async Task<string> At(string path) => $"http://localhost:{(await product.ListensAsync()).Port}{path}";

    private static string LinkIn(string output) => Link().Match(output).Groups[1].Value;

    private async Task<(int Code, string Output)> Rescue(string email)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Debrief.dll"), "rescue", email]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    private static async Task PretendToHaveAKey(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static string Words(AxeResultItem violation) => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}";

    [GeneratedRegex(@"http://\S+(/link/\S+)")]
    private static partial Regex Link();
}
