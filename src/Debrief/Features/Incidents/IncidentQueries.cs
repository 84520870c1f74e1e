namespace Debrief.Features.Incidents;

/// <summary>The one place that decides who sees which incident. Whatever belongs to an incident is reached through an incident found here.</summary>
internal static class IncidentQueries
{
    extension(DebriefDb db)
    {
        /// <summary>Every incident this person may see, trash and merged ones left out. A restricted one is there only for the people named on it, administrators included.</summary>
        public IQueryable<Incident> IncidentsSeenBy(CurrentUser user) => db.AllIncidents.Where(incident => incident.TrashedAt == null && incident.MergedIntoId == null).SeenBy(user);

        /// <summary>The incident with what every page of it shows in its head.</summary>
        public Task<Incident?> IncidentForPageAsync(CurrentUser user, int number, CancellationToken ct) => db.IncidentsSeenBy(user)
            .Include(incident => incident.Lead).Include(incident => incident.Services).Include(incident => incident.Categories).Include(incident => incident.Responders).ThenInclude(responder => responder.Person)
            .AsSplitQuery().FindByNumberAsync(number, ct);

        /// <summary>What this person may restore.</summary>
        public IQueryable<Incident> TrashSeenBy(CurrentUser user) => db.AllIncidents.Where(incident => incident.TrashedAt != null).SeenBy(user);

        /// <summary>No visibility at all: for writing new rows and for the system's own work. A test lists who may call it.</summary>
        public DbSet<Incident> AllIncidents => db.Set<Incident>();
    }

    extension(IQueryable<Incident> incidents)
    {
        public IQueryable<Incident> SeenBy(CurrentUser user) =>
            incidents.Where(incident => incident.Visibility == Visibility.Everyone || incident.Viewers.Any(viewer => viewer.PersonId == user.PersonId));

        public Task<Incident?> FindByNumberAsync(int number, CancellationToken ct) =>
            incidents.SingleOrDefaultAsync(incident => incident.Number == number, ct);

        public IQueryable<Incident> NewestFirst => incidents.OrderByDescending(incident => incident.OccurredAt).ThenByDescending(incident => incident.Number);
    }
}
