using Debrief.Features.Incidents;
using Debrief.Features.Writeups;

namespace Debrief.Features.Publishing;

/// <summary>A version of a write-up that was given to readers. The newest one that is not withdrawn is what they see.</summary>
public sealed class Publication
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }
    public required Guid WriteupId { get; init; }

    /// <summary>1 for the first; each later one is a correction.</summary>
    public required int Number { get; init; }

    /// <summary>The write-up's version it pins.</summary>
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required string Text { get; set; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required Guid PublishedById { get; init; }
    public Person PublishedBy { get; private init; } = null!;

    /// <summary>What a correction corrects, in a sentence readers see.</summary>
    public string? Correction { get; init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> entity)
    {
        entity.ToTable("publications");
        // Two people publishing at once: the second is told that the first was first.
        entity.HasIndex(publication => new { publication.IncidentId, publication.Number }).IsUnique();
        entity.HasIndex(publication => publication.PublishedAt);
        entity.Property(publication => publication.Title).HasMaxLength(Incident.TitleLimit);
        entity.Property<uint>("RowVersion").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(publication => publication.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Writeup>().WithMany().HasForeignKey(publication => publication.WriteupId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(publication => publication.PublishedBy).WithMany().HasForeignKey(publication => publication.PublishedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class PublicationQueries
{
    extension(DebriefDb db)
    {
        public DbSet<Publication> Publications => db.Set<Publication>();
    }

    extension(IQueryable<Publication> publications)
    {
        public IQueryable<Publication> Of(Incident incident) => publications.Where(publication => publication.IncidentId == incident.Id);

        /// <summary>The one that readers see, if any: a withdrawn newest one hides those before it.</summary>
        public async Task<Publication?> CurrentAsync(CancellationToken ct) =>
            await publications.OrderByDescending(publication => publication.Number).FirstOrDefaultAsync(ct) is { WithdrawnAt: null } newest ? newest : null;
    }
}
