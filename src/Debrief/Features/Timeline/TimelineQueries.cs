using Debrief.Features.Incidents;
using Npgsql;

namespace Debrief.Features.Timeline;

internal static class TimelineQueries
{
    extension(DebriefDb db)
    {
        public DbSet<TimelineEvent> TimelineEvents => db.Set<TimelineEvent>();
        public DbSet<Evidence> Evidence => db.Set<Evidence>();
        public DbSet<EventKey> EventKeys => db.Set<EventKey>();
        public DbSet<Milestone> Milestones => db.Set<Milestone>();
        public DbSet<EventConflict> EventConflicts => db.Set<EventConflict>();
        public DbSet<Attachment> Attachments => db.Set<Attachment>();
        public DbSet<Upload> Uploads => db.Set<Upload>();
        public DbSet<UploadChunk> UploadChunks => db.Set<UploadChunk>();

        /// <summary>The timeline that people read, in order. The incident was found through <c>IncidentsSeenBy</c>.</summary>
        public IQueryable<TimelineEvent> PickedEvents(Incident incident) => db.TimelineEvents.Of(incident).Picked.InOrder;

        /// <summary>What came in after an instant and is worth a look: offered, never forced.</summary>
        public IQueryable<TimelineEvent> EventsSince(Incident incident, DateTimeOffset since) =>
            db.TimelineEvents.Of(incident).Where(@event => @event.AddedAt > since && @event.Proposed && @event.PickedAt == null);

        /// <summary>The connection under the context, for COPY. Open while a transaction is.</summary>
        public NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();
    }

    extension(IQueryable<TimelineEvent> events)
    {
        /// <summary>Without those that were merged into another: their evidence shows there.</summary>
        public IQueryable<TimelineEvent> Of(Incident incident) => events.Where(@event => @event.IncidentId == incident.Id && @event.MergedIntoId == null);

        /// <summary>What changes how the incident is understood; not the talk around it.</summary>
        public IQueryable<TimelineEvent> Telling => events.Where(@event => @event.Proposed && EventWords.Telling.Contains(@event.Kind));

        public IQueryable<TimelineEvent> Picked => events.Where(@event => @event.PickedAt != null);

        public IQueryable<TimelineEvent> InOrder => events.OrderBy(@event => @event.At).ThenBy(@event => @event.Position);
    }

    extension(IQueryable<Upload> uploads)
    {
        public IQueryable<Upload> Of(Incident incident) => uploads.Where(upload => upload.IncidentId == incident.Id);
    }

    extension(IQueryable<Milestone> milestones)
    {
        public IQueryable<Milestone> Of(Incident incident) => milestones.Where(milestone => milestone.IncidentId == incident.Id);
    }
}
