using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Tests.Features.Timeline;

/// <summary>Brings files into an incident as a browser does, and waits for the worker.</summary>
internal static class Bringing
{
    public static Task<HttpResponseMessage> Send(this Browser browser, Incident incident, params (string Name, byte[] Content)[] files) =>
        browser.Send(incident.Path, [.. files.Select(file => (file.Name, new ByteArrayContent(file.Content)))]);

    public static async Task<HttpResponseMessage> Send(this Browser browser, string incident, params (string Name, HttpContent Content)[] files)
    {
        var page = await browser.Open($"{incident}/imports");
        using var form = new MultipartFormDataContent { { new StringContent(page.Attribute("#drop input[name=__RequestVerificationToken]", "value")!), "__RequestVerificationToken" } };
        foreach (var (name, content) in files)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, "Files", name);
        }
        return await browser.Http.PostAsync(new Uri($"{incident}/imports", UriKind.Relative), form);
    }

    /// <returns>The upload once it waits for a choice, or failed.</returns>
    public static async Task<Upload> Bring(this App app, Browser browser, Incident incident, string name, byte[] content)
    {
        var answer = await browser.Send(incident, (name, content));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var id = Guid.Parse(answer.RequestMessage!.RequestUri!.Segments[^1]);
        return await app.Settled(id);
    }

    public static async Task<Upload> Load(this App app, Browser browser, Incident incident, Upload upload, object? choice = null)
    {
        var page = await browser.Open($"{incident.Path}/imports/{upload.Id}");
        var answer = await page.Submit("#choice", choice);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await app.Settled(upload.Id);
    }

    public static async Task<Upload> BringAndLoad(this App app, Browser browser, Incident incident, string name, byte[] content, object? choice = null)
    {
        var upload = await app.Bring(browser, incident, name, content);
        Assert.True(upload.State == UploadState.Waiting, upload.Problem);
        return await app.Load(browser, incident, upload, choice);
    }

    public static async Task<Upload> Settled(this App app, Guid id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var upload = await app.With(db => db.Uploads.AsNoTracking().SingleAsync(upload => upload.Id == id, patience.Token));
            if (!upload.IsWaitingForWorker) return upload;
            await Task.Delay(20, patience.Token);
        }
    }

    public static byte[] Zip(params (string Path, string Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return packed.ToArray();
    }
}
