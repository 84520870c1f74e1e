using System.Security.Cryptography;
using System.Text;
using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>Events that seem to tell one happening with different times. Both stay; a person says when it is settled.</summary>
public sealed class EventConflict
{
    public required Guid IncidentId { get; init; }

    /// <summary>A hash of the events, so that the same conflict is found again.</summary>
    public required string Key { get; init; }
    public required string[] EventIds { get; init; }
    public required string Message { get; set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public Guid? SettledById { get; private set; }

    public void Settle(Guid by, DateTimeOffset now)
    {
        if (SettledAt is null) (SettledAt, SettledById) = (now, by);
    }

    public void Reopen() => (SettledAt, SettledById) = (null, null);

    internal static EventConflict Of(Guid incidentId, SourceConflict conflict) => new()
    {
        IncidentId = incidentId,
        Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', conflict.EventIds.Order(StringComparer.Ordinal)))))[..32],
        EventIds = [.. conflict.EventIds],
        Message = Storable.Text(conflict.Message, 2_000),
    };
}
