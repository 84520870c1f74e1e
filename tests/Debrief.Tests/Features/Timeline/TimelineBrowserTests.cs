using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Debrief.Tests.Features.Timeline;

/// <summary>The main job in a real browser: two sources brought in, picked from by keyboard, on the real product.</summary>
public sealed class TimelineBrowserTests(App app) : IAsyncLifetime
{
    private const string Notes = """
        # Notes of 2026-05-12, times in UTC
        13:02 - Deploy of payments-api r318 reaches all pods
        ~13:15 - A merchant calls support: cards just spin
        13:19 - Alert: CheckoutSuccessLow pages the on-call
        13:26-13:30 - Restarted the API pods
        """;

    private Chromium chromium = null!;
    private AppProcess product = null!;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        chromium = await Chromium.StartAsync();
        product = await AppProcess.StartAsync(new Dictionary<string, string>
        {
            ["ConnectionStrings__Debrief"] = await app.Databases.CreateAsync(),
            ["ASPNETCORE_CONTENTROOT"] = Path.Combine(Repository.Root, "src", "Debrief"),
        });
        address = await product.ListensAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        if (chromium is not null) await chromium.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Two_sources_become_a_timeline_by_keyboard()
    {
        var page = await chromium.Page();
        var said = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => said.Add($"{page.Url}: {error}");
        await SignIn(page);
        await page.GotoAsync(At("/incidents/new"));
        await page.GetByLabel("What happened").Or(page.GetByLabel("Title")).First.FillAsync("Checkout stalled after a deploy");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/incidents/*/timeline");
        var timeline = page.Url;
        await Picture(page, "begin");

        await page.SetInputFilesAsync("#f-Files", new FilePayload { Name = "export.zip", MimeType = "application/zip", Buffer = SlackFixture.Export() });
        await page.WaitForSelectorAsync("#choice");
        await Picture(page, "choice");
        await page.GetByLabel("#inc-checkout").CheckAsync();
        await page.GetByText("Load into the timeline").ClickAsync();
        await Assertions.Expect(page.Locator("#upload")).ToContainTextAsync("6 events came in");
        await Picture(page, "outcome");

        await page.GotoAsync(timeline.Replace("/timeline", "/imports", StringComparison.Ordinal));
        await page.FillAsync("#f-Text", Notes);
        await page.GetByText("Bring it in").ClickAsync();
        await page.WaitForSelectorAsync("#choice");
        await page.GetByText("Load into the timeline").ClickAsync();
        await Assertions.Expect(page.Locator("#upload")).ToContainTextAsync("came in");

        await page.GetByText("Go to the timeline").ClickAsync();
        await Assertions.Expect(page.Locator("#proposals")).ToBeVisibleAsync();
        await Picture(page, "unpicked");
        Assert.Empty((await page.RunAxe()).Violations.Select(Words));

        var rows = await page.Locator(".evidence").CountAsync();
        for (var row = 0; row < rows; row++)
        {
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("x");
            await Assertions.Expect(page.Locator("#evidence-count")).ToHaveTextAsync($"{row + 1} of {rows} picked");
        }
        Assert.Equal(rows, await page.Locator(".timeline .event").CountAsync());
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#evidence-count")).ToHaveTextAsync($"{rows - 1} of {rows} picked");

        await page.Keyboard.PressAsync("e");
        await page.Locator("#add-event input[name=When]").FillAsync("~13:40");
        await page.Locator("#add-event textarea").FillAsync("Jonas remembers the pool at 480 of 480");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".timeline .event.approx", new() { HasText = "Jonas remembers" })).ToBeVisibleAsync();

        await page.GetByText("Accept all").ClickAsync();
        await Assertions.Expect(page.Locator(".milestone-strip")).ToBeVisibleAsync();
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (1440, ColorScheme.Dark), (360, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ReloadAsync();
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Empty((await page.RunAxe()).Violations.Select(Words));
            await Picture(page, $"timeline-{width}-{scheme}");
        }
        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.Locator(".event", new() { HasText = "checkout is failing" }).Locator("a.change").ClickAsync();
        await Assertions.Expect(page.Locator("#edit")).ToBeVisibleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(Words));
        await Picture(page, "event");
        await page.Locator(".records a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".record")).ToBeVisibleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(Words));
        await Picture(page, "record");
        Assert.True(said.Count == 0, string.Join('\n', said));
    }

    private async Task SignIn(IPage page)
    {
        var link = System.Text.RegularExpressions.Regex.Match(product.Output, @"http\S+/link/\S+").Value;
        await page.GotoAsync(At(new Uri(link).AbsolutePath));
        await page.GetByLabel("Name").FillAsync("Ada Admin");
        await page.GetByLabel("Email").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(At("/"));
    }

    private string At(string path) => new Uri(address, path).AbsoluteUri;

    private static string Words(AxeResultItem violation) => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";

    private static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DEBRIEF_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
