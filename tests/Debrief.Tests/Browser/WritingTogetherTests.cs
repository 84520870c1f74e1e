using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>Two real browsers in one text.</summary>
[Collection(nameof(Site))]
public sealed class WritingTogetherTests(Site site)
{
    [Fact]
    public async Task Two_write_in_one_text_see_each_other_and_take_back_only_what_is_their_own()
    {
        var (here, there) = await Both();
        var said = here.Listen();

        await AtTheBeginning(here, "We looked at the wrong panel. ");
        await Assertions.Expect(there.Locator(".cm-content")).ToContainTextAsync("We looked at the wrong panel.");
        await AtTheBeginning(there, "It read zero. ");
        await Assertions.Expect(here.Locator(".cm-content")).ToContainTextAsync("It read zero.");
        await Assertions.Expect(here.Locator(".cm-content")).ToContainTextAsync("We looked at the wrong panel.");

        await here.Locator(".cm-content").FocusAsync();
        await here.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(there.Locator(".cm-content")).Not.ToContainTextAsync("wrong panel");
        await Assertions.Expect(there.Locator(".cm-content")).ToContainTextAsync("It read zero.");
        await Assertions.Expect(here.Locator(".other-cursor .other-name")).ToHaveTextAsync(Site.Name);
        await Assertions.Expect(here.Locator(".editor-people")).ToHaveTextAsync(Site.Name);
        await here.Saved();

        await there.Context.CloseAsync();
        await Assertions.Expect(here.Locator(".other-cursor")).ToHaveCountAsync(0);
        Seeing.Nothing(said);
        Seeing.Nothing(await here.Barriers("markdown-editor"));
        await here.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_down_outlives_the_page_and_arrives()
    {
        var (here, there) = await Both(out var wire);

        await wire.CutAsync();
        await Assertions.Expect(here.Locator(".editor-state")).ToHaveAttributeAsync("data-state", "offline");
        await AtTheBeginning(here, "Typed in a tunnel.");
        await AtTheBeginning(there, "Typed at a desk. ");
        await Assertions.Expect(here.Locator(".editor-state")).ToHaveTextAsync("Offline. Everything you type is kept here.");
        here.Dialog += (_, leaving) => _ = leaving.AcceptAsync();
        await here.ReloadAsync();
        await Assertions.Expect(here.Locator(".cm-content")).ToContainTextAsync("Typed in a tunnel.");

        wire.Heal();
        await here.Saved();
        foreach (var page in new[] { here, there })
        {
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("Typed in a tunnel.");
            await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("Typed at a desk.");
            await page.Context.CloseAsync();
        }
    }

    private Task<(IPage Here, IPage There)> Both() => Both(out _);

    private Task<(IPage Here, IPage There)> Both(out Wire cut)
    {
        var wire = cut = new Wire();
        return Open();

        async Task<(IPage, IPage)> Open()
        {
            var (here, there) = (await site.Page(), await site.Page());
            await here.RouteWebSocketAsync("**/writeup/live*", wire.Take);
            var incident = await here.NewIncident("Search returned nothing");
            await here.GotoAsync($"{incident}/writeup");
            await here.Press("Write the draft");
            await here.Saved();
            await there.GotoAsync($"{incident}/writeup");
            await there.Saved();
            return (here, there);
        }
    }

    private static async Task AtTheBeginning(IPage page, string words)
    {
        await page.Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>The line of one page, to be cut.</summary>
    private sealed class Wire
    {
        private readonly List<IWebSocketRoute> open = [];
        private bool isCut;

        public void Take(IWebSocketRoute socket)
        {
            if (isCut)
            {
                _ = socket.CloseAsync(new() { Code = 4000 });
                return;
            }
            socket.ConnectToServer();
            open.Add(socket);
        }

        public async Task CutAsync()
        {
            isCut = true;
            foreach (var socket in open) await socket.CloseAsync(new() { Code = 4000 });
            open.Clear();
        }

        public void Heal() => isCut = false;
    }
}
