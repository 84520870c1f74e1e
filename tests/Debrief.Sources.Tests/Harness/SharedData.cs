using System.Text.Json;

namespace Debrief.Sources.Tests.Harness;

/// <summary>The real payloads beside the repository, where they are to be had; tests that need them skip with a word elsewhere.</summary>
public static class SharedData
{
    public static string Payload(string path)
    {
        var root = Root();
        Assert.SkipWhen(root is null, "The payloads are not beside the repository (DEBRIEF_SHARED names no folder).");
        return Path.Combine(root!, "data", "payloads", path);
    }

    /// <summary>What the manifest says a payload must give.</summary>
    public static IEnumerable<(string File, JsonElement Must)> Manifest(string folder)
    {
        foreach (var line in File.ReadLines(Payload("manifest.jsonl")))
        {
            var entry = JsonDocument.Parse(line).RootElement;
            var file = entry.GetProperty("file").GetString()!;
            if (file.StartsWith(folder, StringComparison.Ordinal))
                yield return (file, entry.GetProperty("must"));
        }
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("DEBRIEF_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Debrief.slnx")))
                return Path.Combine(folder.Parent!.FullName, "shared") is var beside && Directory.Exists(beside) ? beside : null;
        }
        return null;
    }
}
