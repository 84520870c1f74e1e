using Debrief.Features.Analysis;
using Debrief.Features.Incidents;

namespace Debrief.Features.ActionItems;

internal static class ActionItemQueries
{
    extension(DebriefDb db)
    {
        /// <summary>No visibility at all: for writing new rows and for the system's own work.</summary>
        public DbSet<ActionItem> AllActionItems => db.Set<ActionItem>();
        public DbSet<EncodedLesson> EncodedLessons => db.Set<EncodedLesson>();
        public DbSet<Ask> Asks => db.Set<Ask>();

        /// <summary>The actions of every incident this person may see.</summary>
        public IQueryable<ActionItem> ActionItemsSeenBy(CurrentUser user) =>
            db.AllActionItems.Join(db.IncidentsSeenBy(user), item => item.IncidentId, incident => incident.Id, (item, incident) => item);

        /// <summary>Which factors the actions of an incident address; what was given up addresses none.</summary>
        public async Task<IReadOnlyList<CoveringAction>> CoveringActionsAsync(Incident incident, CancellationToken ct)
        {
            var items = await db.AllActionItems.AsNoTracking().Of(incident).Where(item => item.State != ActionState.Abandoned).Ranked
                .Include(item => item.Factors.Where(factor => factor.RemovedAt == null)).ToListAsync(ct);
            return items.ConvertAll(item => new CoveringAction(item.Name, item.Text, incident.PathOf(item), [.. item.Factors.Select(factor => factor.Id)]));
        }

        /// <summary>One action with all that its rules look at; null where the person may not see it.</summary>
        public Task<ActionItem?> FindActionItemAsync(CurrentUser user, int incident, int number, CancellationToken ct) => db.ActionItemsSeenBy(user)
            .Include(item => item.Incident).Include(item => item.Criteria.OrderBy(criterion => criterion.Place)).AsSplitQuery()
            .SingleOrDefaultAsync(item => item.Number == number && item.Incident.Number == incident, ct);
    }

    extension(IQueryable<ActionItem> items)
    {
        public IQueryable<ActionItem> Of(Incident incident) => items.Where(item => item.IncidentId == incident.Id);

        public IQueryable<ActionItem> Open => items.Where(item => item.State == ActionState.Open || item.State == ActionState.InProgress);

        public IQueryable<ActionItem> Unverified => items.Where(item => item.State == ActionState.Done);

        public IQueryable<ActionItem> OverdueOn(DateOnly today) => items.Open.Where(item => item.DueOn < today);

        public IQueryable<ActionItem> Challenged => items.Where(item => item.Challenges.Any(challenge => challenge.AnsweredAt == null));

        public IQueryable<ActionItem> Ranked => items.OrderBy(item => item.Rank).ThenBy(item => item.Number);

        /// <summary>With everything that a row shows.</summary>
        public IQueryable<ActionItem> Whole => items.Include(item => item.Incident).Include(item => item.Owner).Include(item => item.Verifier)
            .Include(item => item.Factors.Where(factor => factor.RemovedAt == null).OrderBy(factor => factor.Number))
            .Include(item => item.Criteria.OrderBy(criterion => criterion.Place)).Include(item => item.Challenges.OrderBy(challenge => challenge.At)).ThenInclude(challenge => challenge.By)
            .Include(item => item.Verifications.OrderBy(seen => seen.At)).ThenInclude(seen => seen.By).AsSplitQuery();
    }

    extension(Incident incident)
    {
        public string PathOf(ActionItem item) => $"{incident.Path}/actions/{item.Number}";
    }
}
