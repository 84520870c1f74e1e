using Debrief.Drafting;

namespace Debrief.Pages.Archive;

/// <summary>What a person said that a heading is; it holds for every batch that follows.</summary>
public sealed class ArchiveHeading
{
    /// <summary>As <see cref="PastHeading.Key"/> spells it.</summary>
    public required string Heading { get; init; }

    /// <summary>Null: it stays text.</summary>
    public Part? Part { get; private set; }
    public DateTimeOffset SaidAt { get; private set; }
    public Guid SaidById { get; private set; }

    public void Is(Part? part, Guid personId, DateTimeOffset now) => (Part, SaidById, SaidAt) = (part, personId, now);
}

internal sealed class ArchiveHeadingMapping : IEntityTypeConfiguration<ArchiveHeading>
{
    public void Configure(EntityTypeBuilder<ArchiveHeading> entity)
    {
        entity.ToTable("archive_headings");
        entity.HasKey(heading => heading.Heading);
        entity.Property(heading => heading.Part).HasConversion<string>();
        entity.HasOne<Person>().WithMany().HasForeignKey(heading => heading.SaidById).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>One heading over a whole batch.</summary>
/// <param name="Parts">What it was taken for, in most of the documents.</param>
/// <param name="IsSaid">A person said so.</param>
public sealed record BatchHeading(string Key, string Title, int Documents, IReadOnlyList<Part> Parts, bool IsSaid)
{
    /// <summary>Those that stay text first, the frequent before the rare.</summary>
    public static List<BatchHeading> Of(IEnumerable<(Recognised Found, ArchiveOutcome Outcome)> files, HashSet<string> said) =>
    [
        .. files.Where(file => !file.Found.IsOwn && file.Outcome is ArchiveOutcome.Ready or ArchiveOutcome.LeftAlone)
            .SelectMany(file => file.Found.Headings.Where(heading => heading.Key.Length is > 0 and <= 200).DistinctBy(heading => heading.Key))
            .GroupBy(heading => heading.Key)
            .Select(same => new BatchHeading(same.Key, same.First().Title, same.Count(), same.GroupBy(heading => string.Join('+', heading.Parts)).MaxBy(alike => alike.Count())!.First().Parts, said.Contains(same.Key)))
            .OrderBy(heading => heading.Parts.Count > 0).ThenByDescending(heading => heading.Documents).ThenBy(heading => heading.Key, StringComparer.Ordinal),
    ];
}
