using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>The whole job, once, as one person does it on a morning after.</summary>
[Collection(nameof(Site))]
public sealed class MainJobTests(Site site)
{
    [Fact]
    public async Task From_a_dropped_export_to_a_post_mortem_that_someone_finds_and_reads()
    {
        await (await site.Page()).Context.CloseAsync();
        var page = await site.Stranger();
        var said = page.Listen();

        await page.SignIn();
        var incident = await page.NewIncident(SearchOutage.Title, "Sev2", "search-api");

        await page.Drop(SearchOutage.SlackExport);
        await page.LookedInto();
        await page.GetByText("#inc-search").ClickAsync();
        await page.GetByText("#deploys").ClickAsync();
        await page.GetByLabel("Until").FillAsync("2026-05-12T16:00");
        await page.LoadChosen();

        await page.GotoAsync($"{incident}/imports");
        await page.Drop(SearchOutage.Notes);
        await page.LookedInto();
        await page.GetByLabel("Which day was it?").FillAsync("2026-05-12");
        await Assertions.Expect(page.GetByLabel("Which clock is it?")).ToHaveValueAsync("Europe/London");
        await page.LoadChosen();

        await page.GotoAsync($"{incident}/timeline");
        await PickByKeyboard(page);
        await page.Locator("#accept-all button").ClickAsync();
        await Assertions.Expect(page.Locator(".incident-header .milestone-strip")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.Picture("timeline");

        await page.GotoAsync($"{incident}/facts");
        await page.Locator("#f-Users").FillAsync("18400");
        await page.Locator("#f-Users-state").SelectOptionAsync("Known");
        await page.Locator("#f-DataLoss-state").SelectOptionAsync("None");
        await page.Locator("#f-Revenue-state").SelectOptionAsync("Unknown");
        await page.Press("Save impact");
        await Assertions.Expect(page.Locator("#f-Users")).ToHaveValueAsync("18400");

        await page.GotoAsync($"{incident}/writeup");
        await page.GetByLabel("Standard").CheckAsync();
        await page.Press("Write the draft");
        await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("18,400");
        await Write(page);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("All five parts are there")).ToBeVisibleAsync();
        await page.Picture("write-up");

        await page.Follow("Publish");
        await page.Press("Publish");
        await page.WaitForURLAsync("**/postmortems/*");

        var hit = await page.FindInLibrary("tokenisr", SearchOutage.Title);
        await Assertions.Expect(page.Locator("#results")).ToContainTextAsync("This is what says “tokeniser”");
        await page.Picture("library");
        await hit.ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(SearchOutage.Title);
        await Assertions.Expect(page.Locator("article .text")).ToContainTextAsync("The alias was switched before the index was full.");
        await Assertions.Expect(page.Locator("article .text")).Not.ToContainTextAsync("What held, that you would want to hold again?");
        await Assertions.Expect(page.Locator(".glance")).ToContainTextAsync("18,400");
        await Assertions.Expect(page.Locator(".side")).ToContainTextAsync("switched the alias back");
        await page.Picture("reading");

        var file = await page.RunAndWaitForDownloadAsync(() => page.Follow("Take it along as Markdown"));
        var markdown = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal($"INC-{Steps.NumberOf(incident)}.md", file.SuggestedFilename);
        Assert.StartsWith("---\n", markdown, StringComparison.Ordinal);
        Assert.Contains(SearchOutage.Title, markdown, StringComparison.Ordinal);
        Assert.Contains("switched the alias back to products-2026-04", markdown, StringComparison.Ordinal);
        Seeing.Nothing(said);
    }

    /// <summary>Down with j, up with k, and x on every line but the small talk.</summary>
    private static async Task PickByKeyboard(IPage page)
    {
        var rows = page.Locator("label.evidence");
        var count = await rows.CountAsync();
        Assert.InRange(count, 14, 17);
        var picked = 0;
        for (var row = 0; row < count; row++)
        {
            await page.Keyboard.PressAsync("j");
            await Assertions.Expect(rows.Nth(row)).ToHaveClassAsync(new Regex("\\bcursor\\b"));
            if ((await rows.Nth(row).InnerTextAsync()).Contains("thanks all", StringComparison.Ordinal)) continue;

            await page.Keyboard.PressAsync("x");
            await Assertions.Expect(page.Locator("#evidence-count")).ToHaveTextAsync($"{++picked} of {count} picked");
        }

        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#evidence-count")).ToHaveTextAsync($"{--picked} of {count} picked");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(rows.Nth(count - 2)).ToHaveClassAsync(new Regex("\\bcursor\\b"));
        await Assertions.Expect(page.Locator("#evidence-count")).ToHaveTextAsync($"{picked + 1} of {count} picked");
        await Assertions.Expect(page.Locator(".timeline li.event")).ToHaveCountAsync(picked + 1);
    }

    private static async Task Write(IPage page)
    {
        await page.Dismiss("Revenue lost: not known yet.");
        await page.Answer("Which technical conditions made this possible?", "- The alias was switched before the index was full. Nothing compared the two.");
        await page.Answer("Which ways of working made it harder", "- A new tokeniser went out the same day, and took the first ten minutes of attention.");
        await page.Dismiss("What did somebody need to know, and where");
        await page.Dismiss("What did we not measure that would have shown it sooner?");
        await page.Answer("What held, that you would want to hold again?", "The old index was kept for a week, so going back took two minutes.");
        await page.Answer("What will be different next time, whose work is it", "- Tom lets the switch refuse an index with less than 99% of the documents, by 26 May.");
        await page.Answer("What happened that nobody expected?", "- An empty answer is a success for every check we had.");
        await page.Answer("What did some of us know that others needed?", "- Inês knew that the index fills for hours; the switch did not.");
        await page.Saved();
    }
}
