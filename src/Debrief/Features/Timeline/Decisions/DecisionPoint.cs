using Debrief.Features.Incidents;
using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>What an event looked like from inside, when its outcome was not known: hindsight has no place in it.</summary>
public sealed class DecisionPoint
{
    public const int TextLimit = 2_000;

    public required Guid EventId { get; init; }

    /// <summary>The information that was at hand then.</summary>
    public string Known { get; set; } = "";

    /// <summary>The explanations that were alive then, one a line.</summary>
    public string Hypotheses { get; set; } = "";

    /// <summary>What made the path look right.</summary>
    public string Reasonable { get; set; } = "";

    /// <summary>What one says first, from outside: who did what.</summary>
    public string FirstStory { get; set; } = "";

    /// <summary>What made it make sense, once somebody asked.</summary>
    public string SecondStory { get; set; } = "";

    public bool IsEmpty => (Known, Hypotheses, Reasonable, FirstStory, SecondStory) == ("", "", "", "", "");
}

internal static class DecisionPointQueries
{
    private static readonly EventKind[] Key = [EventKind.Decision, EventKind.Action, EventKind.Mitigation];

    extension(EventKind kind)
    {
        /// <summary>People chose here: of such an event both stories are worth having.</summary>
        public bool IsKey => Key.Contains(kind);
    }

    extension(DebriefDb db)
    {
        public DbSet<DecisionPoint> DecisionPoints => db.Set<DecisionPoint>();

        /// <summary>How many events of the timeline are key, and how many of those have the second story.</summary>
        public async Task<(int KeyEvents, int SecondStories)> SecondStoriesAsync(Incident incident, CancellationToken ct)
        {
            var points = db.DecisionPoints;
            var key = db.PickedEvents(incident).Where(found => Key.Contains(found.Kind) || points.Any(point => point.EventId == found.Id));
            return (await key.CountAsync(ct), await key.CountAsync(found => points.Any(point => point.EventId == found.Id && point.SecondStory != ""), ct));
        }
    }
}

internal sealed class DecisionPointMapping : IEntityTypeConfiguration<DecisionPoint>
{
    public void Configure(EntityTypeBuilder<DecisionPoint> entity)
    {
        entity.ToTable("decision_points");
        entity.HasKey(point => point.EventId);
        entity.Property(point => point.EventId).ValueGeneratedNever();
        entity.Ignore(point => point.IsEmpty);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne<TimelineEvent>().WithOne().HasForeignKey<DecisionPoint>(point => point.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
