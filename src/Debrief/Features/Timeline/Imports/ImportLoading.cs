using Debrief.Sources;
using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>Brings what the person chose into the timeline, in one transaction: all of it or nothing, and the same again adds nothing.</summary>
internal static class ImportLoading
{
    private const int BatchSize = 4_000;
    private const int WarningsShown = 500;

    /// <exception cref="SourceException">Nothing in this upload can be read.</exception>
    public static async Task LoadAsync(this DebriefDb db, NpgsqlDataSource database, Upload upload, ImportPulse pulse, TimeProvider clock)
    {
        var ct = pulse.Token;
        using var file = await UploadSource.OpenAsync(database, upload, ct);
        using var timeline = await Task.Run(() => SourceReading.Open([file], Options(upload), new Reported(pulse), ct), ct);
        if (timeline.Unreadable is [var why, ..] && timeline.Count == 0 && timeline.Stats.Records == 0) throw new SourceException(why.Message);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.OneImportAtATimeAsync(upload.IncidentId, ct);
        var writer = new TimelineWriter(db, upload, clock.Now);
        foreach (var batch in timeline.Events().Chunk(BatchSize)) await writer.WriteAsync(batch, ct);
        await db.MatchPeopleAsync(upload.IncidentId, ct);
        await db.ProposeAsync(upload.IncidentId, ct);

        await pulse.StopAsync();
        await db.Entry(upload).ReloadAsync(ct);
        if (upload.LeasedBy != pulse.Worker) return;
        upload.Finish(Outcome(upload, timeline, writer), clock.Now);
        db.Record(upload.IncidentId, null, "upload.loaded", clock.Now, new { upload.Id, upload.Name, writer.Added, writer.Known, writer.Joined });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Two uploads of one incident match against each other, so one after the other, until the transaction ends.</summary>
    public static Task OneImportAtATimeAsync(this DebriefDb db, Guid incidentId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({incidentId.ToString()}, 4))", ct);

    private static ReadOptions Options(Upload upload) => new()
    {
        From = upload.Choice!.From,
        To = upload.Choice.To,
        Zone = upload.Choice.Zone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null,
        Date = upload.Choice.Date,
        StartedAt = upload.Choice.StartedAt,
        Channels = upload.Choice.Channels,
        ReceivedAt = upload.ReceivedAt,
    };

    private static ImportOutcome Outcome(Upload upload, SourceTimeline timeline, TimelineWriter writer)
    {
        IReadOnlyList<SourceWarning> warnings = [.. upload.IsArchive ? upload.Found!.Warnings.Where(warning => !timeline.Warnings.Contains(warning)) : [], .. timeline.Warnings];
        return new(
            timeline.Stats.Records, writer.Added, writer.Known, writer.Joined,
            [.. timeline.Skipped.Select(skipped => new SkippedReason(Storable.Text(skipped.Why, 200), skipped.Count))],
            [.. warnings.Take(WarningsShown).Select(ImportInspection.AsStored)], warnings.Count);
    }

    /// <summary>
    /// Gives events the person whom their actor is known as. A row that someone else is changing at this moment is left to them:
    /// waiting for it, while they wait for one of ours, would be a deadlock.
    /// </summary>
    public static Task<int> MatchPeopleAsync(this DebriefDb db, Guid incidentId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        with free as (
            select e.id, coalesce(p.merged_into_id, p.id) as person_id
            from timeline_events e join person_aliases a on a.source = e.source and a.external_id = e.actor_external_id join people p on p.id = a.person_id
            where e.incident_id = {incidentId} and e.person_id is null
            for update of e skip locked)
        update timeline_events e set person_id = free.person_id from free where e.id = free.id
        """, ct);

    /// <summary>Who goes by that name in that source is known now, or is somebody else than it seemed. What was given to a third person by hand stays theirs.</summary>
    /// <param name="was">Whom the name meant before.</param>
    public static Task<int> RenameActorAsync(this DebriefDb db, PersonAlias alias, Guid? was, CancellationToken ct) => db.TimelineEvents
        .Where(@event => @event.Source == alias.Source && @event.ActorExternalId == alias.ExternalId && (@event.PersonId == null || @event.PersonId == was))
        .ExecuteUpdateAsync(change => change.SetProperty(@event => @event.PersonId, alias.PersonId), ct);
}
