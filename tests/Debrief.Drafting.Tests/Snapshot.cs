namespace Debrief.Drafting.Tests;

/// <summary>Holds a whole artefact against the file beside the tests. To accept a change on purpose, run with DEBRIEF_ACCEPT=1 and read the diff.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual)
    {
        var file = Path.Combine(Repository.Here, "Snapshots", name);
        if (Environment.GetEnvironmentVariable("DEBRIEF_ACCEPT") == "1") File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{name} does not exist yet; run once with DEBRIEF_ACCEPT=1");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
