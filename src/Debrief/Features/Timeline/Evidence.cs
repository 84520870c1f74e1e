namespace Debrief.Features.Timeline;

/// <summary>The unchanged record an event came from: where it stands in which upload.</summary>
public sealed class Evidence
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EventId { get; set; }
    public required Guid UploadId { get; init; }
    public required string Source { get; init; }

    /// <summary>As the person named the file, with the entry inside an archive after a slash.</summary>
    public required string File { get; init; }

    /// <summary>The record's stable id in its source.</summary>
    public required string RecordId { get; init; }
    public string? Url { get; init; }

    /// <summary>The bytes <c>[Offset, Offset + Length)</c> of this entry of the upload.</summary>
    public required string Entry { get; init; }
    public required long Offset { get; init; }
    public required int Length { get; init; }

    /// <summary>A link that a page may offer; a source can write anything where its links belong.</summary>
    public string? SafeUrl => Uri.TryCreate(Url, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? Url : null;
}

/// <summary>By what later imports find this event: a shared key of <see cref="Debrief.Sources.SourceEvent.SameAs"/>, or the id of an event that was merged in (<c>id:...</c>).</summary>
public sealed class EventKey
{
    public required Guid IncidentId { get; init; }
    public required string Key { get; init; }
    public required Guid EventId { get; init; }
}
