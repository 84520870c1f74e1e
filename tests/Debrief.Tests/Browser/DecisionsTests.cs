using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>People come tired: a minor incident must not cost them more than twelve decisions, from the dropped export to the published page.</summary>
[Collection(nameof(Site))]
public sealed class DecisionsTests(Site site)
{
    [Fact]
    public async Task A_minor_incident_is_published_with_at_most_twelve_decisions()
    {
        var page = await site.Page();
        await page.NewIncident("Mail waited for 26 minutes", "Sev4");
        var made = new Decisions(page);

        await made.Drop(SearchOutage.SmallExport);
        await page.LookedInto();
        await made.Click(page.GetByText("#inc-mail"));
        await made.Click(page.Locator("#choice button"));
        await page.WaitForURLAsync("**/timeline");
        await made.Click(page.Locator("#pick-telling button"));
        await made.Click(page.Locator("#accept-all button"));
        await made.Click(page.GetByRole(AriaRole.Link, new() { Name = "Write-up" }));
        await made.Click(page.Locator("#start button"));
        await made.Answer("Which conditions came together here", "The relay's certificate is renewed by hand, and nobody was told that it ends.");
        await made.Answer("What held, that you would want to hold again?", "The queue kept every mail; none was lost.");
        await made.Answer("What will be different next time, whose work is it", "- Tom lets the relay renew its certificate itself, by 20 May.");
        await page.Saved();
        await made.Click(page.GetByRole(AriaRole.Link, new() { Name = "Publish", Exact = true }));
        await made.Click(page.Locator("#publish button"));
        await page.WaitForURLAsync("**/postmortems/*");

        Assert.True(made.All.Count <= 12, $"{made.All.Count} decisions: {string.Join(", ", made.All)}");
    }

    /// <summary>Counts what a person has to decide: each click, each thing dropped, each answer written.</summary>
    private sealed class Decisions(IPage page)
    {
        public List<string> All { get; } = [];

        public Task Drop(FilePayload file)
        {
            All.Add($"drop {file.Name}");
            return page.Drop(file);
        }

        public async Task Click(ILocator target)
        {
            All.Add($"click {(await target.InnerTextAsync()).Trim()}");
            await target.ClickAsync();
        }

        public Task Answer(string question, string answer)
        {
            All.Add($"answer {question}");
            return page.Answer(question, answer);
        }
    }
}
