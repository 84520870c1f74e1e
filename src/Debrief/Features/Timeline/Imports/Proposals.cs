using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>Looks at all events of an incident together, whichever import brought them: which milestones they show, and where the sources differ.</summary>
internal static class Proposals
{
    /// <summary>Beyond this the talk is left out: what proposes milestones are the telling events.</summary>
    private const int TalkLimit = 200_000;

    public static async Task ProposeAsync(this DebriefDb db, Guid incidentId, CancellationToken ct)
    {
        var events = db.TimelineEvents.AsNoTracking().Where(@event => @event.IncidentId == incidentId && @event.MergedIntoId == null && @event.Proposed);
        if (await events.CountAsync(ct) > TalkLimit) events = events.Where(@event => @event.Kind != EventKind.Message);
        var rows = await events.InOrder.ToListAsync(ct);
        var files = (await db.Evidence.Where(evidence => events.Any(@event => @event.Id == evidence.EventId)).Select(evidence => new { evidence.EventId, evidence.Source, evidence.File, evidence.RecordId }).ToListAsync(ct))
            .ToLookup(evidence => evidence.EventId);

        using var timeline = SourceReading.Assemble(rows.Select(row => row.ToSource(
            [.. files[row.Id].Select(evidence => new Sources.Evidence(evidence.Source, evidence.File, evidence.RecordId, null, default))])));
        var ids = rows.ToDictionary(row => row.PublicId, row => row.Id);

        var known = await db.Milestones.Where(milestone => milestone.IncidentId == incidentId).ToDictionaryAsync(milestone => milestone.Kind, ct);
        foreach (var proposal in timeline.Milestones)
        {
            var eventId = ids[proposal.EventId];
            if (known.Remove(proposal.Kind, out var milestone)) milestone.Propose(eventId, proposal.At, proposal.Rule);
            else db.Milestones.Add(new() { IncidentId = incidentId, Kind = proposal.Kind, EventId = eventId, At = proposal.At, Rule = proposal.Rule });
        }
        db.Milestones.RemoveRange(known.Values.Where(milestone => milestone.State == MilestoneState.Proposed));

        var open = await db.EventConflicts.Where(conflict => conflict.IncidentId == incidentId).ToListAsync(ct);
        foreach (var conflict in timeline.Conflicts.Select(conflict => EventConflict.Of(incidentId, conflict)))
        {
            if (open.RemoveAll(known => known.Key == conflict.Key) == 0) db.EventConflicts.Add(conflict);
        }
        db.EventConflicts.RemoveRange(open.Where(conflict => conflict.SettledAt is null));
        await db.SaveChangesAsync(ct);
    }

    public static SourceEvent ToSource(this TimelineEvent row, IReadOnlyList<Sources.Evidence> evidence) => new()
    {
        Id = row.PublicId,
        At = row.At,
        Precision = row.Precision,
        Until = row.Until,
        OriginalTime = row.OriginalTime,
        Kind = row.Kind,
        Text = row.Text,
        Actor = row.ActorName is { } name ? new(row.ActorExternalId ?? name, name) : null,
        Evidence = evidence.Count > 0 ? evidence : [new(row.Source, "", row.PublicId, null, default)],
        Proposed = row.Proposed,
        ReplyTo = row.ReplyTo,
        Channel = row.Channel,
    };
}
