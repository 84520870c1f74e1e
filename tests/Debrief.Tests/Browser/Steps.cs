using System.Globalization;
using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>What people do with the product, as they do it: by the words on the page, the mouse and the keyboard.</summary>
internal static class Steps
{
    extension(IPage page)
    {
        public async Task OpenAccount(string link)
        {
            await page.GotoAsync(link);
            await page.GetByLabel("Name").FillAsync(Site.Name);
            await page.GetByLabel("Email").FillAsync(Site.Email);
            await page.GetByLabel("Password").FillAsync(Site.Password);
            await page.Press("Open the account");
            await page.WaitForURLAsync("**/");
        }

        public async Task SignIn()
        {
            await page.GotoAsync("/sign-in");
            await page.GetByLabel("Email").FillAsync(Site.Email);
            await page.GetByLabel("Password").FillAsync(Site.Password);
            await page.Press("Sign in");
            await page.WaitForURLAsync("**/");
        }

        public Task Press(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

        public Task Follow(string name) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

        /// <returns>The address of the new incident.</returns>
        public async Task<string> NewIncident(string title, string? severity = null, string? services = null)
        {
            await page.GotoAsync("/incidents/new");
            await page.GetByLabel("What happened?").FillAsync(title);
            if (severity is not null) await page.GetByLabel("Severity").SelectOptionAsync(severity);
            if (services is not null) await page.GetByLabel("Services").FillAsync(services);
            await page.Press("Create, and bring evidence");
            await page.WaitForURLAsync("**/timeline");
            return new Uri(page.Url).AbsolutePath[..^"/timeline".Length];
        }

        /// <summary>Lets go of files over the place to drop them, and waits until they were looked into.</summary>
        public async Task Drop(params FilePayload[] files)
        {
            await using var carried = await page.EvaluateHandleAsync(
                """
                files => {
                  const carried = new DataTransfer();
                  for (const { name, type, bytes } of files) carried.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name, { type }));
                  return carried;
                }
                """,
                files.Select(file => new { name = file.Name, type = file.MimeType, bytes = Convert.ToBase64String(file.Buffer) }).ToArray());
            await page.Locator("drop-zone").DispatchEventAsync("drop", new { dataTransfer = carried });
            await page.WaitForURLAsync("**/imports**");
        }

        public Task LookedInto() => page.Locator("#choice").WaitForAsync();

        public async Task LoadChosen()
        {
            await page.Press("Load into the timeline");
            await Assertions.Expect(page.Locator("#upload[data-state=Done]").Or(page.Locator("#spine"))).ToBeVisibleAsync();
        }

        /// <summary>Scrolls the text as a reader does until the line is there: the editor holds only what is on the screen.</summary>
        public async Task<ILocator> Line(string words)
        {
            var line = page.Locator(".cm-line").Filter(new() { HasText = words }).First;
            await page.Locator(".cm-content").FocusAsync();
            await page.Keyboard.PressAsync("Control+Home");
            for (var scrolled = 0; await line.CountAsync() == 0; scrolled++)
            {
                Assert.True(scrolled < 40, $"No line says “{words}”.");
                await page.Keyboard.PressAsync("PageDown");
                await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
            }
            return line;
        }

        /// <summary>Writes the answer where the question stood.</summary>
        public async Task Answer(string question, string answer)
        {
            await (await page.Line(question)).ClickAsync();
            // Twice: the first press stops where the line is wrapped.
            foreach (var key in new[] { "Home", "Home", "Shift+End", "Shift+End" }) await page.Keyboard.PressAsync(key);
            await page.Keyboard.TypeAsync(answer);
        }

        /// <summary>Takes away a question that does not apply.</summary>
        public async Task Dismiss(string question)
        {
            await (await page.Line(question)).ClickAsync();
            await page.Keyboard.PressAsync("Control+Shift+k");
        }

        public Task Saved() => Assertions.Expect(page.Locator(".editor-state")).ToHaveAttributeAsync("data-state", "saved");

        /// <summary>Asks the library until it has read the log, which it does a moment after publishing.</summary>
        public async Task<ILocator> FindInLibrary(string words, string title)
        {
            var hit = page.Locator("#results").GetByRole(AriaRole.Link, new() { Name = title });
            for (var asked = 0; ; asked++)
            {
                await page.GotoAsync("/library");
                await page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync(words);
                await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
                await page.WaitForURLAsync($"**/library?q={Uri.EscapeDataString(words)}*");
                await Assertions.Expect(page.Locator("#results > *").First).ToBeVisibleAsync();
                if (await hit.CountAsync() > 0) return hit;
                Assert.True(asked < 60, $"Nobody finds “{title}” by “{words}”.");
                await page.WaitForTimeoutAsync(500);
            }
        }

        /// <summary>For the README, when DEBRIEF_SCREENSHOTS is 1.</summary>
        public async Task Picture(string name)
        {
            if (Environment.GetEnvironmentVariable("DEBRIEF_SCREENSHOTS") != "1") return;
            await page.Mouse.MoveAsync(0, 0);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "images", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    public static int NumberOf(string incident) => int.Parse(incident.Split('/')[^1], CultureInfo.InvariantCulture);
}
