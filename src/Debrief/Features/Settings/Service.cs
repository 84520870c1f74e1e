namespace Debrief.Features.Settings;

/// <summary>Something that runs and can break, owned by a team.</summary>
public sealed class Service
{
    public const int NameLimit = 80;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; set => field = value.Trim(); }
    public Guid? TeamId { get; set; }

    /// <summary>No longer offered; what has it keeps it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

/// <summary>A kind of incident that can come back ("capacity", "expired certificate"): what outcomes are compared by.</summary>
public sealed class IncidentCategory
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; set => field = value.Trim(); }

    /// <summary>No longer offered; what has it keeps it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

internal sealed class ServiceMapping : IEntityTypeConfiguration<Service>, IEntityTypeConfiguration<IncidentCategory>
{
    public void Configure(EntityTypeBuilder<Service> entity)
    {
        entity.ToTable("services");
        entity.Property(service => service.Name).HasMaxLength(Service.NameLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(service => service.Name).IsUnique();
        entity.HasOne<Team>().WithMany().HasForeignKey(service => service.TeamId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<IncidentCategory> entity)
    {
        entity.ToTable("incident_categories");
        entity.Property(category => category.Name).HasMaxLength(Service.NameLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(category => category.Name).IsUnique();
    }
}
