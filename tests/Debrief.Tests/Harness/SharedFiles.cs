namespace Debrief.Tests.Harness;

/// <summary>Real payloads beside the repository, where they are to be had; tests that need them skip with a word elsewhere.</summary>
internal static class SharedFiles
{
    public static string Payload(string path)
    {
        var shared = Environment.GetEnvironmentVariable("DEBRIEF_SHARED") is { Length: > 0 } named ? named : Path.Combine(Repository.Root, "..", "shared");
        var file = Path.Combine(shared, "data", "payloads", path);
        Assert.SkipUnless(File.Exists(file), "The payloads are not beside the repository (DEBRIEF_SHARED names no folder).");
        return file;
    }
}
