namespace Debrief.Sources;

/// <summary>Something that happened, as one or more records of the sources tell it.</summary>
public sealed record SourceEvent
{
    /// <summary>Derived from the source and its stable id (<see cref="EventId"/>): the same on every machine and in every run. The anchor <c>#event-{Id}</c> of the web app.</summary>
    public required string Id { get; init; }

    /// <summary>The instant, in UTC (offset zero).</summary>
    public required DateTimeOffset At { get; init; }

    public TimePrecision Precision { get; init; } = TimePrecision.Second;

    /// <summary>The end, for <see cref="TimePrecision.Range"/> only.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The time as the record wrote it, with its offset or zone if it had one.</summary>
    public required string OriginalTime { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>Plain text: links, mentions and emoji resolved. Never HTML.</summary>
    public required string Text { get; init; }

    public SourceActor? Actor { get; init; }

    /// <summary>Every record that tells of this event; the first is the one the other fields come from. Never empty.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>False for noise (joins, topic changes): kept as evidence, not offered for the timeline.</summary>
    public bool Proposed { get; init; } = true;

    /// <summary>Two events that share one of these keys are the same happening (an alert by its tool and by its chat bot). Keys made by <see cref="AlertKey"/> hold within minutes only; see <see cref="EventMatching"/>.</summary>
    public IReadOnlyList<string> SameAs { get; init; } = [];

    /// <summary>The id of the event this one answers (a reply in a thread), if any. That event can be missing: an export may begin in the middle of a thread.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The name of the chat channel it was said in, if any.</summary>
    public string? Channel { get; init; }

    /// <summary>Of several tellings of one record (same <see cref="Id"/>) the one with the highest revision gives the fields: an edit is newer than what it changed.</summary>
    public long Revision { get; init; }
}

/// <summary>Who did or said it, as the source knows them. <paramref name="Id"/> is the source's own id (<c>U024BE7LH</c>, a login, a name).</summary>
public sealed record SourceActor(string Id, string Name);

/// <summary>The unchanged record an event came from: where it stands in what was handed in.</summary>
/// <param name="Source">The reader's name: <c>slack</c>, <c>pagerduty</c> ...</param>
/// <param name="File">The file as the person named it, with the entry inside an archive after a slash.</param>
/// <param name="Id">The record's stable id in its source.</param>
/// <param name="Url">A link back, without tokens.</param>
/// <param name="Raw">The bytes of the record.</param>
public sealed record Evidence(string Source, string File, string Id, string? Url, RawSpan Raw);

/// <summary>Bytes <c>[Offset, Offset + Length)</c> of the unpacked entry <paramref name="Entry"/> (empty for a bare file).</summary>
public readonly record struct RawSpan(string Entry, long Offset, int Length);
