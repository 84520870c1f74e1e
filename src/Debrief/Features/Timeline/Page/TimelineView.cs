using Debrief.Features.Incidents;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>What the right side of the timeline shows, and the counts of the left.</summary>
public sealed record TimelineView(
    Incident Incident, CurrentUser User, TimelineAddress Address, Spine Spine, IReadOnlyList<string> Asks, IReadOnlyList<MilestoneLine> Proposals,
    IReadOnlyList<ConflictLine> Conflicts, int Total, int KeyWaiting, IReadOnlyList<GroupCount> Groups, Arrival? Arrival)
{
    /// <summary>Picked events sent at once; nobody reads more in one sitting, but some pick more.</summary>
    public const int SpineWindow = 300;

    public int Picked => Spine.Count;
}

/// <summary>A proposal of a milestone with the event that shows it.</summary>
public sealed record MilestoneLine(Milestone Milestone, TimelineEvent Event);

public sealed record ConflictLine(EventConflict Conflict, IReadOnlyList<TimelineEvent> Events);

public sealed record GroupCount(string Source, string? Channel, int Count, int Picked);

/// <summary>Evidence that came after the last pick.</summary>
public sealed record Arrival(int Count, DateTimeOffset Since);

internal static class TimelineViewQueries
{
    extension(DebriefDb db)
    {
        public async Task<TimelineView> TimelineViewAsync(Incident incident, TimelineAddress address, CurrentUser user, ReaderZone reader, CancellationToken ct)
        {
            var events = db.TimelineEvents.AsNoTracking().Of(incident);
            var milestones = await db.Milestones.AsNoTracking().Of(incident).ToListAsync(ct);
            var picked = await db.PickedEvents(incident).AsNoTracking().ToListAsync(ct);
            var gaps = await db.WithUnpickedAsync(incident, Gap.Between(incident, picked), ct);
            var spine = await db.SpineAsync(incident, address.OnlyKey ? picked.FindAll(@event => EventWords.Telling.Contains(@event.Kind) || milestones.Exists(milestone => milestone.EventId == @event.Id)) : picked, milestones, gaps, address, picked.Count, ct);

            var groups = await events.Matching(address.Filter, incident, reader).GroupBy(@event => new { @event.Source, @event.Channel })
                .Select(group => new GroupCount(group.Key.Source, group.Key.Channel, group.Count(), group.Count(@event => @event.PickedAt != null))).ToListAsync(ct);
            var counts = await events.GroupBy(_ => 1).Select(all => new
            {
                Total = all.Count(@event => @event.Proposed),
                KeyWaiting = all.Count(@event => @event.Proposed && @event.PickedAt == null && EventWords.Telling.Contains(@event.Kind)),
                LastPick = all.Max(@event => @event.PickedAt),
            }).SingleOrDefaultAsync(ct);

            return new(
                incident, user, address, spine, TimelineAsks.Of(incident, picked, milestones, gaps.Count), await db.ProposalsAsync(milestones, ct), await db.ConflictsAsync(incident, ct),
                counts?.Total ?? 0, counts?.KeyWaiting ?? 0, groups, await db.ArrivalAsync(incident, counts?.LastPick, ct));
        }

        private async Task<Spine> SpineAsync(
            Incident incident, List<TimelineEvent> events, List<Milestone> milestones, IReadOnlyList<Gap> gaps, TimelineAddress address, int count, CancellationToken ct)
        {
            var shown = events.Take(address.SpineWindow).ToList();
            var ids = shown.ConvertAll(@event => @event.Id);
            var merged = await db.TimelineEvents.Where(@event => @event.MergedIntoId != null && ids.Contains(@event.MergedIntoId.Value)).Select(@event => new { @event.Id, Into = @event.MergedIntoId!.Value }).ToListAsync(ct);
            var tellers = ids.Concat(merged.Select(pair => pair.Id)).ToList();
            var evidence = await db.Evidence.Where(record => tellers.Contains(record.EventId)).GroupBy(record => record.EventId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
            var attachments = (await db.Attachments.Where(attachment => ids.Contains(attachment.EventId)).OrderBy(attachment => attachment.Id)
                .Select(attachment => new AttachmentLine(attachment.Id, attachment.EventId, attachment.Caption, attachment.Name)).ToListAsync(ct)).ToLookup(attachment => attachment.EventId);
            var accepted = milestones.Where(milestone => milestone.Shows(incident)).ToLookup(milestone => milestone.EventId, milestone => milestone.Kind);
            var decisions = await db.DecisionPoints.AsNoTracking().Where(point => ids.Contains(point.EventId)).ToDictionaryAsync(point => point.EventId, ct);
            var into = merged.ToLookup(pair => pair.Into, pair => pair.Id);

            var lines = shown.ConvertAll(@event => new SpineEvent(
                @event, [.. accepted[@event.Id].Order()], evidence.GetValueOrDefault(@event.Id) + into[@event.Id].Sum(id => evidence.GetValueOrDefault(id)), [.. attachments[@event.Id]], decisions.GetValueOrDefault(@event.Id)));
            var last = shown.Count < events.Count ? shown[^1].At : DateTimeOffset.MaxValue;
            return Spine.Of(incident, lines, address.OnlyKey ? [] : [.. gaps.Where(gap => gap.From < last)], count, events.Count);
        }

        private async Task<IReadOnlyList<Gap>> WithUnpickedAsync(Incident incident, IReadOnlyList<Gap> gaps, CancellationToken ct)
        {
            if (gaps.Count == 0) return gaps;
            var (from, to) = (gaps[0].From, gaps[^1].To);
            var waiting = await db.TimelineEvents.Of(incident).Where(@event => @event.Proposed && @event.PickedAt == null && @event.At > from && @event.At < to).Select(@event => @event.At).ToListAsync(ct);
            return [.. gaps.Select(gap => gap with { Unpicked = waiting.Count(at => at > gap.From && at < gap.To) })];
        }

        private async Task<IReadOnlyList<MilestoneLine>> ProposalsAsync(List<Milestone> milestones, CancellationToken ct)
        {
            var open = milestones.FindAll(milestone => milestone.State == MilestoneState.Proposed);
            var ids = open.ConvertAll(milestone => milestone.EventId);
            if (ids.Count == 0) return [];
            var events = await db.TimelineEvents.AsNoTracking().Where(@event => ids.Contains(@event.Id)).ToDictionaryAsync(@event => @event.Id, ct);
            return [.. open.OrderBy(milestone => milestone.Kind).Select(milestone => new MilestoneLine(milestone, events[milestone.EventId]))];
        }

        private async Task<IReadOnlyList<ConflictLine>> ConflictsAsync(Incident incident, CancellationToken ct)
        {
            var conflicts = await db.EventConflicts.AsNoTracking().Where(conflict => conflict.IncidentId == incident.Id && conflict.SettledAt == null).OrderBy(conflict => conflict.Key).Take(20).ToListAsync(ct);
            if (conflicts.Count == 0) return [];
            var ids = conflicts.SelectMany(conflict => conflict.EventIds).Distinct().ToList();
            var events = await db.TimelineEvents.AsNoTracking().Of(incident).Where(@event => ids.Contains(@event.PublicId)).InOrder.ToListAsync(ct);
            return [.. conflicts.Select(conflict => new ConflictLine(conflict, [.. events.Where(@event => conflict.EventIds.Contains(@event.PublicId)).Take(6)])).Where(line => line.Events.Count > 1)];
        }

        private async Task<Arrival?> ArrivalAsync(Incident incident, DateTimeOffset? lastPick, CancellationToken ct)
        {
            if (lastPick is not { } since) return null;
            var count = await db.EventsSince(incident, since).CountAsync(@event => @event.AddedBy == null, ct);
            return count > 0 ? new(count, since) : null;
        }
    }
}
