using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Debrief.Sources;

namespace Debrief.Cli.Commands.Timeline;

/// <summary>The JSON that other programs rely on. Written as it is read: memory does not grow with the number of events.</summary>
internal static class TimelineJson
{
    private const int FlushAt = 48 * 1024;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Reading reading, Stream output, CancellationToken ct)
    {
        var timeline = reading.Timeline;
        var buffer = new ArrayBufferWriter<byte>(FlushAt * 2);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteStartArray(Names.Events);
        foreach (var found in timeline.Events())
        {
            WriteEvent(json, found);
            if (buffer.WrittenCount + json.BytesPending > FlushAt) Flush(json, buffer, output, ct);
        }
        json.WriteEndArray();
        WriteMilestones(json, timeline.Milestones);
        WriteDurations(json, timeline.Durations);
        json.WriteStartArray("warnings");
        foreach (var warning in reading.Warnings)
        {
            WriteWarning(json, warning);
            if (buffer.WrittenCount + json.BytesPending > FlushAt) Flush(json, buffer, output, ct);
        }
        json.WriteEndArray();
        WriteStats(json, timeline.Stats);
        json.WriteEndObject();
        Flush(json, buffer, output, ct);
        output.WriteByte((byte)'\n');
    }

    private static void Flush(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, Stream output, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        json.Flush();
        output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private static void WriteEvent(Utf8JsonWriter json, SourceEvent found)
    {
        json.WriteStartObject();
        json.WriteString(Names.Id, found.Id);
        WriteInstant(json, Names.At, found.At);
        json.WriteString(Names.Precision, found.Precision.Word());
        if (found.Until is { } until) WriteInstant(json, Names.Until, until);
        json.WriteString(Names.OriginalTime, found.OriginalTime);
        json.WriteString(Names.Kind, found.Kind.Word());
        json.WriteString(Names.Text, found.Text);
        if (found.Actor is { } actor)
        {
            json.WriteStartObject(Names.Actor);
            json.WriteString(Names.Id, actor.Id);
            json.WriteString(Names.Name, actor.Name);
            json.WriteEndObject();
        }
        else json.WriteNull(Names.Actor);
        json.WriteStartArray(Names.Evidence);
        foreach (var evidence in found.Evidence) WriteEvidence(json, evidence);
        json.WriteEndArray();
        json.WriteBoolean(Names.Proposed, found.Proposed);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteString(Names.Source, evidence.Source);
        json.WriteString(Names.File, evidence.File);
        json.WriteString(Names.Id, evidence.Id);
        if (evidence.Url is { } url) json.WriteString(Names.Url, url);
        json.WriteEndObject();
    }

    private static void WriteMilestones(Utf8JsonWriter json, IReadOnlyList<ProposedMilestone> milestones)
    {
        json.WriteStartObject("milestones");
        foreach (var kind in Enum.GetValues<MilestoneKind>())
        {
            if (milestones.FirstOrDefault(proposed => proposed.Kind == kind) is not { } milestone)
            {
                json.WriteNull(Word(kind));
                continue;
            }
            json.WriteStartObject(Word(kind));
            WriteInstant(json, Names.At, milestone.At);
            json.WriteString("eventId", milestone.EventId);
            json.WriteString("rule", milestone.Rule);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteDurations(Utf8JsonWriter json, Durations durations)
    {
        json.WriteStartObject("durations");
        WriteSeconds(json, "timeToDetect", durations.TimeToDetect);
        WriteSeconds(json, "timeToAcknowledge", durations.TimeToAcknowledge);
        WriteSeconds(json, "timeToMitigate", durations.TimeToMitigate);
        WriteSeconds(json, "timeToResolve", durations.TimeToResolve);
        json.WriteEndObject();
    }

    private static void WriteWarning(Utf8JsonWriter json, SourceWarning warning)
    {
        json.WriteStartObject();
        json.WriteString(Names.File, warning.File);
        if (warning.Record is { } record) json.WriteString("record", record);
        json.WriteString("message", warning.Message);
        json.WriteEndObject();
    }

    private static void WriteStats(Utf8JsonWriter json, ReadStats stats)
    {
        json.WriteStartObject("stats");
        json.WriteNumber("records", stats.Records);
        json.WriteNumber("events", stats.Events);
        json.WriteNumber("duplicates", stats.Duplicates);
        json.WriteNumber("skipped", stats.Skipped);
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan? span)
    {
        if (span is { } known) json.WriteNumber(name, known.TotalSeconds);
        else json.WriteNull(name);
    }

    /// <summary>2026-05-12T13:08:00Z, with a fraction only where there is one.</summary>
    private static void WriteInstant(Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset at)
    {
        Span<byte> text = stackalloc byte[40];
        at.UtcDateTime.TryFormat(text, out var length, "O", null);
        length--;
        while (text[length - 1] == '0') length--;
        if (text[length - 1] == '.') length--;
        text[length++] = (byte)'Z';
        json.WriteString(name, text[..length]);
    }

    private static string Word(MilestoneKind kind) => kind switch
    {
        MilestoneKind.ImpactStarted => "impactStartedAt",
        MilestoneKind.Detected => "detectedAt",
        MilestoneKind.Acknowledged => "acknowledgedAt",
        MilestoneKind.Understood => "understoodAt",
        MilestoneKind.Mitigated => "mitigatedAt",
        _ => "resolvedAt",
    };

    private static class Names
    {
        public static readonly JsonEncodedText Events = JsonEncodedText.Encode("events");
        public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
        public static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
        public static readonly JsonEncodedText Precision = JsonEncodedText.Encode("precision");
        public static readonly JsonEncodedText Until = JsonEncodedText.Encode("until");
        public static readonly JsonEncodedText OriginalTime = JsonEncodedText.Encode("originalTime");
        public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
        public static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");
        public static readonly JsonEncodedText Actor = JsonEncodedText.Encode("actor");
        public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
        public static readonly JsonEncodedText Evidence = JsonEncodedText.Encode("evidence");
        public static readonly JsonEncodedText Proposed = JsonEncodedText.Encode("proposed");
        public static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
        public static readonly JsonEncodedText File = JsonEncodedText.Encode("file");
        public static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");
    }
}
