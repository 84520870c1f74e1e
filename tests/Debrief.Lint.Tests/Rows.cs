using System.Runtime.CompilerServices;
using System.Text.Json;
using Debrief.Lint.Text;

namespace Debrief.Lint.Tests;

/// <summary>Labelled sentences: the project's own under bench/coach, and those of real post-mortems where a machine has them.</summary>
internal static class Rows
{
    public static string Root { get; } = Above();

    public static string Shared => Environment.GetEnvironmentVariable("DEBRIEF_SHARED") is { Length: > 0 } named ? named : Path.Combine(Root, "..", "shared");

    public static IEnumerable<(Section Section, string Text)> Own() =>
        from file in Directory.GetFiles(Path.Combine(Root, "bench", "coach"), "*.txt").Order(StringComparer.Ordinal)
        from line in File.ReadLines(file)
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('|')
        select (SectionNames.Named(cells[0].Trim())!.Value, cells[2].Trim());

    public static IEnumerable<(Section Section, string Text)> Real()
    {
        var file = Path.Combine(Shared, "data", "language", "sentences.jsonl");
        Assert.SkipUnless(File.Exists(file), "No labelled sentences of real post-mortems are beside the repository (DEBRIEF_SHARED names no folder).");
        return File.ReadLines(file).Where(line => line.Length > 0).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            return (SectionNames.Named(row.RootElement.GetProperty("section").GetString()!) ?? Section.None, row.RootElement.GetProperty("text").GetString()!);
        });
    }

    public static IEnumerable<string> RealDocuments() => Directory.GetFiles(Path.Combine(Shared, "data", "language", "docs")).Where(file => !file.EndsWith(".jsonl", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static string Above([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
