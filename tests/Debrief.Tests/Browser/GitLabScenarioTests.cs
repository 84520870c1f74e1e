using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>A real outage that its people told in public, from the files it left to a published page.</summary>
[Collection(nameof(Site))]
public sealed class GitLabScenarioTests(Site site)
{
    private const string Folder = "scenarios/gitlab-2017-01-31/";

    [Fact]
    public async Task The_real_outage_goes_from_its_files_to_a_published_page()
    {
        var expected = JsonDocument.Parse(await File.ReadAllTextAsync(SharedFiles.Payload(Folder + "expected.json"), TestContext.Current.CancellationToken)).RootElement;
        var title = expected.GetProperty("title").GetString()!;
        var page = await site.Page();
        var incident = await page.NewIncident(title, "Sev1", "gitlab.com");

        foreach (var name in new[] { "1-slack-export.zip", "2-pagerduty-incident.triggered.json", "3-notes.txt" })
        {
            await page.GotoAsync($"{incident}/imports");
            await page.Locator("#f-Files").SetInputFilesAsync(SharedFiles.Payload(Folder + name));
            await page.WaitForURLAsync("**/imports/*");
            await page.LookedInto();
            await page.LoadChosen();
        }

        await page.GotoAsync($"{incident}/timeline");
        await Assertions.Expect(page.Locator(".conflict")).ToContainTextAsync("The sources differ.");
        await Assertions.Expect(page.Locator("#proposals")).ToContainTextAsync("acknowledged");
        await page.Locator("#pick-telling button").ClickAsync();
        await page.Locator("#accept-all button").ClickAsync();
        await Assertions.Expect(page.Locator("#proposals")).ToHaveCountAsync(0);

        await page.GotoAsync($"{incident}/facts");
        var phases = expected.GetProperty("phases");
        foreach (var (field, phase) in new[] { ("ImpactStarted", "start"), ("Detected", "detected"), ("Resolved", "resolved") })
        {
            // January in London is UTC.
            var at = DateTimeOffset.Parse(phases.GetProperty(phase).GetString()!, CultureInfo.InvariantCulture);
            Assert.Equal(at.UtcDateTime, DateTime.Parse(await page.Locator($"#f-{field}").InputValueAsync(), CultureInfo.InvariantCulture));
        }
        await Assertions.Expect(page.Locator("#f-Acknowledged")).ToHaveValueAsync("");

        await page.GotoAsync($"{incident}/writeup");
        await page.GetByLabel("Quick").CheckAsync();
        await page.Press("Write the draft");
        await Assertions.Expect(page.Locator(".cm-content .chip").First).ToBeVisibleAsync();
        await page.Answer("Which conditions came together here", "Five ways to restore, none of them tried, and a terminal that did not say which host it was.");
        await page.Answer("What held, that you would want to hold again?", "A snapshot taken six hours earlier for another reason.");
        await page.Answer("What will be different next time, whose work is it", "- Restores are tried every week; the database team, from 15 February.");
        await page.Saved();
        await page.GotoAsync($"{incident}/publish");
        await page.Press("Publish");

        await page.WaitForURLAsync("**/postmortems/*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator("article .text")).ToContainTextAsync("A snapshot taken six hours earlier");
    }
}
