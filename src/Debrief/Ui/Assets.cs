using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Debrief.Ui;

/// <summary>Where the files of the web build are: their names carry a hash, so a browser may keep them for ever.</summary>
public sealed partial class Assets
{
    private const string Manifest = "assets/manifest.json";
    private readonly ILogger<Assets> log;
    private volatile Dictionary<string, Entry> entries = [];

    public Assets(IWebHostEnvironment host, ILogger<Assets> log)
    {
        this.log = log;
        ChangeToken.OnChange(() => host.WebRootFileProvider.Watch(Manifest), () => Read(host.WebRootFileProvider));
        Read(host.WebRootFileProvider);
    }

    /// <summary>The address of the sprite; an icon is this, "#" and its name.</summary>
    public string Icons => Url("icons.svg");

    public string Url(string source) => "/assets/" + (entries.TryGetValue(source, out var entry) ? entry.File : source);

    public string Style(string source) => "/assets/" + (entries.TryGetValue(source, out var entry) && entry.Css is [var css, ..] ? css : source);

    /// <summary>The face of titles and texts, worth fetching before the style sheet asks for it.</summary>
    public string Font => Url("../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2");

    private void Read(IFileProvider files)
    {
        var file = files.GetFileInfo(Manifest);
        if (!file.Exists)
        {
            LogMissing();
            return;
        }

        using var stream = file.CreateReadStream();
        entries = JsonSerializer.Deserialize<Dictionary<string, Entry>>(stream)!;
    }

    [LoggerMessage(LogLevel.Warning, "The pages have no style and no script: run `npm ci && npm run build` in the repository's root.")]
    private partial void LogMissing();

    private sealed record Entry([property: JsonPropertyName("file")] string File, [property: JsonPropertyName("css")] string[]? Css);
}
