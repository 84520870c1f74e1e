using System.Text.Json;

namespace Debrief.Sources.Payloads;

/// <summary>What a provider makes of one payload: things that happened, things that are no events, and oddities to tell the person.</summary>
internal abstract record Finding;

/// <summary>Something that happened, as a payload tells it.</summary>
/// <param name="StableId">Unique inside the provider and the same in every delivery of the same fact.</param>
/// <param name="At">When; without an instant the time of arrival is used, and said.</param>
internal sealed record Happening(string StableId, Stamp At, EventKind Kind, string Text) : Finding
{
    public TimePrecision Precision { get; init; } = TimePrecision.Second;

    /// <summary>Until when it went on; what ends after it began becomes a range.</summary>
    public Stamp Until { get; init; } = Stamp.None;
    public SourceActor? Actor { get; init; }
    public string? Url { get; init; }

    /// <summary>True when the record has no id: then two tellings are the same only if they came at the same time.</summary>
    public bool IsKnownByArrival { get; init; }

    /// <summary>Higher when the record was edited since; of several tellings the newest counts.</summary>
    public long Revision { get; init; }
    public bool Proposed { get; init; } = true;
    public IReadOnlyList<string> SameAs { get; init; } = [];

    /// <summary>The stable id of the message this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Where in a chat it was said.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The part of the payload that is the evidence; the whole payload when undefined.</summary>
    public JsonElement Record { get; init; }
}

/// <summary>A channel of a chat; a person may choose it by either word.</summary>
internal sealed record Channel(string Id, string Name);

/// <summary>A record that is no event, and why.</summary>
internal sealed record Skip(string StableId, string Why, JsonElement Record = default) : Finding;

/// <summary>Something odd about the payload that the person should know.</summary>
internal sealed record Oddity(string? RecordId, string Message) : Finding;
