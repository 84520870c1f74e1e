using Debrief.Sources;
using Npgsql;
using NpgsqlTypes;

namespace Debrief.Features.Timeline;

/// <summary>Writes read events into the timeline: new ones in bulk, known ones only as further evidence. Within the caller's transaction.</summary>
internal sealed class TimelineWriter(DebriefDb db, Upload upload, DateTimeOffset now)
{
    private const int TextLimit = 100_000;

    public int Added { get; private set; }
    public int Known { get; private set; }
    public int Joined { get; private set; }

    public async Task WriteAsync(IReadOnlyList<SourceEvent> batch, CancellationToken ct)
    {
        var known = await KnownEvents.AmongAsync(db, upload.IncidentId, batch, ct);
        var fresh = new List<(Guid Id, SourceEvent Event)>();
        var told = new List<(KnownRow Row, SourceEvent Event)>();
        foreach (var found in batch)
        {
            if (known.Find(found) is { } row) told.Add((row, found));
            else fresh.Add((Guid.CreateVersion7(), found));
        }
        await AddAsync(fresh, ct);
        await JoinAsync(told, ct);
    }

    private async Task AddAsync(List<(Guid Id, SourceEvent Event)> fresh, CancellationToken ct)
    {
        if (fresh.Count == 0) return;
        Added += fresh.Count;
        await using (var copy = await CopyAsync("""
            timeline_events (id, incident_id, public_id, revision, at, precision, until, original_time, kind, text, source, channel,
                             actor_external_id, actor_name, reply_to, proposed, added_at)
            """, ct))
        {
            foreach (var (id, found) in fresh) await WriteEventAsync(copy, id, found, ct);
            await copy.CompleteAsync(ct);
        }
        await AddEvidenceAsync(fresh.SelectMany(added => added.Event.Evidence.Select(evidence => (added.Id, evidence))), ct);
        await AddKeysAsync(fresh.SelectMany(added => added.Event.SameAs.Select(key => (key, added.Id))), ct);
    }

    private async Task WriteEventAsync(NpgsqlBinaryImporter copy, Guid id, SourceEvent found, CancellationToken ct)
    {
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(upload.IncidentId, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(found.Id, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(found.Revision, NpgsqlDbType.Bigint, ct);
        await copy.WriteAsync(found.At.ToUniversalTime(), NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(found.Precision.ToString(), NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, found.Until?.ToUniversalTime(), NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(Storable.Text(found.OriginalTime, 200), NpgsqlDbType.Text, ct);
        await copy.WriteAsync(found.Kind.ToString(), NpgsqlDbType.Text, ct);
        await copy.WriteAsync(Storable.Text(found.Text, TextLimit), NpgsqlDbType.Text, ct);
        await copy.WriteAsync(found.Evidence[0].Source, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, Stored(found.Channel), NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, Stored(found.Actor?.Id), NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, Stored(found.Actor?.Name), NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, found.ReplyTo, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(found.Proposed, NpgsqlDbType.Boolean, ct);
        await copy.WriteAsync(now.ToUniversalTime(), NpgsqlDbType.TimestampTz, ct);
    }

    private async Task AddEvidenceAsync(IEnumerable<(Guid EventId, Sources.Evidence Evidence)> rows, CancellationToken ct)
    {
        await using var copy = await CopyAsync("evidence (id, event_id, upload_id, source, file, record_id, url, entry, \"offset\", length)", ct);
        foreach (var (eventId, evidence) in rows)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(eventId, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(upload.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(evidence.Source, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(Storable.Text(evidence.File), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(Storable.Text(evidence.Id), NpgsqlDbType.Text, ct);
            await OptionalAsync(copy, Stored(evidence.Url), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(evidence.Raw.Entry, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(evidence.Raw.Offset, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(evidence.Raw.Length, NpgsqlDbType.Integer, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private async Task AddKeysAsync(IEnumerable<(string Key, Guid EventId)> keys, CancellationToken ct)
    {
        var (names, ids) = (new List<string>(), new List<Guid>());
        foreach (var (key, id) in keys.Distinct())
        {
            names.Add(Storable.Text(key, 500));
            ids.Add(id);
        }
        if (names.Count == 0) return;
        await db.Database.ExecuteSqlAsync($"""
            insert into event_keys (incident_id, key, event_id)
            select {upload.IncidentId}, key, id from unnest({names.ToArray()}, {ids.ToArray()}) as keys (key, id)
            on conflict do nothing
            """, ct);
    }

    /// <summary>A known event gets the records it did not have. How it is told changes only while nobody has picked or edited it.</summary>
    private async Task JoinAsync(List<(KnownRow Row, SourceEvent Event)> told, CancellationToken ct)
    {
        if (told.Count == 0) return;
        var ids = told.ConvertAll(pair => pair.Row.Id);
        var held = (await db.Evidence.Where(evidence => ids.Contains(evidence.EventId)).Select(evidence => new { evidence.EventId, evidence.Source, evidence.RecordId }).ToListAsync(ct))
            .Select(evidence => (evidence.EventId, evidence.Source, evidence.RecordId)).ToHashSet();
        var further = new List<(Guid, Sources.Evidence)>();
        foreach (var (row, found) in told)
        {
            var before = further.Count;
            foreach (var evidence in found.Evidence)
            {
                if (held.Add((row.Id, evidence.Source, Storable.Text(evidence.Id))) || (found.Id == row.PublicId && found.Revision > row.Revision)) further.Add((row.Id, evidence));
            }
            if (further.Count == before) Known++;
            else Joined++;
            if (row.IsUntouched && IsBetter(found, row)) await RetellAsync(row, found, ct);
        }
        await AddEvidenceAsync(further, ct);
        await AddKeysAsync(told.SelectMany(pair => Keys(pair.Event, pair.Row).Select(key => (key, pair.Row.Id))), ct);
    }

    private static IEnumerable<string> Keys(SourceEvent found, KnownRow row) => found.Id == row.PublicId ? found.SameAs : found.SameAs.Append(KnownEvents.KeyOf(found.Id));

    private static bool IsBetter(SourceEvent found, KnownRow row) =>
        found.Id == row.PublicId ? found.Revision > row.Revision : EventMatching.IsChat(row.Source) && !EventMatching.IsChat(found.Evidence[0].Source);

    private Task<int> RetellAsync(KnownRow row, SourceEvent found, CancellationToken ct) =>
        db.TimelineEvents.Where(@event => @event.Id == row.Id).ExecuteUpdateAsync(change => change
            .SetProperty(@event => @event.At, found.At).SetProperty(@event => @event.Until, found.Until).SetProperty(@event => @event.Precision, found.Precision)
            .SetProperty(@event => @event.OriginalTime, Storable.Text(found.OriginalTime, 200)).SetProperty(@event => @event.Kind, found.Kind)
            .SetProperty(@event => @event.Text, Storable.Text(found.Text, TextLimit)).SetProperty(@event => @event.Revision, found.Revision), ct);

    private Task<NpgsqlBinaryImporter> CopyAsync(string into, CancellationToken ct) => db.Connection.BeginBinaryImportAsync($"copy {into} from stdin (format binary)", ct);

    private static string? Stored(string? text) => text is null ? null : Storable.Text(text, 2_000);

    private static async Task OptionalAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct)
    {
        if (value is null) await copy.WriteNullAsync(ct);
        else await copy.WriteAsync(value, type, ct);
    }
}
