using System.Text;
using Microsoft.Playwright;

namespace Debrief.Tests.Pages.Archive;

/// <summary>The door of the archive in a real browser: dropped, read about, found.</summary>
public sealed class ArchiveBrowserTests(App app) : IAsyncLifetime
{
    private const string Past = """
        # Login loop after certificate renewal (2025-11-03)

        **Severity:** SEV-2
        **Services affected:** sso-gateway, accounts-web

        ## Summary

        People could not sign in for 25 minutes.

        ## Timeline (all times in UTC)

        | Time | Event |
        |---|---|
        | 09:10 | Certificate renewed |
        | 09:14 | Alert: sign-in failures above 20% |
        | 09:35 | Gateway restarted, sign-in works again |

        ## Root cause

        The gateway kept the old chain in memory.

        ## Follow-ups

        | Task | Who | When | Status |
        |---|---|---|---|
        | Reload the chain on renewal | Petra Novak | 2025-11-14 | Done |
        | Alert on a chain older than the file | Joao Reis | 2025-11-21 | in progress |

        ## Thanks

        To everybody who stayed on the call.
        """;

    private Chromium chromium = null!;
    private AppProcess product = null!;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        chromium = await Chromium.StartAsync();
        product = await AppProcess.StartAsync(new Dictionary<string, string> { ["ConnectionStrings__Debrief"] = await app.Databases.CreateAsync() });
        address = await product.ListensAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        if (chromium is not null) await chromium.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Dropped_files_become_post_mortems_and_the_page_says_what_became_of_each()
    {
        var page = await chromium.Page(zone: "UTC");
        var said = page.Listen();
        await SignIn(page);
        await page.GotoAsync(At("/library"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Import" }).ClickAsync();
        await Everywhere(page, "door");

        await page.SetInputFilesAsync("#f-Files",
        [
            File("2025-11-03-login-loop.md", Past), File("own.md", "---\ndebrief: 1\ntitle: Queue stood still\nkind: Degradation\nseverity: SEV3\npublished_at: 2026-01-03T10:00:00Z\nmilestones:\n  - kind: mitigated\n    at: 2026-01-02T10:20:00Z\n    precision: minute\n---\n\n## Summary\n\nMail waited.\n"),
            File("README.md", "# How we write\n\nShort."), File("broken.md", "---\ndebrief: 1\ntitle: [\n---\n"),
        ]);
        await page.WaitForURLAsync("**/library/import/*-*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("2 post-mortems imported");
        await Everywhere(page, "result");

        await page.GetByRole(AriaRole.Link, new() { Name = "Login loop" }).ClickAsync();
        await Assertions.Expect(page.Locator("article .text")).ToContainTextAsync("kept the old chain in memory");
        await Everywhere(page, "article");
        await page.GotoAsync(At("/library/import"));
        await Everywhere(page, "door-again");
        Seeing.Nothing(said);
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(text) };

    /// <summary>Light and dark, wide and narrow: nothing sticks out, and axe finds nothing.</summary>
    private static async Task Everywhere(IPage page, string name)
    {
        foreach (var (width, scheme) in new[] { (360, ColorScheme.Dark), (360, ColorScheme.Light), (1440, ColorScheme.Dark), (1440, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync("document.fonts.ready");
            if (Environment.GetEnvironmentVariable("DEBRIEF_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
            Assert.Equal(width, await page.Width());
            Seeing.Nothing(await page.Barriers());
        }
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
}
