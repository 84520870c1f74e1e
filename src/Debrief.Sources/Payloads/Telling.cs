using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Debrief.Sources.Payloads;

/// <summary>Turns the findings of one record into events, skips and warnings, each with the bytes it came from.</summary>
internal sealed class Telling(string source, Record record, ReadOptions options, ISourceSink sink)
{
    public void Tell(Payload payload, Finding finding)
    {
        switch (finding)
        {
            case Happening happening: Tell(payload, happening); break;
            case Skip skip: sink.Skipped(EvidenceOf(skip.StableId, null, skip.Record), skip.Why); break;
            case Oddity oddity: sink.Warning(new(record.File, oddity.RecordId ?? record.Label, oddity.Message)); break;
        }
    }

    private void Tell(Payload payload, Happening happening)
    {
        if (happening.At.At is null && !happening.At.IsZero && happening.At.Original.Length > 0)
            sink.Warning(new(record.File, PlainText.Label(happening.StableId), $"The time “{happening.At.Original}” cannot be read."));

        if ((happening.At.At is null ? payload.ArrivedAt : InZone(happening)) is not { } at)
        {
            sink.Warning(new(record.File, PlainText.Label(happening.StableId), "This record carries no time of its own. Say when it arrived, and it becomes an event."));
            sink.Skipped(EvidenceOf(happening.StableId, happening.Url, happening.Record), "it carries no time, and when it arrived is not known");
            return;
        }

        if (happening.Channel is { } said && !IsChosen(said))
        {
            sink.Skipped(EvidenceOf(happening.StableId, happening.Url, happening.Record), "said in a channel that was not chosen");
            return;
        }

        var arrival = happening.At.At is null;
        var until = happening.Until.At is { } end && end > at && !arrival ? end : (DateTimeOffset?)null;
        var stableId = happening.IsKnownByArrival ? $"{happening.StableId}@{at.ToUnixTimeMilliseconds()}" : happening.StableId;
        sink.Found(new()
        {
            Id = EventId.Of(source, stableId),
            At = at,
            Precision = arrival ? TimePrecision.Approximate : until is null ? happening.Precision : TimePrecision.Range,
            Until = until,
            OriginalTime = arrival ? $"time of arrival {at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)}" : PlainText.Label(happening.At.Original),
            Kind = happening.Kind,
            Text = PlainText.Clean(happening.Text),
            Actor = happening.Actor is { } actor ? new(PlainText.Label(actor.Id), PlainText.Label(actor.Name)) : null,
            Evidence = [EvidenceOf(stableId, happening.Url, happening.Record)],
            Proposed = happening.Proposed,
            SameAs = [.. happening.SameAs.Select(PlainText.Label)],
            ReplyTo = happening.ReplyTo is { } root ? EventId.Of(source, root) : null,
            Channel = happening.Channel is { } channel ? PlainText.Label(channel.Name) : null,
            Revision = happening.Revision,
        });
    }

    private bool IsChosen(Channel channel) => options.Channels.Count == 0 || options.Channels.Any(wanted =>
        wanted.TrimStart('#') is var name && (name == channel.Id || string.Equals(name, channel.Name, StringComparison.OrdinalIgnoreCase)));

    private DateTimeOffset InZone(Happening happening)
    {
        var (at, original, hasZone) = (happening.At.At!.Value, happening.At.Original, happening.At.HasZone);
        if (hasZone) return at;

        var zone = options.Zone ?? TimeZoneInfo.Utc;
        var local = at.DateTime;
        var doubt = zone.IsInvalidTime(local) ? " It did not exist there: the clocks went forward." : zone.IsAmbiguousTime(local) ? " It came twice that night: the first was taken." : "";
        sink.Warning(new(record.File, PlainText.Label(happening.StableId), $"The time “{original}” names no zone: read as {zone.Id}.{doubt}"));
        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private Evidence EvidenceOf(string id, string? url, JsonElement part) => new(source, record.File, PlainText.Label(id), Links.Clean(url), SpanOf(part));

    /// <summary>Where a part of the record stands. A body that was text inside JSON has no bytes of its own: there the whole record is the evidence.</summary>
    private RawSpan SpanOf(JsonElement part)
    {
        // The bytes of a UTF-16 file are not those of its records: there, too, it is the whole.
        if (part.ValueKind == JsonValueKind.Undefined || record.Raw.Length != record.Bytes.Length) return record.Raw;
        var raw = JsonMarshal.GetRawUtf8Value(part);
        return record.Bytes.Span.Overlaps(raw, out var offset) ? new(record.Raw.Entry, record.Raw.Offset + offset, raw.Length) : record.Raw;
    }
}
