namespace Debrief.Features.Accounts;

/// <summary>Someone who takes part. A person need not have an account: an actor in an import, someone who left.</summary>
public sealed class Person
{
    public const int NameLimit = 120, EmailLimit = 254;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; set => field = value.Trim(); }
    public string? Email { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
    public Guid? TeamId { get; set; }
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Set when this row turned out to be another person; everything that named this one names that one since.</summary>
    public Guid? MergedIntoId { get; private set; }

    public bool IsHere => LeftAt is null && MergedIntoId is null;

    public Refusal? MergeInto(Person other)
    {
        if (other.Id == Id) return new SamePerson(Name);
        if (other.MergedIntoId is not null) return new AlreadyMerged(other.Name);
        if (MergedIntoId is not null) return new AlreadyMerged(Name);

        MergedIntoId = other.Id;
        return null;
    }
}

/// <summary>A name by which a source knows a person: Slack's U024BE7LH, a GitHub login. One person has many.</summary>
public sealed class PersonAlias
{
    public Guid PersonId { get; set; }
    public required string Source { get; init; }
    public required string ExternalId { get; init; }
    public required string Name { get; init; }
}

/// <summary>People who look after services together. A team never owns an action item.</summary>
public sealed class Team
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; set => field = value.Trim(); }
}

public sealed record SamePerson(string Name) : Refusal($"{Name} can't be merged with themselves.");
public sealed record AlreadyMerged(string Name) : Refusal($"{Name} has been merged already.");

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<PersonAlias>, IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Person> entity)
    {
        entity.ToTable("people");
        entity.Property(person => person.Name).HasMaxLength(Person.NameLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Team>().WithMany().HasForeignKey(person => person.TeamId).OnDelete(DeleteBehavior.SetNull);
        entity.HasOne<Person>().WithMany().HasForeignKey(person => person.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PersonAlias> entity)
    {
        entity.ToTable("person_aliases");
        entity.HasKey(alias => new { alias.Source, alias.ExternalId });
        entity.HasOne<Person>().WithMany().HasForeignKey(alias => alias.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Team> entity)
    {
        entity.ToTable("teams");
        entity.Property(team => team.Name).HasMaxLength(Person.NameLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(team => team.Name).IsUnique();
    }
}
