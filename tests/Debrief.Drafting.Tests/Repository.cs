using System.Runtime.CompilerServices;

namespace Debrief.Drafting.Tests;

internal static class Repository
{
    public static string Here { get; } = Folder();

    /// <summary>The folder of real documents, where a machine has one: beside the repository, or where DEBRIEF_SHARED says. Else the test is skipped.</summary>
    public static string Shared(string path)
    {
        var root = Environment.GetEnvironmentVariable("DEBRIEF_SHARED") ?? Path.GetFullPath(Path.Combine(Here, "..", "..", "..", "shared"));
        var folder = Path.Combine(root, path);
        if (!Directory.Exists(folder)) Assert.Skip($"{path} is not on this machine");
        return folder;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
