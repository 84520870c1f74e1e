using System.Text.Json;

namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>The contract: files with their findings, then the summary.</summary>
internal sealed class JsonFormat : Format
{
    private readonly Utf8JsonWriter json;
    private readonly SortedDictionary<string, int> byRule = new(StringComparer.Ordinal);
    private int files, words;

    public JsonFormat(Stream output) : base(output)
    {
        json = new(output, Readable);
        json.WriteStartObject();
        json.WriteStartArray("files");
    }

    public override void Write(LintedFile file)
    {
        if (file.Failure is not null) return;
        (files, words) = (files + 1, words + file.Words);
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteStartArray("findings");
        foreach (var place in file.Findings)
        {
            byRule[place.Rule.Code] = byRule.GetValueOrDefault(place.Rule.Code) + 1;
            WriteFinding(json, place, null);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    public override void End()
    {
        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("files", files);
        json.WriteNumber("words", words);
        json.WriteNumber("findings", byRule.Values.Sum());
        json.WriteStartObject("byRule");
        foreach (var (code, count) in byRule) json.WriteNumber(code, count);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        Line("");
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    public static void WriteFinding(Utf8JsonWriter json, Place place, string? path)
    {
        json.WriteStartObject();
        if (path is not null) json.WriteString("path", path);
        json.WriteString("rule", place.Rule.Code);
        json.WriteString("name", place.Rule.Name);
        json.WriteString("category", place.Rule.Category);
        json.WriteString("level", Words.Of(place.Level));
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteNumber("endLine", place.EndLine);
        json.WriteNumber("endColumn", place.EndColumn);
        json.WriteNumber("offset", place.Finding.Span.Start);
        json.WriteNumber("length", place.Finding.Span.Length);
        json.WriteString("text", place.Text);
        json.WriteString("why", place.Finding.Why);
        json.WriteString("question", place.Finding.Question);
        if (place.Finding.Rewrite is { } rewrite) json.WriteString("rewrite", rewrite);
        json.WriteEndObject();
    }
}

/// <summary>One finding a line.</summary>
internal sealed class JsonLinesFormat(Stream output) : Format(output)
{
    private readonly Utf8JsonWriter json = new(output, Readable);

    public override void Write(LintedFile file)
    {
        foreach (var place in file.Findings)
        {
            JsonFormat.WriteFinding(json, place, file.Path);
            json.Flush();
            json.Reset();
            Line("");
        }
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }
}
