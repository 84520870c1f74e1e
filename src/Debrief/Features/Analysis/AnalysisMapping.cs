using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

internal sealed class AnalysisMapping :
    IEntityTypeConfiguration<ContributingFactor>, IEntityTypeConfiguration<HeldLayer>, IEntityTypeConfiguration<Belief>, IEntityTypeConfiguration<Hypothesis>,
    IEntityTypeConfiguration<HypothesisEvidence>, IEntityTypeConfiguration<QuestionAnswer>, IEntityTypeConfiguration<WhyNode>
{
    public void Configure(EntityTypeBuilder<ContributingFactor> entity)
    {
        entity.ToTable("contributing_factors");
        entity.Ignore(factor => factor.Name);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(factor => new { factor.IncidentId, factor.Number }).IsUnique();
        entity.HasOne<Incident>().WithMany().HasForeignKey(factor => factor.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(factor => factor.Category).WithMany().HasForeignKey(factor => factor.CategoryId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(factor => factor.Layer).WithMany().HasForeignKey(factor => factor.LayerId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(factor => factor.Events).WithMany().UsingEntity(
            "FactorEvent",
            right => right.HasOne(typeof(TimelineEvent)).WithMany().HasForeignKey("EventId"),
            left => left.HasOne(typeof(ContributingFactor)).WithMany().HasForeignKey("FactorId"),
            join => join.ToTable("factor_events").HasKey("FactorId", "EventId"));
    }

    public void Configure(EntityTypeBuilder<HeldLayer> entity)
    {
        entity.ToTable("held_layers");
        entity.Property(held => held.Position).UseIdentityAlwaysColumn();
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(held => held.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(held => held.Layer).WithMany().HasForeignKey(held => held.LayerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Belief> entity)
    {
        entity.ToTable("beliefs");
        entity.Property(belief => belief.Position).UseIdentityAlwaysColumn();
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(belief => belief.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<TimelineEvent>().WithMany().HasForeignKey(belief => belief.EventId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<Hypothesis> entity)
    {
        entity.ToTable("hypotheses");
        entity.Ignore(hypothesis => hypothesis.IsWithoutEvidence);
        entity.Property(hypothesis => hypothesis.Position).UseIdentityAlwaysColumn();
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(hypothesis => hypothesis.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasMany(hypothesis => hypothesis.Evidence).WithOne().HasForeignKey(piece => piece.HypothesisId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HypothesisEvidence> entity)
    {
        entity.ToTable("hypothesis_evidence");
        entity.Property(piece => piece.Position).UseIdentityAlwaysColumn();
    }

    public void Configure(EntityTypeBuilder<QuestionAnswer> entity)
    {
        entity.ToTable("question_answers");
        entity.HasKey(answer => new { answer.IncidentId, answer.Question });
        entity.Property(answer => answer.Question).HasMaxLength(40);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(answer => answer.IncidentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WhyNode> entity)
    {
        entity.ToTable("why_nodes");
        entity.Property(node => node.Position).UseIdentityAlwaysColumn();
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<Incident>().WithMany().HasForeignKey(node => node.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<WhyNode>().WithMany().HasForeignKey(node => node.ParentId).OnDelete(DeleteBehavior.Cascade);
    }
}
