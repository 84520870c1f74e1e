using System.Text.Json;
using System.Text.Json.Serialization;
using Debrief.Drafting;
using Debrief.Features.Incidents;

namespace Debrief.Pages.Archive;

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
    public string? Origin { get; private set; }
    public ArchiveOutcome Outcome { get; private set; } = ArchiveOutcome.Unread;
    public Guid? IncidentId { get; private set; }

    /// <summary>Why it was not imported, for the person who brought it.</summary>
    public string? Problem { get; private set; }
    public Recognised? Recognised { get; private set; }
    public byte[]? Content { get; private set; }

    internal static ArchiveFile Of(ArchiveBatch batch, int position, BroughtFile file, string digest)
    {
        var row = new ArchiveFile { BatchId = batch.Id, Position = position, Name = Features.Timeline.Storable.Text(file.Name, 300), Digest = digest, Content = file.Bytes };
        if (file.Problem is { } problem) row.WasLeft(ArchiveOutcome.Unreadable, problem);
        return row;
    }

    public void IsReady(string? origin, Recognised recognised) => (Outcome, Problem, Origin, Recognised, IncidentId) = (ArchiveOutcome.Ready, null, origin, recognised, null);

    public void Became(Incident incident, Recognised recognised) => (Outcome, IncidentId, Recognised) = (ArchiveOutcome.Imported, incident.Id, recognised);

    public void WasHere(Guid incidentId) => (Outcome, IncidentId) = (ArchiveOutcome.HereAlready, incidentId);

    /// <param name="recognised">Its headings count all the same: with one corrected it may be a post-mortem after all.</param>
    public void WasLeft(ArchiveOutcome outcome, string problem, Recognised? recognised = null) => (Outcome, IncidentId, Problem, Recognised) = (outcome, null, problem, recognised);

    public void ReadAgain() => Outcome = ArchiveOutcome.Unread;
}

/// <summary>Ready: read, not yet brought in. LeftAlone: it is no post-mortem, and nothing is wrong with it.</summary>
public enum ArchiveOutcome { Unread, Ready, Imported, HereAlready, LeftAlone, Unreadable }

/// <summary>What was recognised in a file, and what was not.</summary>
/// <param name="Parts">Their titles, in the order of the text.</param>
/// <param name="Events">How many lines of its timeline became events; null before that.</param>
public sealed record Recognised(
    bool IsOwn, string Title, DateTimeOffset? OccurredAt, string? Severity, IReadOnlyList<string> Services, IReadOnlyList<string> Categories, IReadOnlyList<string> Parts, int? Events,
    IReadOnlyList<PastAction> Actions, IReadOnlyList<NotUnderstood> NotUnderstood, IReadOnlyList<string> Notes)
{
    /// <summary>Of the tool it comes from.</summary>
    public string Format { get; init; } = "Debrief";
    public IReadOnlyList<PastHeading> Headings { get; init; } = [];
    public bool LooksOdd => NotUnderstood.Count + Notes.Count > 0;
}

internal sealed class ArchiveFileMapping : IEntityTypeConfiguration<ArchiveFile>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

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
