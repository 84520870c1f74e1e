using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>Which events of the incident a batch of read ones might tell again, looked up by id and by key; the library decides (<see cref="EventMatching"/>).</summary>
internal sealed class KnownEvents
{
    private readonly Dictionary<string, KnownRow> _byId;
    private readonly Dictionary<string, List<KnownRow>> _byKey = [];

    private KnownEvents(Dictionary<string, KnownRow> byId) => _byId = byId;

    /// <summary>The key under which the id of an event that was merged into another is found.</summary>
    public static string KeyOf(string publicId) => $"id:{publicId}";

    public static async Task<KnownEvents> AmongAsync(DebriefDb db, Guid incidentId, IReadOnlyList<SourceEvent> batch, CancellationToken ct)
    {
        var ids = batch.Select(found => found.Id).ToArray();
        var rows = await Rows(db.TimelineEvents.Where(@event => @event.IncidentId == incidentId && ids.Contains(@event.PublicId))).ToListAsync(ct);
        var known = new KnownEvents(rows.ToDictionary(row => row.PublicId));

        var wanted = batch.SelectMany(found => found.SameAs.Append(KeyOf(found.Id))).Select(key => Storable.Text(key, 500)).Distinct().ToArray();
        var holders = await db.EventKeys.Where(key => key.IncidentId == incidentId && wanted.Contains(key.Key)).Select(key => key.EventId).Distinct().ToListAsync(ct);
        if (holders.Count == 0) return known;

        var sources = (await db.Evidence.Where(evidence => holders.Contains(evidence.EventId)).Select(evidence => new { evidence.EventId, evidence.Source }).Distinct().ToListAsync(ct))
            .ToLookup(evidence => evidence.EventId, evidence => evidence.Source);
        var keys = (await db.EventKeys.AsNoTracking().Where(key => key.IncidentId == incidentId && holders.Contains(key.EventId)).ToListAsync(ct)).ToLookup(key => key.EventId, key => key.Key);
        foreach (var row in await Rows(db.TimelineEvents.Where(@event => holders.Contains(@event.Id))).ToListAsync(ct))
        {
            row.Event = new(row.PublicId, row.At, [.. sources[row.Id]], [.. keys[row.Id]]);
            foreach (var key in row.Event.SameAs) (known._byKey.TryGetValue(key, out var list) ? list : known._byKey[key] = []).Add(row);
        }
        return known;
    }

    public KnownRow? Find(SourceEvent found)
    {
        if (_byId.TryGetValue(found.Id, out var same)) return same;
        if (_byKey.TryGetValue(KeyOf(found.Id), out var merged)) return merged[0];

        var candidates = found.SameAs.SelectMany(key => _byKey.GetValueOrDefault(key, [])).Distinct().ToList();
        return EventMatching.Find(EventMatching.Known(found), candidates.Select(row => row.Event!)) is { } id ? candidates.Find(row => row.PublicId == id) : null;
    }

    private static IQueryable<KnownRow> Rows(IQueryable<TimelineEvent> events) => events.Select(@event => new KnownRow(
        @event.Id, @event.PublicId, @event.At, @event.Revision, @event.Source, @event.PickedAt == null && @event.EditedBy == null));
}

/// <param name="IsUntouched">Nobody has picked or edited it.</param>
internal sealed record KnownRow(Guid Id, string PublicId, DateTimeOffset At, long Revision, string Source, bool IsUntouched)
{
    public KnownEvent? Event { get; set; }
}
