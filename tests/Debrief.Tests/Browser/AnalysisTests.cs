using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

[Collection(nameof(Site))]
public sealed class AnalysisTests(Site site)
{
    [Fact]
    public async Task A_sentence_that_is_selected_in_the_text_becomes_a_factor_by_one_press_and_can_be_taken_back()
    {
        var page = await site.Page();
        var said = page.Listen();
        var incident = await page.NewIncident("A sentence becomes a factor");
        await page.GotoAsync($"{incident}/writeup");
        await page.GetByLabel("Standard").CheckAsync();
        await page.Press("Write the draft");
        await page.Answer("Which technical conditions made this possible?", "The panel draws a missing metric as zero.");
        await page.Saved();

        foreach (var key in new[] { "Home", "Home", "Shift+End", "Shift+End" }) await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("#f-make-factor")).ToHaveValueAsync("The panel draws a missing metric as zero.");
        await page.Press("Make it a factor");

        await Assertions.Expect(page.GetByText("F1 is in the analysis.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#f-make-factor")).ToHaveValueAsync("");
        await page.GotoAsync($"{incident}/analysis");
        await Assertions.Expect(page.Locator(".factor-card h3")).ToHaveTextAsync("The panel draws a missing metric as zero.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take away: F1" }).ClickAsync();
        await Assertions.Expect(page.Locator(".factor-card")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".factor-card h3")).ToHaveTextAsync("The panel draws a missing metric as zero.");
        Seeing.Nothing(said);
    }
}
