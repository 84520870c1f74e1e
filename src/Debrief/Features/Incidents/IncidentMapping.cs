using System.Text.Json;
using System.Text.Json.Serialization;
using Debrief.Features.Settings;

namespace Debrief.Features.Incidents;

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>, IEntityTypeConfiguration<Responder>, IEntityTypeConfiguration<Viewer>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<Incident> entity)
    {
        entity.ToTable("incidents");
        entity.Property(incident => incident.Number).UseIdentityByDefaultColumn();
        entity.HasIndex(incident => incident.Number).IsUnique();
        entity.HasIndex(incident => new { incident.OccurredAt, incident.Number });
        entity.Property(incident => incident.Title).HasMaxLength(Incident.TitleLimit);
        entity.Property(incident => incident.Kind).HasConversion<string>();
        entity.Property(incident => incident.Severity).HasConversion<string>();
        entity.Property(incident => incident.Visibility).HasConversion<string>();
        entity.Property(incident => incident.Impact).HasColumnType("jsonb")
            .HasConversion(impact => JsonSerializer.Serialize(impact, Json), text => JsonSerializer.Deserialize<Impact>(text, Json)!);
        entity.Property<uint>("Version").IsRowVersion();
        entity.Ignore(incident => incident.Name).Ignore(incident => incident.Path).Ignore(incident => incident.Durations).Ignore(incident => incident.SaidToOccurAt);

        entity.HasOne(incident => incident.Lead).WithMany().HasForeignKey(incident => incident.LeadId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Incident>().WithMany().HasForeignKey(incident => incident.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(incident => incident.Responders).WithOne().HasForeignKey(responder => responder.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasMany(incident => incident.Viewers).WithOne().HasForeignKey(viewer => viewer.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasMany(incident => incident.Services).WithMany().UsingEntity(
            "IncidentService",
            right => right.HasOne(typeof(Service)).WithMany().HasForeignKey("ServiceId"),
            left => left.HasOne(typeof(Incident)).WithMany().HasForeignKey("IncidentId"),
            join => join.ToTable("incident_services"));
        entity.HasMany(incident => incident.Categories).WithMany().UsingEntity(
            "IncidentInCategory",
            right => right.HasOne(typeof(IncidentCategory)).WithMany().HasForeignKey("CategoryId"),
            left => left.HasOne(typeof(Incident)).WithMany().HasForeignKey("IncidentId"),
            join => join.ToTable("incidents_in_categories").HasKey("IncidentId", "CategoryId"));
    }

    public void Configure(EntityTypeBuilder<Responder> entity)
    {
        entity.ToTable("responders");
        entity.HasKey(responder => new { responder.IncidentId, responder.PersonId });
        entity.HasOne(responder => responder.Person).WithMany().HasForeignKey(responder => responder.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Viewer> entity)
    {
        entity.ToTable("viewers");
        entity.HasKey(viewer => new { viewer.IncidentId, viewer.PersonId });
        entity.HasOne(viewer => viewer.Person).WithMany().HasForeignKey(viewer => viewer.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
