using System.Text.Json;
using Debrief.Lint;
using Debrief.Lint.Actions;
using Debrief.Lint.Text;

namespace Debrief.Cli.Commands.Lint;

/// <summary>
/// <c>--input jsonl</c>: one sentence or action a line in, its labels a line out, in order. Labels are the eight categories of language;
/// what an action lacks stands in <c>action</c>.
/// </summary>
internal static class SentenceRows
{
    public static async Task<int> RunAsync(TextReader input, Stream output, LintOptions options, CancellationToken ct)
    {
        var linters = new Dictionary<Section, Linter>();
        using var json = new Utf8JsonWriter(output);
        var (number, answer) = (0, ExitCode.Done);
        while (await input.ReadLineAsync(ct) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var row = JsonDocument.Parse(line);
                Write(json, row.RootElement, options, linters);
                json.Flush();
                output.WriteByte((byte)'\n');
                json.Reset();
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                json.Reset();
                Console.Error.WriteLine($"debrief lint: line {number} is no row: {broken.Message}");
                answer = ExitCode.WrongUsage;
            }
        }
        await output.FlushAsync(ct);
        return answer;
    }

    private static void Write(Utf8JsonWriter json, JsonElement row, LintOptions options, Dictionary<Section, Linter> linters)
    {
        var text = row.GetProperty("text").GetString() ?? "";
        var (group, header, heading) = (Text(row, "group_heading"), Text(row, "table_header"), Text(row, "section_heading"));
        var isAction = group is not null || header is not null || heading is not null;
        var section = Text(row, "section") is { Length: > 0 } named ? SectionNames.Named(named) ?? throw new JsonException($"there is no section {named}") : isAction ? Section.Actions : Section.None;
        if (!linters.TryGetValue(section, out var linter)) linters[section] = linter = new(options with { Section = section, KeepAll = true });

        var levels = linter.Lint(text).Findings.Where(finding => Category.OfLanguage.Contains(finding.Rule.Category))
            .GroupBy(finding => finding.Rule.Category).ToDictionary(found => found.Key, found => found.Max(finding => finding.Level));
        json.WriteStartObject();
        json.WritePropertyName("id");
        row.GetProperty("id").WriteTo(json);
        json.WriteStartArray("labels");
        foreach (var category in Category.OfLanguage.Where(levels.ContainsKey)) json.WriteStringValue(category);
        json.WriteEndArray();
        json.WriteStartObject("levels");
        foreach (var category in Category.OfLanguage.Where(levels.ContainsKey)) json.WriteString(category, Words.Of(levels[category]));
        json.WriteEndObject();
        if (isAction || section == Section.Actions) WriteAction(json, ActionReader.Read(text, new(group ?? "", Columns(header)), options));
        json.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter json, ActionItem item)
    {
        json.WriteStartObject("action");
        json.WriteString("owner", Words.Of(item.Owner.Kind));
        json.WriteString("verb", item.Verb == Verb.Concrete ? "concrete" : "vague");
        json.WriteString("outcome", item.Outcome == Outcome.Measurable ? "measurable" : "not");
        json.WriteString("deadline", item.Deadline.IsGiven ? "yes" : "no");
        json.WriteString("verdict", item.IsStrong ? "strong" : "weak");
        json.WriteString("tier", item.Tier.ToString());
        json.WriteEndObject();
    }

    private static string[] Columns(string? header) => header is { Length: > 0 } ? [.. header.Trim().Trim('|').Split('|').Select(cell => cell.Trim())] : [];

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
