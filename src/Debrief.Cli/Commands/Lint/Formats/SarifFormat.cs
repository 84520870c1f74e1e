using System.Text.Json;
using Debrief.Lint;

namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>SARIF 2.1.0 (OASIS): one run, the rules with their documents, partial fingerprints as the baseline has them. No fixes: causes are never rewritten by machines.</summary>
internal sealed class SarifFormat : Format
{
    private readonly Utf8JsonWriter json;

    public SarifFormat(Stream output) : base(output)
    {
        json = new(output, Readable);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "debrief lint");
        json.WriteString("semanticVersion", typeof(SarifFormat).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in Catalogue.Rules) WriteRule(rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
    }

    public override void Write(LintedFile file)
    {
        foreach (var place in file.Findings) WriteResult(file.Path, place);
        json.Flush();
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    public override void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        Line("");
    }

    private void WriteRule(Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        json.WriteString("name", rule.GetType().Name);
        WriteText("shortDescription", rule.Why);
        json.WriteStartObject("help");
        json.WriteString("text", rule.Question);
        json.WriteString("markdown", rule.Document.Replace("[[", "**", StringComparison.Ordinal).Replace("]]", "**", StringComparison.Ordinal));
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(rule.Level));
        json.WriteBoolean("enabled", rule.IsOnByDefault);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteResult(string path, Place place)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", place.Rule.Code);
        json.WriteString("level", LevelOf(place.Level));
        WriteText("message", place.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteNumber("endLine", place.EndLine);
        json.WriteNumber("endColumn", place.EndColumn);
        json.WriteNumber("charOffset", place.Finding.Span.Start);
        json.WriteNumber("charLength", place.Finding.Span.Length);
        WriteText("snippet", place.Text);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("debrief/v1", Baseline.Fingerprint(place));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteText(string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(Level level) => level switch { Level.Error => "error", Level.Warning => "warning", _ => "note" };
}
