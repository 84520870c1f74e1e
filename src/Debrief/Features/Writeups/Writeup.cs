using Debrief.Collab;
using Debrief.Features.Incidents;

namespace Debrief.Features.Writeups;

/// <summary>The account of an incident while it is being written. It is its log of changes; <see cref="Text"/> is only the newest state, kept at hand.</summary>
public sealed class Writeup
{
    /// <summary>About 400 pages. A text beyond it is refused; what was typed stays in the editor.</summary>
    public const int TextLimit = 1_000_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }

    /// <summary>The key of the template it began from: quick, standard, near-miss, security, or an administrator's own.</summary>
    public required string Template { get; set; }

    /// <summary>Who writes: the incident's lead unless someone else was chosen.</summary>
    public Guid? AuthorId { get; set; }
    public Person? Author { get; private init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset SavedAt { get; private set; }
    public Guid? SavedById { get; private set; }
    public Person? SavedBy { get; private init; }

    /// <summary>How many changes made <see cref="Text"/> from nothing.</summary>
    public int Version { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>How often something was erased from the log. That changes texts without a new version.</summary>
    public int Erasures { get; private set; }

    /// <summary>Appends one change to the log. Returns null when nothing changed or when <paramref name="baseVersion"/> is no longer the newest.</summary>
    public DocumentChange? Save(int baseVersion, string text, Guid by, DateTimeOffset now)
    {
        var change = ChangeSet.Between(Text, Storable(text));
        if (baseVersion != Version || change.IsEmpty) return null;

        (Text, SavedAt, SavedById) = (change.Apply(Text), now, by);
        return new() { WriteupId = Id, Version = ++Version, Change = change.ToJson(), At = now, ById = by, ClientId = Guid.NewGuid(), Sequence = 1 };
    }

    /// <summary>Line breaks as the log has them; what no database text can hold (NUL, half a surrogate pair) as the replacement character.</summary>
    public static string Storable(string text)
    {
        var normal = ChangeSet.Normalise(text).Replace('\0', '\uFFFD');
        return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(normal));
    }
}

/// <summary>One line of a document's log. The key (document, version) is the concurrency control: of two saves from one version, one is first.</summary>
public sealed class DocumentChange
{
    public required Guid WriteupId { get; init; }
    public required int Version { get; init; }

    /// <summary>CodeMirror's JSON form of a change set.</summary>
    public required string Change { get; set; }
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }

    /// <summary>The editor it came from, and its how-manieth: an editor that lost the answer sends again, and is not counted twice.</summary>
    public required Guid ClientId { get; init; }
    public required int Sequence { get; init; }
}

internal sealed class WriteupMapping : IEntityTypeConfiguration<Writeup>, IEntityTypeConfiguration<DocumentChange>
{
    public void Configure(EntityTypeBuilder<Writeup> entity)
    {
        entity.ToTable("writeups");
        entity.Property(writeup => writeup.Version).IsConcurrencyToken();
        entity.Property(writeup => writeup.Erasures).IsConcurrencyToken();
        entity.HasIndex(writeup => writeup.IncidentId).IsUnique();
        entity.HasOne<Incident>().WithMany().HasForeignKey(writeup => writeup.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(writeup => writeup.Author).WithMany().HasForeignKey(writeup => writeup.AuthorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(writeup => writeup.SavedBy).WithMany().HasForeignKey(writeup => writeup.SavedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentChange> entity)
    {
        entity.ToTable("document_changes");
        entity.HasKey(change => new { change.WriteupId, change.Version });
        entity.HasIndex(change => new { change.WriteupId, change.ClientId, change.Sequence }).IsUnique();
        entity.Property(change => change.Change).HasColumnType("jsonb");
        entity.HasOne<Writeup>().WithMany().HasForeignKey(change => change.WriteupId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Person>().WithMany().HasForeignKey(change => change.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class WriteupQueries
{
    extension(DebriefDb db)
    {
        public DbSet<Writeup> Writeups => db.Set<Writeup>();
        public DbSet<DocumentChange> DocumentChanges => db.Set<DocumentChange>();
    }

    extension(IQueryable<Writeup> writeups)
    {
        public Task<Writeup?> OfAsync(Incident incident, CancellationToken ct) => writeups.SingleOrDefaultAsync(writeup => writeup.IncidentId == incident.Id, ct);
    }
}
