using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Debrief.Tests.Harness;

/// <summary>What is asked of every page in a real browser.</summary>
internal static class Seeing
{
    /// <summary>Fails with all of it; the usual assertions show a beginning only.</summary>
    public static void Nothing(IReadOnlyCollection<string> complaints) => Assert.True(complaints.Count == 0, string.Join("\n", complaints));

    extension(IPage page)
    {
        /// <summary>All that the page complains of from now on: errors and warnings in its console (what the policy blocked is one), and scripts that broke.</summary>
        public List<string> Listen()
        {
            var said = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning") said.Add($"{page.Url}: {message.Text}");
            };
            page.PageError += (_, error) => said.Add($"{page.Url}: {error}");
            return said;
        }

        /// <summary>What axe finds, one line a rule.</summary>
        public async Task<string[]> Barriers(string? within = null)
        {
            var found = within is null ? await page.RunAxe() : await page.Locator(within).RunAxe();
            return [.. found.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")];
        }

        /// <summary>How wide the page is; more than the screen means that a reader has to scroll sideways.</summary>
        public Task<int> Width() => page.EvaluateAsync<int>("document.documentElement.scrollWidth");
    }
}
