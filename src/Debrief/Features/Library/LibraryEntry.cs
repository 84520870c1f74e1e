using Debrief.Features.Incidents;
using NpgsqlTypes;

namespace Debrief.Features.Library;

/// <summary>What the library searches: the published text of one incident, with its timeline and services. Made from what happened elsewhere; can be thrown away and made again.</summary>
public sealed class LibraryEntry
{
    public required Guid IncidentId { get; init; }
    public Incident Incident { get; private init; } = null!;
    public required string Title { get; set; }
    public required string Text { get; set; }
    public required string Timeline { get; set; }

    /// <summary>What people believed and found: beliefs, factors, layers that held, ideas.</summary>
    public required string Analysis { get; set; }
    public required string Services { get; set; }
    public required DateTimeOffset PublishedAt { get; set; }
    public NpgsqlTsVector Search { get; private init; } = null!;
}

/// <summary>How far the library has read the activity log.</summary>
public sealed class LibraryCursor
{
    public int Id { get; private init; }
    public long ActivityId { get; set; }
}

internal sealed class LibraryMapping : IEntityTypeConfiguration<LibraryEntry>, IEntityTypeConfiguration<LibraryCursor>
{
    private const string Vector =
        "setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', services), 'A') || setweight(to_tsvector('english', left(text, 200000)), 'B') || setweight(to_tsvector('english', left(analysis, 200000)), 'B') || setweight(to_tsvector('english', left(timeline, 200000)), 'C')";

    public void Configure(EntityTypeBuilder<LibraryEntry> entity)
    {
        entity.ToTable("library_entries");
        entity.HasKey(entry => entry.IncidentId);
        entity.Property(entry => entry.Search).HasComputedColumnSql(Vector, stored: true);
        entity.HasIndex(entry => entry.Search).HasMethod("gin");
        entity.HasOne(entry => entry.Incident).WithOne().HasForeignKey<LibraryEntry>(entry => entry.IncidentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LibraryCursor> entity)
    {
        entity.ToTable("library_cursor");
        entity.Property(cursor => cursor.Id).ValueGeneratedNever();
    }
}

internal static class LibraryQueries
{
    extension(DebriefDb db)
    {
        public DbSet<LibraryEntry> LibraryEntries => db.Set<LibraryEntry>();
        public DbSet<LibraryCursor> LibraryCursors => db.Set<LibraryCursor>();

        /// <summary>What this person may read, whatever the library itself remembers.</summary>
        public IQueryable<LibraryEntry> LibrarySeenBy(CurrentUser user) =>
            db.IncidentsSeenBy(user).Join(db.LibraryEntries, incident => incident.Id, entry => entry.IncidentId, (_, entry) => entry);
    }
}
