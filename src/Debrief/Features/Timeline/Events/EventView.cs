using Debrief.Features.Incidents;

namespace Debrief.Features.Timeline;

/// <summary>One event with everything that hangs on it.</summary>
public sealed record EventView(
    Incident Incident, CurrentUser User, TimelineEvent Event, uint Version, IReadOnlyList<Evidence> Evidence, IReadOnlyList<TimelineEvent> Merged,
    IReadOnlyList<TimelineEvent> Neighbours, IReadOnlyList<Milestone> Milestones, IReadOnlyList<AttachmentLine> Attachments, DecisionPoint? Decision, uint DecisionVersion);

internal static class EventViewQueries
{
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(30);

    extension(DebriefDb db)
    {
        public async Task<EventView> EventViewAsync(Incident incident, TimelineEvent @event, CurrentUser user, CancellationToken ct)
        {
            var merged = await db.TimelineEvents.AsNoTracking().Where(other => other.MergedIntoId == @event.Id).InOrder.ToListAsync(ct);
            var tellers = merged.Select(other => other.Id).Append(@event.Id).ToList();
            var decision = await db.DecisionPoints.FindAsync([@event.Id], ct);
            var (from, to) = (@event.At - Around, @event.EndsAt + Around);
            return new(
                incident, user, @event, db.VersionOf(@event),
                await db.Evidence.AsNoTracking().Where(record => tellers.Contains(record.EventId)).OrderBy(record => record.Id).ToListAsync(ct),
                merged,
                // Picked ones first: what belongs together is mostly on the timeline already.
                await db.TimelineEvents.AsNoTracking().Of(incident).Where(other => other.Id != @event.Id && other.Proposed && other.At >= from && other.At <= to)
                    .OrderByDescending(other => other.PickedAt != null).ThenBy(other => other.At).ThenBy(other => other.Position).Take(40).ToListAsync(ct),
                await db.Milestones.AsNoTracking().Of(incident).ToListAsync(ct),
                await db.Attachments.Where(attachment => attachment.EventId == @event.Id).OrderBy(attachment => attachment.Id)
                    .Select(attachment => new AttachmentLine(attachment.Id, attachment.EventId, attachment.Caption, attachment.Name)).ToListAsync(ct),
                decision, decision is null ? 0 : db.VersionOf(decision));
        }
    }
}
