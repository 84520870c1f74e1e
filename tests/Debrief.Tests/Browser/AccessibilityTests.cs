using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>Every page, at each stage of an incident, on a desk and in a hand, by day and by night.</summary>
[Collection(nameof(Site))]
public sealed class AccessibilityTests(Site site)
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task Every_page_is_accessible_quiet_and_no_wider_than_the_screen(int width, ColorScheme scheme)
    {
        var page = await site.Page(width, scheme);
        var addresses = await Addresses(page);
        var said = page.Listen();
        var found = new List<string>();

        foreach (var address in addresses)
        {
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            Assert.Equal(new Uri(new Uri(page.Url), address).AbsolutePath, new Uri(page.Url).AbsolutePath);
            if (await page.Width() is var wide && wide != width) found.Add($"{address} is {wide} wide");
            found.AddRange((await page.Barriers()).Select(barrier => $"{address} {barrier}"));
        }

        Seeing.Nothing(found);
        Seeing.Nothing(said);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task What_a_stranger_sees_is_accessible_too(int width, ColorScheme scheme)
    {
        var page = await site.Stranger(width, scheme);
        var found = new List<string>();
        foreach (var address in new[] { "/sign-in", "/link/not-a-link" })
        {
            await page.GotoAsync(address);
            if (await page.Width() is var wide && wide != width) found.Add($"{address} is {wide} wide");
            found.AddRange((await page.Barriers()).Select(barrier => $"{address} {barrier}"));
        }

        Seeing.Nothing(found);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_accessibly()
    {
        var page = await site.Page();

        await page.GotoAsync("/incidents/999999/timeline");

        Assert.Empty(await page.Barriers());
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    /// <summary>One incident at its beginning, one with evidence to choose from, one with evidence to pick from, and the sample, which is published.</summary>
    private static async Task<string[]> Addresses(IPage page)
    {
        var empty = await page.NewIncident("Nothing known yet");
        var choosing = await page.NewIncident("Something to choose from");
        await page.Drop(SearchOutage.SlackExport);
        await page.LookedInto();
        var choice = new Uri(page.Url).AbsolutePath;
        var loaded = await page.NewIncident("Something to pick from", "Sev3");
        await page.Drop(SearchOutage.SmallExport);
        await page.LookedInto();
        var done = new Uri(page.Url).AbsolutePath;
        await page.LoadChosen();
        await page.GotoAsync("/incidents?q=payments");
        var sample = (await page.Locator("td.title a").First.GetAttributeAsync("href"))!.Replace("/timeline", "", StringComparison.Ordinal);
        await page.GotoAsync($"{sample}/timeline");
        var @event = (await page.Locator("li.event a.change").First.GetAttributeAsync("href"))!;
        await page.GotoAsync($"{sample}/analysis");
        var factor = (await page.Locator(".factor-card a.btn").First.GetAttributeAsync("href"))!;
        await page.GotoAsync($"{sample}/actions");
        await page.Locator("#f-Text").FillAsync("Priya Raman adds an alert for pool wait above 2 s by 2099-05-26");
        await page.Press("Add");
        var action = (await page.Locator(".action-row h3 a").First.GetAttributeAsync("href"))!;
        await page.GotoAsync("/settings/people");
        var person = (await page.Locator("main a[href^='/settings/people/']").First.GetAttributeAsync("href"))!;

        return
        [
            "/", "/incidents", "/incidents?q=nothing-like-it", "/incidents/new", "/incidents/trash", "/library", "/library?q=paymnts", "/library?q=xyzzyplugh", "/library/import", "/account", "/account/reminders",
            "/actions", "/actions?whose=all", "/actions?whose=all&q=xyzzyplugh", "/actions/sprint?whose=all", "/actions/leaders", "/actions/audit", "/actions/hand-over", "/settings/mail",
            $"{empty}/actions", $"{sample}/actions", action,
            "/settings/people", person, "/settings/teams", "/settings/services", "/settings/categories", "/settings/factor-categories", "/settings/layers", "/settings/policies", "/settings/words", "/settings/templates", "/settings/templates/quick",
            $"{empty}/timeline", $"{empty}/facts", $"{empty}/imports", $"{empty}/writeup", $"{choosing}/timeline", choice, $"{choosing}/imports", done, $"{loaded}/timeline",
            $"{sample}/timeline", $"{sample}/timeline?detail=key", $"{sample}/timeline?show=unpicked&noise=true", $"{sample}/timeline/events/new", @event, $"{sample}/imports", $"{sample}/facts", $"{sample}/erasure", $"{sample}/analysis", $"{empty}/analysis", factor,
            $"{sample}/writeup", $"{sample}/writeup/history", $"{sample}/writeup/history/1", $"{sample}/writeup/fresh-draft", $"{sample}/publish", $"/postmortems/{Steps.NumberOf(sample)}",
        ];
    }
}
