using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

/// <summary>One factor with what can be said of it.</summary>
public sealed record FactorView(
    Incident Incident, CurrentUser User, ContributingFactor Factor, uint Version, IReadOnlyList<FactorCategory> Categories, IReadOnlyList<DefenceLayer> Layers, IReadOnlyList<TimelineEvent> Events);
