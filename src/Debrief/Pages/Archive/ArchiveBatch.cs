using Debrief.Features.Incidents;

namespace Debrief.Pages.Archive;

/// <summary>Files that one person brought at one time: read first, looked at by that person, then brought in. Only they see what became of them.</summary>
public sealed class ArchiveBatch
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required DateTimeOffset BroughtAt { get; init; }
    public required Guid BroughtById { get; init; }
    public required int Files { get; init; }

    /// <summary>What is to be said about the whole: entries of an archive that were left out.</summary>
    public required List<string> Notes { get; init; }

    /// <summary>Of times that name none.</summary>
    public string? Zone { get; init; }

    /// <summary>Only the person who brings them sees them at first.</summary>
    public bool Restrict { get; init; }
    public BatchState State { get; private set; } = BatchState.Reading;
    public DateTimeOffset? LeasedUntil { get; private set; }
    public Guid? LeasedBy { get; private set; }

    /// <summary>How often a worker began since a file was last finished.</summary>
    public int Attempts { get; private set; }
    public bool IsWorkedOn => State is BatchState.Reading or BatchState.Importing;

    public Refusal? ReadAgain() => Turn(BatchState.Reading);

    public Refusal? Approve() => Turn(BatchState.Importing);

    private NotWaitingForReview? Turn(BatchState next)
    {
        if (State != BatchState.Waiting) return new();
        State = next;
        return null;
    }
}

/// <summary>Waiting: for the person to look at what was understood.</summary>
public enum BatchState { Reading, Waiting, Importing, Done }

public sealed record NotWaitingForReview() : Refusal("This batch is being worked on, or is through already. Open it again to see where it is.");

internal sealed class ArchiveBatchMapping : IEntityTypeConfiguration<ArchiveBatch>
{
    public void Configure(EntityTypeBuilder<ArchiveBatch> entity)
    {
        entity.ToTable("archive_batches");
        entity.HasIndex(batch => batch.State);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Person>().WithMany().HasForeignKey(batch => batch.BroughtById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class ArchiveQueries
{
    extension(DebriefDb db)
    {
        public DbSet<ArchiveBatch> ArchiveBatches => db.Set<ArchiveBatch>();
        public DbSet<ArchiveFile> ArchiveFiles => db.Set<ArchiveFile>();
        public DbSet<ArchiveHeading> ArchiveHeadings => db.Set<ArchiveHeading>();

        public IQueryable<ArchiveBatch> BatchesOf(CurrentUser user) => db.ArchiveBatches.Where(batch => batch.BroughtById == user.PersonId);

        /// <summary>The incident that this very file, or the post-mortem that Debrief wrote into it, is already; among those this person may see, so that a restricted one does not show.</summary>
        internal async Task<Guid?> HereAlreadyAsync(ArchiveFile file, int? number, string? title, CurrentUser user, CancellationToken ct)
        {
            var seen = db.IncidentsSeenBy(user);
            if (number is not null && await seen.Where(incident => incident.Number == number && incident.Title == title).Select(incident => (Guid?)incident.Id).SingleOrDefaultAsync(ct) is { } same) return same;

            var (digest, origin) = (file.Digest, file.Origin);
            return await db.ArchiveFiles.Where(known => known.Outcome == ArchiveOutcome.Imported && (known.Digest == digest || (origin != null && known.Origin == origin)))
                .Join(seen, known => known.IncidentId, incident => incident.Id, (_, incident) => (Guid?)incident.Id).FirstOrDefaultAsync(ct);
        }
    }
}
