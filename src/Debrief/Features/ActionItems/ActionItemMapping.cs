using Debrief.Features.Analysis;
using Debrief.Features.Incidents;

namespace Debrief.Features.ActionItems;

internal sealed class ActionItemMapping :
    IEntityTypeConfiguration<ActionItem>, IEntityTypeConfiguration<DoneCriterion>, IEntityTypeConfiguration<Verification>, IEntityTypeConfiguration<Challenge>, IEntityTypeConfiguration<Reopening>
{
    public void Configure(EntityTypeBuilder<ActionItem> entity)
    {
        entity.ToTable("action_items");
        entity.Property(item => item.Number).UseIdentityByDefaultColumn();
        entity.HasIndex(item => item.Number).IsUnique();
        entity.HasIndex(item => new { item.IncidentId, item.Rank });
        entity.HasIndex(item => new { item.State, item.DueOn, item.Number });
        entity.HasIndex(item => item.OwnerId);
        entity.HasIndex(item => item.VerifierId);
        entity.Property(item => item.Text).HasMaxLength(ActionItem.TextLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.Ignore(item => item.Name).Ignore(item => item.IsOpen).Ignore(item => item.IsChallenged);
        entity.HasOne(item => item.Incident).WithMany().HasForeignKey(item => item.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(item => item.Owner).WithMany().HasForeignKey(item => item.OwnerId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(item => item.Verifier).WithMany().HasForeignKey(item => item.VerifierId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(item => item.Factors).WithMany().UsingEntity(
            "ActionItemFactor",
            right => right.HasOne(typeof(ContributingFactor)).WithMany().HasForeignKey("FactorId"),
            left => left.HasOne(typeof(ActionItem)).WithMany().HasForeignKey("ActionItemId"),
            join => join.ToTable("action_item_factors").HasKey("ActionItemId", "FactorId"));
        entity.HasMany(item => item.Criteria).WithOne().HasForeignKey(criterion => criterion.ActionItemId).OnDelete(DeleteBehavior.Cascade);
        entity.HasMany(item => item.Verifications).WithOne().HasForeignKey(seen => seen.ActionItemId).OnDelete(DeleteBehavior.Cascade);
        entity.HasMany(item => item.Challenges).WithOne().HasForeignKey(challenge => challenge.ActionItemId).OnDelete(DeleteBehavior.Cascade);
        entity.HasMany(item => item.Reopenings).WithOne().HasForeignKey(reopening => reopening.ActionItemId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DoneCriterion> entity)
    {
        entity.ToTable("done_criteria");
        entity.Property(criterion => criterion.Id).ValueGeneratedNever();
        entity.Property(criterion => criterion.Text).HasMaxLength(DoneCriterion.TextLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Person>().WithMany().HasForeignKey(criterion => criterion.MetById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Verification> entity)
    {
        entity.ToTable("verifications");
        entity.Property(seen => seen.Id).ValueGeneratedNever();
        entity.HasOne(seen => seen.By).WithMany().HasForeignKey(seen => seen.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Challenge> entity)
    {
        entity.ToTable("challenges");
        entity.Property(challenge => challenge.Id).ValueGeneratedNever();
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne(challenge => challenge.By).WithMany().HasForeignKey(challenge => challenge.ById).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(challenge => challenge.AnsweredBy).WithMany().HasForeignKey(challenge => challenge.AnsweredById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Reopening> entity)
    {
        entity.ToTable("reopenings");
        entity.Property(reopening => reopening.Id).ValueGeneratedNever();
        entity.HasOne(reopening => reopening.By).WithMany().HasForeignKey(reopening => reopening.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EncodedLessonMapping : IEntityTypeConfiguration<EncodedLesson>, IEntityTypeConfiguration<Ask>
{
    public void Configure(EntityTypeBuilder<EncodedLesson> entity)
    {
        entity.ToTable("encoded_lessons");
        entity.Property(lesson => lesson.Learned).HasMaxLength(EncodedLesson.TextLimit);
        entity.Property(lesson => lesson.Link).HasMaxLength(EncodedLesson.LinkLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(lesson => lesson.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(lesson => lesson.ChosenBy).WithMany().HasForeignKey(lesson => lesson.ChosenById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Ask> entity)
    {
        entity.ToTable("asks");
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(ask => ask.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(ask => ask.Leader).WithMany().HasForeignKey(ask => ask.LeaderId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Person>().WithMany().HasForeignKey(ask => ask.AskedById).OnDelete(DeleteBehavior.Restrict);
    }
}
