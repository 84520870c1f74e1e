using System.Text.Json;
using System.Text.Json.Serialization;
using Debrief.Features.Incidents;

namespace Debrief.Features.Timeline;

internal sealed class TimelineMapping :
    IEntityTypeConfiguration<TimelineEvent>, IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<EventKey>, IEntityTypeConfiguration<Milestone>,
    IEntityTypeConfiguration<EventConflict>, IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<Upload>, IEntityTypeConfiguration<UploadChunk>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<TimelineEvent> entity)
    {
        entity.ToTable("timeline_events");
        entity.Ignore(@event => @event.IsPicked).Ignore(@event => @event.EndsAt).Ignore(@event => @event.Telling);
        entity.Property(@event => @event.Position).UseIdentityAlwaysColumn();
        AsJson(entity.Property(@event => @event.Original));
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(@event => new { @event.IncidentId, @event.PublicId }).IsUnique();
        entity.HasIndex(@event => new { @event.IncidentId, @event.At, @event.Position });
        entity.HasOne<Incident>().WithMany().HasForeignKey(@event => @event.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Person>().WithMany().HasForeignKey(@event => @event.PersonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Person>().WithMany().HasForeignKey(@event => @event.AddedById).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Person>().WithMany().HasForeignKey(@event => @event.PickedById).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<TimelineEvent>().WithMany().HasForeignKey(@event => @event.MergedIntoId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Evidence> entity)
    {
        entity.ToTable("evidence");
        entity.Ignore(evidence => evidence.SafeUrl);
        entity.HasOne<TimelineEvent>().WithMany().HasForeignKey(evidence => evidence.EventId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Upload>().WithMany().HasForeignKey(evidence => evidence.UploadId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<EventKey> entity)
    {
        entity.ToTable("event_keys");
        entity.HasKey(key => new { key.IncidentId, key.Key, key.EventId });
        entity.HasOne<Incident>().WithMany().HasForeignKey(key => key.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<TimelineEvent>().WithMany().HasForeignKey(key => key.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Milestone> entity)
    {
        entity.ToTable("milestones");
        entity.HasKey(milestone => new { milestone.IncidentId, milestone.Kind });
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(milestone => milestone.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<TimelineEvent>().WithMany().HasForeignKey(milestone => milestone.EventId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Person>().WithMany().HasForeignKey(milestone => milestone.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EventConflict> entity)
    {
        entity.ToTable("event_conflicts");
        entity.HasKey(conflict => new { conflict.IncidentId, conflict.Key });
        entity.HasOne<Incident>().WithMany().HasForeignKey(conflict => conflict.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Person>().WithMany().HasForeignKey(conflict => conflict.SettledById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Attachment> entity)
    {
        entity.ToTable("attachments");
        entity.HasOne<TimelineEvent>().WithMany().HasForeignKey(attachment => attachment.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Upload> entity)
    {
        entity.ToTable("uploads");
        entity.Ignore(upload => upload.IsWaitingForWorker);
        AsJson(entity.Property(upload => upload.Found));
        AsJson(entity.Property(upload => upload.Choice));
        AsJson(entity.Property(upload => upload.Outcome));
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(upload => upload.State);
        entity.HasOne<Incident>().WithMany().HasForeignKey(upload => upload.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Person>().WithMany().HasForeignKey(upload => upload.ReceivedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UploadChunk> entity)
    {
        entity.ToTable("upload_chunks");
        entity.HasKey(chunk => new { chunk.UploadId, chunk.Entry, chunk.Index });
        entity.HasOne<Upload>().WithMany().HasForeignKey(chunk => chunk.UploadId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void AsJson<T>(PropertyBuilder<T?> property) where T : class => property.HasColumnType("jsonb")
        .HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json));
}
