using System.Text;
using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>The door of the archive: dropped, read about, found.</summary>
[Collection(nameof(Site))]
public sealed class ArchiveTests(Site site)
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
        | 09:35 | Gateway restarted, sign-in works again |

        ## How it ended

        Petra reloaded the gateway by hand.

        ## Root cause

        The gateway kept the old chain in memory.

        ## Follow-ups

        | Task | Who | When | Status |
        |---|---|---|---|
        | Reload the chain on renewal | Petra Novak | 2025-11-14 | Done |

        ## Thanks

        To everybody who stayed on the call.
        """;

    private const string Own = """
        ---
        debrief: 1
        title: Queue stood still
        kind: Degradation
        severity: SEV3
        published_at: 2026-01-03T10:00:00Z
        ---

        ## Summary

        Mail waited.
        """;

    [Fact]
    public async Task Dropped_files_become_post_mortems_and_the_page_says_what_became_of_each()
    {
        var page = await site.Page();
        var said = page.Listen();
        await page.GotoAsync("/library");
        await page.Follow("Import");

        await page.Locator("#f-Files").SetInputFilesAsync(
        [
            Markdown("2025-11-03-login-loop.md", Past), Markdown("own.md", Own), Markdown("README.md", "# How we write\n\nShort."), Markdown("broken.md", "---\ndebrief: 1\ntitle: [\n---\n"),
        ]);
        await page.WaitForURLAsync("**/library/import/*-*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("2 post-mortems ready to import");
        await Everywhere(page);

        // "How it ended" tells what happened; nobody can know that by its words.
        await Assertions.Expect(page.Locator("tr[data-unknown]", new() { HasText = "How it ended" }).Locator("select")).ToHaveValueAsync("");
        await page.GetByLabel("How it ended").SelectOptionAsync(new SelectOptionValue { Label = "What happened" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read them again with these" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("How it ended")).ToHaveValueAsync("story");
        await Assertions.Expect(page.Locator("#headings")).ToContainTextAsync("Said by a person");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 post-mortems" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("2 post-mortems imported");
        await Assertions.Expect(page.Locator(".brought", new() { HasText = "Login loop" })).ToContainTextAsync("What happened");
        await Everywhere(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Login loop" }).ClickAsync();
        await Assertions.Expect(page.Locator("article .text")).ToContainTextAsync("kept the old chain in memory");
        await Everywhere(page);
        await page.GotoAsync("/library/import");
        await Everywhere(page);
        Seeing.Nothing(said);
    }

    private static FilePayload Markdown(string name, string text) => new() { Name = name, MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(text) };

    private static async Task Everywhere(IPage page)
    {
        foreach (var (width, scheme) in new[] { (360, ColorScheme.Dark), (360, ColorScheme.Light), (1440, ColorScheme.Dark), (1440, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            // From the start: a colour that is still on its way to the other scheme is nobody's.
            await page.ReloadAsync();
            Assert.Equal(width, await page.Width());
            Seeing.Nothing(await page.Barriers());
        }
    }
}
