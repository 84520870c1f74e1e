using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>From a published story to a system that has changed.</summary>
[Collection(nameof(Site))]
public sealed class ActionsTests(Site site)
{
    [Fact]
    public async Task A_published_story_becomes_actions_that_are_done_and_seen_to_work_and_then_it_has_changed_the_system()
    {
        var page = await site.Page();
        var said = page.Listen();
        await page.GotoAsync("/incidents?q=payments");
        var sample = (await page.Locator("td.title a").First.GetAttributeAsync("href"))!.Replace("/timeline", "", StringComparison.Ordinal);
        await page.GotoAsync($"{sample}/actions");

        await page.Locator("#f-Text").FillAsync("Improve monitoring");
        await Assertions.Expect(page.Locator("#reading")).ToContainTextAsync("a verb one can see done");
        await page.Locator("#f-Text").FillAsync("Jonas Weber gives payouts-worker its own pool of 96 connections by 2099-05-29");
        await Assertions.Expect(page.Locator("#reading")).ToContainTextAsync("are there");
        await page.Press("Add");
        var row = page.Locator(".action-row", new() { HasText = "pool of 96" });
        await Assertions.Expect(row).ToContainTextAsync("Jonas Weber");
        await row.Locator("h3 a").ClickAsync();

        await page.Locator("#f-criterion").FillAsync("Payments stay up while payouts fill their pool");
        await page.Locator("#new-criterion button").ClickAsync();
        await page.Locator(".ticks button").First.ClickAsync();
        foreach (var factor in await page.Locator("#factors input[type=checkbox]").AllAsync()) await factor.CheckAsync();
        await page.Locator("#factors button").ClickAsync();
        await page.Press("Done");
        await Assertions.Expect(page.Locator(".panel-head").First).ToContainTextAsync("Done, unverified");
        await page.Locator("#f-How").FillAsync("Filled the payout pool on staging for 10 minutes");
        await page.Locator("#f-Evidence").FillAsync("https://graphs.example.org/pool/17");
        await page.Press("Verified");
        await Assertions.Expect(page.Locator(".panel-head").First).ToContainTextAsync("Verified");

        await page.GotoAsync($"{sample}/actions");
        await page.GetByText("Choose a lesson").ClickAsync();
        await page.GetByLabel("What was learned").FillAsync("A missing metric was drawn as zero");
        await page.GetByLabel("Link, when it is there").FillAsync("https://git.example.org/alerts/17");
        await page.Press("Keep");
        foreach (var open in await page.Locator(".action-row:not(.held) h3 a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await page.GotoAsync(open);
            await page.GetByText("It will not be done").ClickAsync();
            await page.Locator("#f-abandon").FillAsync("Another test left it");
            await page.Press("Abandon");
            await Assertions.Expect(page.Locator(".panel-head").First).ToContainTextAsync("Abandoned");
        }
        await page.GotoAsync($"{sample}/actions");

        await Assertions.Expect(page.Locator(".incident-header")).ToContainTextAsync("Has changed the system");
        Seeing.Nothing(said);
    }

    [Fact]
    public async Task A_selected_sentence_of_the_text_becomes_an_action_and_the_writer_stays()
    {
        var page = await site.Page();
        await page.GotoAsync("/incidents?q=payments");
        var sample = (await page.Locator("td.title a").First.GetAttributeAsync("href"))!.Replace("/timeline", "", StringComparison.Ordinal);
        await page.GotoAsync($"{sample}/writeup");
        var line = page.Locator(".cm-line").Filter(new() { HasText = "retry" }).First;
        await line.ClickAsync(new() { ClickCount = 3 });

        await page.Press("Make it an action");

        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("is among the actions now");
        Assert.EndsWith("/writeup", page.Url, StringComparison.Ordinal);
    }
}
