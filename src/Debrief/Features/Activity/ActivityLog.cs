using System.Text.Json;

namespace Debrief.Features.Activity;

/// <summary>The only way one feature learns what another did. Names are documented in docs/activity.md; a test holds the two together.</summary>
internal static class ActivityLog
{
    private static readonly CurrentUser System = new(Guid.Empty, "Debrief", Role.Administrator);

    extension(DebriefDb db)
    {
        public DbSet<ActivityEntry> Activity => db.Set<ActivityEntry>();

        /// <summary>What followers may read: no entry with a smaller id can still appear.</summary>
        public IQueryable<ActivityEntry> SettledActivity =>
            db.Activity.FromSql($"select * from activity where transaction < pg_snapshot_xmin(pg_current_snapshot())");

        /// <summary>Adds to the log what the caller is about to save. <paramref name="details"/> holds ids and short facts, never secrets or whole texts.</summary>
        public void Record(Guid? incidentId, CurrentUser? by, string what, DateTimeOffset now, object? details = null) => db.Activity.Add(new()
        {
            At = now,
            IncidentId = incidentId,
            ActorId = by?.PersonId,
            Actor = (by ?? System).Name,
            Event = what,
            Details = JsonSerializer.SerializeToDocument(details ?? new { }, JsonSerializerOptions.Web),
        });
    }
}
