using System.Text.Json;
using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Drafting.Tests.Past.Formats;

/// <summary>Exports of real tools, or made as those make them, against what each is known to say.</summary>
public sealed class RealArchiveTests
{
    private static readonly Dictionary<string, Part> Sections = new()
    {
        ["Summary"] = Part.Summary, ["Timeline"] = Part.Timeline, ["Contributing Factors"] = Part.Factors, ["Lessons Learned"] = Part.Lessons, ["Lessons learned"] = Part.Lessons, ["Action Items"] = Part.Actions, ["Action items"] = Part.Actions,
    };

    [Fact]
    public void Every_export_is_read_as_it_is_known_to_be()
    {
        var folder = Repository.Shared(Path.Combine("data", "payloads"));
        var wrong = new List<string>();
        var read = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "manifest.jsonl")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var file = line.GetProperty("file").GetString()!;
            if (!file.StartsWith("postmortems/", StringComparison.Ordinal) || file.EndsWith(".zip", StringComparison.Ordinal)) continue;
            var bytes = File.ReadAllBytes(Path.Combine(folder, file));
            if (PastFormats.Read(Path.GetFileName(file), bytes) is not { } text) { wrong.Add($"{file}: not known"); continue; }
            read++;
            wrong.AddRange(Wrong(line.GetProperty("must"), text, Path.GetFileName(file)).Select(what => $"{file}: {what}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(read > 20, $"{read} files");
    }

    private static IEnumerable<string> Wrong(JsonElement must, PastText text, string name)
    {
        var past = PastPostmortem.Read(text.Markdown, name);
        if (must.TryGetProperty("sections", out var sections))
        {
            foreach (var section in sections.EnumerateArray().Select(section => section.GetString()!))
            {
                if (!text.Markdown.Contains($"# {section}", StringComparison.Ordinal)) yield return $"no heading {section}";
                if (Sections.TryGetValue(section, out var part) && past.Parts.All(found => !found.Parts.Contains(part))) yield return $"{section} is no part";
            }
        }
        if (!must.TryGetProperty("timeline_marks", out var marks) || name.Contains("emplate", StringComparison.Ordinal)) yield break;

        var bytes = System.Text.Encoding.UTF8.GetBytes(text.Markdown);
        using var source = new BareSource(name, bytes.Length, () => new MemoryStream(bytes));
        var timeline = SourceReading.Read([source], new() { Date = past.OccurredOn });
        if (timeline.Events.Count < marks.GetInt32()) yield return $"{timeline.Events.Count} events instead of {marks.GetInt32()}";
        if (name.StartsWith("openscapes", StringComparison.Ordinal) && (timeline.Events.Count < 12 || timeline.Events[0].At != new DateTimeOffset(2025, 7, 22, 5, 3, 0, TimeSpan.Zero))) yield return $"{timeline.Events.Count} events from {timeline.Events[0].At:O}";
        if (name.StartsWith("PM2021", StringComparison.Ordinal) && past.Severity != "SEV1") yield return $"severity {past.Severity}";
    }
}
