using Debrief.Http;
using Debrief.Ui;
using Debrief.Ui.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Debrief.Tests.Ui.Design;

/// <summary>The page that shows every component, in a real browser, under the real policy, without the rest of the product.</summary>
public sealed class DesignPageTests : IAsyncLifetime
{
    private WebApplication app = null!;
    private Chromium chromium = null!;

    public async ValueTask InitializeAsync()
    {
        chromium = await Chromium.StartAsync();
        app = Product(Environments.Development);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (chromium is not null) await chromium.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task It_is_accessible_quiet_and_no_wider_than_the_screen(int width, ColorScheme scheme)
    {
        var page = await chromium.Page(width, scheme);
        var said = page.Listen();
        await Open(page);

        Assert.Equal(width, await page.Width());
        Assert.Empty(await page.Barriers());
        Assert.Empty(said);
    }

    [Fact]
    public async Task The_open_palette_and_dialog_are_accessible()
    {
        var page = await chromium.Page();
        await Open(page);

        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette-q")).ToBeFocusedAsync();
        Assert.Empty(await page.Barriers("#palette"));

        await page.Keyboard.PressAsync("Escape");
        await page.GetByText("Open a dialog").ClickAsync();
        Assert.Empty(await page.Barriers("#d1"));
    }

    [Fact]
    public async Task The_palette_finds_a_page_by_the_beginning_of_its_name()
    {
        var page = await chromium.Page();
        await Open(page);

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("lib");

        await Assertions.Expect(page.Locator("#palette [role=option]:visible")).ToHaveTextAsync(["Library"]);
    }

    [Fact]
    public async Task Times_stand_in_the_zone_of_the_browser_from_the_second_page_on()
    {
        var page = await chromium.Page(zone: "Asia/Kolkata");
        await Open(page);
        await page.ReloadAsync();

        var time = page.Locator(".timeline time").First;
        await Assertions.Expect(time).ToHaveTextAsync("18:38");
        await Assertions.Expect(time).ToHaveAttributeAsync("title", "2026-05-12 13:08 UTC");
    }

    [Fact]
    public async Task A_chosen_theme_holds_without_script_on_the_next_page()
    {
        var page = await chromium.Page();
        await Open(page);

        await page.GetByText("Dark", new() { Exact = true }).ClickAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task What_is_typed_is_saved()
    {
        var page = await chromium.Page();
        var editor = await Editor(page, 0);

        await page.Keyboard.TypeAsync(" And then it was quiet.");

        await Assertions.Expect(editor.Locator(".editor-state")).ToHaveTextAsync("Saved");
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(localStorage)"));
    }

    [Fact]
    public async Task A_clash_shows_both_texts_survives_a_reload_and_ends_when_a_person_decides()
    {
        var page = await chromium.Page();
        var editor = await Editor(page, 1);
        await page.Keyboard.TypeAsync(" We waited.");
        await Assertions.Expect(editor.GetByText("Saved by Priya Raman")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Assertions.Expect(editor.Locator(".cm-merge-b .cm-content")).ToContainTextAsync("We waited.");
        Assert.Empty(await page.Barriers("#clash"));

        await editor.GetByText("Take the left side").ClickAsync();
        await Assertions.Expect(editor.Locator(".editor-state")).ToHaveTextAsync("Saved");
        await Assertions.Expect(editor.Locator("textarea")).ToHaveValueAsync("The panel read zero.\n\nWe restarted the pods.\n");
    }

    [Fact]
    public async Task A_file_goes_up_and_the_next_page_says_so_with_a_way_back()
    {
        var page = await chromium.Page();
        await Open(page);

        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "payments.json", MimeType = "application/json", Buffer = "[]"u8.ToArray() });

        await Assertions.Expect(page.Locator(".toast-area .toast")).ToContainTextAsync("Received 1 file");
        await Assertions.Expect(page.Locator(".toast-area form[action='/design/text'] button")).ToHaveTextAsync("Undo");
    }

    [Fact]
    public async Task A_refused_file_is_said_where_it_was_dropped()
    {
        var page = await chromium.Page();
        await Open(page);

        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "empty.json", MimeType = "application/json", Buffer = [] });

        await Assertions.Expect(page.Locator("drop-zone [data-problem]")).ToHaveTextAsync("That file is empty. Nothing was taken in.");
    }

    [Fact]
    public async Task The_divider_moves_by_the_arrow_keys_and_stays_where_it_was_put()
    {
        var page = await chromium.Page();
        await Open(page);
        var divider = page.GetByRole(AriaRole.Separator);
        var before = int.Parse((await divider.GetAttributeAsync("aria-valuenow"))!, System.Globalization.CultureInfo.InvariantCulture);

        await divider.PressAsync("ArrowRight");
        await page.ReloadAsync();

        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-valuenow", $"{before + 16}");
    }

    [Fact]
    public async Task One_letter_keys_can_be_switched_off()
    {
        var page = await chromium.Page();
        await Open(page);
        // The editor on this page takes the focus, and in it a question mark is a question mark.
        await page.EvaluateAsync("() => document.activeElement?.blur()");

        await page.Keyboard.PressAsync("?");
        Assert.Empty(await page.Barriers("#keys"));
        await page.GetByText("One-letter keys are on").ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");

        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task It_is_not_there_in_production()
    {
        await using var production = Product(Environments.Production);
        await production.StartAsync(TestContext.Current.CancellationToken);

        var answer = await (await chromium.Page()).APIRequest.GetAsync(production.Urls.First() + "/design");

        Assert.Equal(404, answer.Status);
    }

    private async Task Open(IPage page)
    {
        await page.GotoAsync(app.Urls.First() + "/design");
        await Assertions.Expect(page.Locator(".cm-content")).ToHaveCountAsync(2);
    }

    private async Task<ILocator> Editor(IPage page, int index)
    {
        await Open(page);
        var editor = page.Locator("markdown-editor").Nth(index);
        await editor.Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        return editor;
    }

    private static WebApplication Product(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            ApplicationName = typeof(Assets).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Repository.Root, "src/Debrief"),
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddUi();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseAssets();
        app.UseFormTokens();
        app.MapDesign();
        return app;
    }
}
