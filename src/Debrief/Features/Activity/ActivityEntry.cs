using System.Text.Json;

namespace Debrief.Features.Activity;

/// <summary>One line of the log of what people did here. Written in the same transaction as the change; never edited.</summary>
public sealed class ActivityEntry
{
    public long Id { get; private init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The incident it belongs to, if any. Whoever may not see the incident may not see the entry.</summary>
    public Guid? IncidentId { get; init; }

    /// <summary>One of <see cref="Events"/>.</summary>
    public required string Event { get; init; }

    /// <summary>Null when the system itself did it.</summary>
    public Guid? ActorId { get; init; }
    public required string Actor { get; init; }
    public required JsonDocument Details { get; init; }
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<ActivityEntry>
{
    public void Configure(EntityTypeBuilder<ActivityEntry> entity)
    {
        entity.ToTable("activity");
        entity.Property(entry => entry.Id).UseIdentityAlwaysColumn();
        entity.HasIndex(entry => new { entry.IncidentId, entry.Id });
        entity.Property<ulong>("Transaction").HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        entity.HasOne<Person>().WithMany().HasForeignKey(entry => entry.ActorId).OnDelete(DeleteBehavior.Restrict);
    }
}
