using System.Text.Json;
using System.Text.Json.Serialization;
using Debrief.Drafting;
using Debrief.Features.Incidents;

namespace Debrief.Pages.Archive;

/// <summary>Files that one person brought at one time. Only they see what became of them.</summary>
public sealed class ArchiveBatch
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required DateTimeOffset BroughtAt { get; init; }
    public required Guid BroughtById { get; init; }

    /// <summary>How many there were; fewer rows than that mean that it is still going on, or that it was stopped.</summary>
    public required int Files { get; init; }

    /// <summary>What is to be said about the whole: entries of an archive that were left out.</summary>
    public required List<string> Notes { get; init; }
}

/// <summary>One file and what became of it.</summary>
public sealed class ArchiveFile
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid BatchId { get; init; }
    public required int Position { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal: the same file again is not imported again.</summary>
    public required string Digest { get; init; }

    /// <summary>Number and title of a file that Debrief wrote: the same post-mortem again is not imported again.</summary>
    public string? Origin { get; init; }
    public ArchiveOutcome Outcome { get; private set; } = ArchiveOutcome.Unreadable;
    public Guid? IncidentId { get; private set; }

    /// <summary>Why it was not imported, for the person who brought it.</summary>
    public string? Problem { get; private set; }
    public Recognised? Recognised { get; private set; }

    public void Became(Incident incident, Recognised recognised) => (Outcome, IncidentId, Recognised) = (ArchiveOutcome.Imported, incident.Id, recognised);

    public void WasHere(Guid incidentId) => (Outcome, IncidentId) = (ArchiveOutcome.HereAlready, incidentId);

    public void WasLeft(ArchiveOutcome outcome, string problem) => (Outcome, IncidentId, Problem, Recognised) = (outcome, null, problem, null);
}

/// <summary>LeftAlone: it is no post-mortem, and nothing is wrong with it.</summary>
public enum ArchiveOutcome { Imported, HereAlready, LeftAlone, Unreadable }

/// <summary>What was recognised in a file, and what was not.</summary>
/// <param name="Parts">Their titles, in the order of the text.</param>
/// <param name="Events">How many lines of its timeline became events.</param>
public sealed record Recognised(
    bool IsOwn, DateTimeOffset? OccurredAt, string? Severity, IReadOnlyList<string> Services, IReadOnlyList<string> Categories, IReadOnlyList<string> Parts, int Events,
    IReadOnlyList<PastAction> Actions, IReadOnlyList<NotUnderstood> NotUnderstood, IReadOnlyList<string> Notes);

internal sealed class ArchiveMapping : IEntityTypeConfiguration<ArchiveBatch>, IEntityTypeConfiguration<ArchiveFile>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<ArchiveBatch> entity)
    {
        entity.ToTable("archive_batches");
        entity.HasOne<Person>().WithMany().HasForeignKey(batch => batch.BroughtById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ArchiveFile> entity)
    {
        entity.ToTable("archive_files");
        entity.HasIndex(file => new { file.BatchId, file.Position }).IsUnique();
        entity.HasIndex(file => file.Digest);
        entity.HasIndex(file => file.Origin);
        entity.HasOne<ArchiveBatch>().WithMany().HasForeignKey(file => file.BatchId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Incident>().WithMany().HasForeignKey(file => file.IncidentId).OnDelete(DeleteBehavior.SetNull);
        entity.Property(file => file.Recognised).HasColumnType("jsonb")
            .HasConversion(recognised => JsonSerializer.Serialize(recognised, Json), text => JsonSerializer.Deserialize<Recognised>(text, Json));
    }
}

internal static class ArchiveQueries
{
    extension(DebriefDb db)
    {
        public DbSet<ArchiveBatch> ArchiveBatches => db.Set<ArchiveBatch>();
        public DbSet<ArchiveFile> ArchiveFiles => db.Set<ArchiveFile>();

        public IQueryable<ArchiveBatch> BatchesOf(CurrentUser user) => db.ArchiveBatches.Where(batch => batch.BroughtById == user.PersonId);
    }
}
