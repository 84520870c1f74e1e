using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>What people do to a timeline beside picking.</summary>
[Collection(nameof(Site))]
public sealed class TimelineTests(Site site)
{
    [Fact]
    public async Task What_somebody_remembers_is_added_by_keyboard_and_looks_approximate()
    {
        var page = await Picked();

        await page.Keyboard.PressAsync("e");
        await page.Locator("#add-event input[name=When]").FillAsync("2026-05-12 ~10:15");
        await page.Locator("#add-event textarea").FillAsync("Tom remembers 4,000 mails in the queue");
        await page.Locator("#add-event button.primary").PressAsync("Enter");

        await Assertions.Expect(page.Locator(".timeline .event.approx", new() { HasText = "Tom remembers" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#add-event")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task From_an_event_its_record_is_reached_as_the_tool_exported_it()
    {
        var page = await Picked();
        var said = page.Listen();

        await page.Locator(".event", new() { HasText = "certificate expired" }).Locator("a.change").ClickAsync();
        await Assertions.Expect(page.Locator("#edit")).ToBeVisibleAsync();
        await page.Locator(".records a").First.ClickAsync();

        await Assertions.Expect(page.Locator(".record")).ToContainTextAsync("\"ts\"");
        Seeing.Nothing(await page.Barriers());
        Seeing.Nothing(said);
    }

    private async Task<IPage> Picked()
    {
        var page = await site.Page();
        await page.NewIncident("Mail waited for 26 minutes", "Sev4");
        await page.Drop(SearchOutage.SmallExport);
        await page.LookedInto();
        await page.GetByText("#inc-mail").ClickAsync();
        await page.LoadChosen();
        await page.Locator("#pick-telling button").ClickAsync();
        await Assertions.Expect(page.Locator(".timeline .event")).ToHaveCountAsync(5);
        return page;
    }
}
