using Microsoft.Playwright;

namespace Debrief.Tests.Harness;

/// <summary>The system's Chromium, as bin/test finds it. Never downloads a browser: without one the test is skipped, and says so.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string? Path = (
        from name in new[] { "chromium", "chromium-browser", "google-chrome" }
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        let file = System.IO.Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    /// <summary>How long a test waits for what should come at once: the machine may be busy, and only what never comes is wrong.</summary>
    private const int Patience = 90_000;

    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        Assert.SkipUnless(Path is not null, "There is no Chromium on the PATH: apt-get install chromium.");
        Assert.SkipUnless(File.Exists(System.IO.Path.Combine(Repository.Root, "src/Debrief/wwwroot/assets/manifest.json")), "The web build is missing: npm ci && npm run build.");

        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Quiet, Timeout = Patience }));
    }

    /// <param name="site">What addresses without a host are of.</param>
    /// <param name="state">Cookies and storage of a page that was closed.</param>
    public async Task<IPage> Page(int width = 1440, ColorScheme scheme = ColorScheme.Light, string zone = "Europe/London", string? site = null, string? state = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, TimezoneId = zone, Locale = "en-GB", BaseURL = site, StorageState = state,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
