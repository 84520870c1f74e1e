using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>No mouse: only Tab, letters, arrows and Enter, from the door to the published page.</summary>
[Collection(nameof(Site))]
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task Someone_without_a_mouse_signs_in_creates_picks_writes_and_publishes()
    {
        await (await site.Page()).Context.CloseAsync();
        var page = await site.Stranger();
        var keys = page.Keyboard;

        await page.GotoAsync("/sign-in");
        await TypeInto(page, page.GetByLabel("Email"), Site.Email);
        await TypeInto(page, page.GetByLabel("Password"), Site.Password);
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/");

        await Enter(page, page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "New incident" }).First);
        await page.WaitForURLAsync("**/incidents/new");
        await TypeInto(page, page.GetByLabel("What happened?"), "A queue by keyboard");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/timeline");

        await Assertions.Expect(page.GetByLabel("Or paste text")).ToBeFocusedAsync();
        await keys.TypeAsync("2026-05-12 09:00 UTC - FIRING: MailQueueAge the oldest mail waits 14 min\n2026-05-12 09:11 UTC - renewed the certificate, mitigated\n2026-05-12 09:24 UTC - incident is resolved");
        await Enter(page, page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }));
        await page.LookedInto();
        await Assertions.Expect(page.Locator("#choice button")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/timeline");

        for (var row = 1; row <= 3; row++)
        {
            await keys.PressAsync("j");
            await keys.PressAsync("x");
            await Assertions.Expect(page.Locator("#evidence-count")).ToHaveTextAsync($"{row} of 3 picked");
        }
        await Enter(page, page.GetByRole(AriaRole.Link, new() { Name = "Write-up" }));
        await Assertions.Expect(page.GetByLabel("Standard")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowUp");
        await Assertions.Expect(page.GetByLabel("Quick")).ToBeCheckedAsync();
        await Enter(page, page.Locator("#start button"));

        await Assertions.Expect(page.Locator(".cm-content")).ToBeFocusedAsync();
        await keys.PressAsync("Control+a");
        await keys.TypeAsync(Text);
        await page.Saved();
        await page.GotoAsync(page.Url.Replace("/writeup", "/publish", StringComparison.Ordinal));
        await Enter(page, page.Locator("#publish button"));
        await page.WaitForURLAsync("**/postmortems/*");
        await Assertions.Expect(page.Locator("article .text")).ToContainTextAsync("The queue kept every mail.");
    }

    private const string Text = """
        ## What happened <!-- part: summary impact story -->

        For 24 minutes mail waited; 120 people got theirs late. Nothing was lost.

        ## Timeline <!-- part: timeline -->

        At 09:00 the alert fired.

        ## What made it possible, and what held <!-- part: factors -->

        The certificate is renewed by hand.

        <!-- part: went-well -->

        The queue kept every mail.

        ## What changes <!-- part: actions -->

        Tom lets the relay renew it, by 20 May.
        """;

    private static async Task TypeInto(IPage page, ILocator field, string text)
    {
        await TabTo(page, field);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task Enter(IPage page, ILocator target)
    {
        await TabTo(page, target);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses Tab until the focus is there; a place that Tab does not reach fails.</summary>
    private static async Task TabTo(IPage page, ILocator target)
    {
        await target.WaitForAsync();
        for (var pressed = 0; !await target.EvaluateAsync<bool>("element => element === document.activeElement"); pressed++)
        {
            Assert.True(pressed < 150, $"Tab does not lead to {target}.");
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
