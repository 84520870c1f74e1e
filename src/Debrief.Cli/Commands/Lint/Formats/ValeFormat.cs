using System.Text.Json;
using Debrief.Lint;

namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>The JSON of Vale: file to alerts, with the columns of the first line as span.</summary>
internal sealed class ValeFormat : Format
{
    private readonly Utf8JsonWriter json;

    public ValeFormat(Stream output) : base(output)
    {
        json = new(output, Readable);
        json.WriteStartObject();
    }

    public override void Write(LintedFile file)
    {
        if (file.Findings.Count == 0) return;
        json.WriteStartArray(file.Path);
        foreach (var place in file.Findings)
        {
            json.WriteStartObject();
            json.WriteStartObject("Action");
            json.WriteString("Name", "");
            json.WriteNull("Params");
            json.WriteEndObject();
            json.WriteStartArray("Span");
            json.WriteNumberValue(place.Column);
            json.WriteNumberValue(place.EndLine == place.Line ? Math.Max(place.Column, place.EndColumn - 1) : place.Column);
            json.WriteEndArray();
            json.WriteString("Check", $"Debrief.{place.Rule.Code}");
            json.WriteString("Description", place.Rule.Name);
            json.WriteString("Link", "");
            json.WriteString("Message", place.Message);
            json.WriteString("Severity", place.Level switch { Level.Error => "error", Level.Warning => "warning", _ => "suggestion" });
            json.WriteString("Match", place.Text);
            json.WriteNumber("Line", place.Line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Flush();
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    public override void End()
    {
        json.WriteEndObject();
        json.Flush();
        Line("");
    }
}
