using Debrief.Drafting;
using Debrief.Features.Incidents;

namespace Debrief.Features.Timeline;

/// <summary>The timeline as the drafting library takes it.</summary>
internal static class Drafting
{
    extension(DebriefDb db)
    {
        /// <summary>What people picked; while nobody has, what the records themselves call out.</summary>
        public async Task<IReadOnlyList<DraftEvent>> DraftEventsAsync(Incident incident, CancellationToken ct)
        {
            var picked = await db.PickedEvents(incident).AsNoTracking().ToListAsync(ct);
            var told = picked.Count > 0 ? picked : await db.TimelineEvents.AsNoTracking().Of(incident).Telling.InOrder.Take(200).ToListAsync(ct);
            return [.. told.Select(row => DraftEvent.From(row.ToSource([]), row.IsPicked))];
        }
    }
}
