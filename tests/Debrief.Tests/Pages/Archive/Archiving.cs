using System.Net.Http.Headers;
using System.Text;

namespace Debrief.Tests.Pages.Archive;

/// <summary>Brings files to the door of the archive as a browser does.</summary>
internal static class Archiving
{
    public static Task<Page> Import(this Browser browser, params (string Name, string Content)[] files) =>
        browser.Import([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]);

    /// <summary>Brought, read and approved as they are; the page that says what became of them.</summary>
    public static async Task<Page> Import(this Browser browser, (string Name, byte[] Content)[] files, string zone = "UTC", bool restrict = false, string? pasted = null) =>
        await browser.Approve(await browser.Bring(files, zone, restrict, pasted));

    public static async Task<Page> Approve(this Browser browser, Page page) => page.Has("#approval") ? await browser.Wait(await page.Submit("#approval")) : page;

    public static Task<Page> Bring(this Browser browser, params (string Name, string Content)[] files) =>
        browser.Bring([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]);

    public static async Task<Page> Wait(this Browser browser, Page page)
    {
        for (var left = 600; left > 0 && page.Has("#batch[data-state=Reading], #batch[data-state=Importing]"); left--)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            page = await browser.Open(page.Path);
        }
        return page;
    }

    /// <summary>Brought and read; the page that asks what to do.</summary>
    public static async Task<Page> Bring(this Browser browser, (string Name, byte[] Content)[] files, string zone = "UTC", bool restrict = false, string? pasted = null)
    {
        var page = await browser.Open("/library/import");
        Assert.True(page.Has("#drop input[name=Zone]") && page.Has("#drop input[name=Restrict]") && page.Has("#drop textarea[name=Text]"));
        using var form = new MultipartFormDataContent { { new StringContent(page.Attribute("#drop input[name=__RequestVerificationToken]", "value")!), "__RequestVerificationToken" } };
        form.Add(new StringContent(zone), "Zone");
        if (restrict) form.Add(new StringContent("true"), "Restrict");
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "Files", name);
        }
        if (pasted is not null) form.Add(new StringContent(pasted), "Text");
        return await browser.Wait(await Page.Of(browser, await browser.Http.PostAsync(new Uri(page.Attribute("#drop", "action")!, UriKind.Relative), form)));
    }

    /// <summary>What became of each file, in their order.</summary>
    public static string[] Outcomes(this Page page) => [.. page.Attributes(".brought", "data-outcome")];

    /// <summary>The post-mortem that a result page leads to first.</summary>
    public static int FirstNumber(this Page page) => int.Parse(page.Attribute(".brought h2 a", "href")!["/postmortems/".Length..], System.Globalization.CultureInfo.InvariantCulture);

    public static Task<string> Export(this Browser browser, int number) => browser.Http.GetStringAsync(new Uri($"/postmortems/{number}.md", UriKind.Relative));
}
