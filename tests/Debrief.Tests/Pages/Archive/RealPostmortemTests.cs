using System.Text.Json;
using Debrief.Features.Timeline;
using Debrief.Pages.Archive;

namespace Debrief.Tests.Pages.Archive;

/// <summary>Real post-mortems of several organisations, where a machine has them: beside the repository, or where DEBRIEF_SHARED says.</summary>
public sealed class RealPostmortemTests(App app)
{
    private static readonly Dictionary<string, string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Summary"] = "Summary", ["Timeline"] = "Timeline", ["Contributing Factors"] = "Contributing factors", ["Action Items"] = "Actions", ["Lessons learned"] = "Lessons", ["Lessons learnt"] = "Lessons",
    };

    [Fact]
    public async Task A_folder_of_real_post_mortems_comes_in_as_its_manifest_says()
    {
        var root = Environment.GetEnvironmentVariable("DEBRIEF_SHARED") ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared"));
        var folder = Path.Combine(root, "data", "payloads");
        if (!Directory.Exists(folder)) Assert.Skip("the real post-mortems are not on this machine");
        var musts = File.ReadLines(Path.Combine(folder, "manifest.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("file").GetString()!.StartsWith("postmortems/markdown/", StringComparison.Ordinal))
            .ToDictionary(line => Path.GetFileName(line.GetProperty("file").GetString()!), line => line.GetProperty("must"));
        var noor = await app.SignedIn();

        var result = await noor.Import([.. musts.Keys.Select(name => (name, File.ReadAllBytes(Path.Combine(folder, "postmortems", "markdown", name))))]);

        var batch = Guid.Parse(result.Path[(result.Path.LastIndexOf('/') + 1)..]);
        var files = await app.With(db => db.ArchiveFiles.AsNoTracking().Where(file => file.BatchId == batch).ToDictionaryAsync(file => file.Name));
        var wrong = musts.SelectMany(must => Wrong(must.Key, must.Value, files[must.Key])).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var lacking = files.Values.Where(file => file.Outcome == ArchiveOutcome.Imported && file.Recognised!.OccurredAt is null).Select(file => file.Name);
        Assert.Empty(lacking);
        foreach (var number in result.Attributes(".brought h2 a", "href")) Assert.Equal(HttpStatusCode.OK, (await noor.Open(number)).Status);
    }

    private static IEnumerable<string> Wrong(string name, JsonElement must, ArchiveFile file)
    {
        var expected = name.Contains("template", StringComparison.OrdinalIgnoreCase) ? ArchiveOutcome.LeftAlone : ArchiveOutcome.Imported;
        if (file.Outcome != expected) yield return $"{name}: {file.Outcome} {file.Problem}";
        if (file.Recognised is not { } found) yield break;

        if (must.TryGetProperty("timeline_marks", out var marks) && marks.GetInt32() is > 0 and var count && found.Events < count) yield return $"{name}: {found.Events} events instead of {count}";
        if (!must.TryGetProperty("sections", out var sections)) yield break;
        foreach (var section in sections.EnumerateArray().Select(section => section.GetString()!).Where(Parts.ContainsKey))
        {
            if (!found.Parts.Contains(Parts[section])) yield return $"{name}: {section} is no part";
        }
    }
}
