namespace Debrief.Features.Settings;

internal static class SettingsQueries
{
    extension(DebriefDb db)
    {
        public DbSet<Service> Services => db.Set<Service>();
        public DbSet<IncidentCategory> IncidentCategories => db.Set<IncidentCategory>();

        /// <summary>The one row; a migration makes it.</summary>
        public Task<HouseSettings> HouseSettingsAsync(CancellationToken ct) => db.Set<HouseSettings>().SingleAsync(ct);

        public async Task<TimeSpan> ReviewWithinAsync(CancellationToken ct) => (await db.HouseSettingsAsync(ct)).Policies.ReviewWithin;
    }

    extension(IQueryable<Service> services)
    {
        public IQueryable<Service> InUse => services.Where(service => service.RetiredAt == null);
    }

    extension(IQueryable<IncidentCategory> categories)
    {
        public IQueryable<IncidentCategory> InUse => categories.Where(category => category.RetiredAt == null);
    }
}
