using Debrief.Features.Coaching;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Sources;

namespace Debrief.Features.Analysis;

/// <summary>Everything that people found about one incident.</summary>
/// <param name="Layers">In use, in the order in which a failure meets them.</param>
/// <param name="Events">The picked ones that turn the incident; not the talk.</param>
/// <param name="EndsWithVendor">Factors that end with somebody else's system.</param>
/// <param name="Versions">By the id of a record, for the form that changes it.</param>
/// <param name="KeyEvents">Decisions and actions, of which each can have a second story.</param>
public sealed record AnalysisView(
    Incident Incident, CurrentUser User, IReadOnlyList<ContributingFactor> Factors, IReadOnlyList<HeldLayer> Held, IReadOnlyList<Belief> Beliefs, IReadOnlyList<Hypothesis> Hypotheses,
    IReadOnlyDictionary<string, QuestionAnswer> Answers, WhyTree Why, IReadOnlyList<DefenceLayer> Layers, IReadOnlyList<TimelineEvent> Events, IReadOnlySet<Guid> EndsWithVendor, int KeyEvents, int SecondStories,
    IReadOnlyDictionary<Guid, uint> Versions, IReadOnlyDictionary<string, uint> AnswerVersions)
{
    public bool IsEmpty => Factors.Count + Held.Count + Beliefs.Count + Hypotheses.Count + Answers.Count + Why.Steps.Count == 0;
}

internal static class AnalysisViewQueries
{
    extension(DebriefDb db)
    {
        public async Task<AnalysisView> AnalysisViewAsync(Incident incident, CurrentUser user, CancellationToken ct)
        {
            // Tracked, because the forms carry the version of each row.
            var factors = await db.ContributingFactors.Of(incident).InOrder.Include(factor => factor.Category).Include(factor => factor.Layer).Include(factor => factor.Events.Where(found => found.MergedIntoId == null)).AsSplitQuery().ToListAsync(ct);
            var held = await db.HeldLayers.Of(incident).Include(layer => layer.Layer).ToListAsync(ct);
            var beliefs = await db.Beliefs.Of(incident).ToListAsync(ct);
            var hypotheses = await db.Hypotheses.Of(incident).Include(hypothesis => hypothesis.Evidence.OrderBy(piece => piece.Position)).ToListAsync(ct);
            var answers = await db.QuestionAnswers.Of(incident).ToDictionaryAsync(answer => answer.Question, ct);
            var whys = await db.WhyNodes.Of(incident).ToListAsync(ct);
            var layers = await db.DefenceLayers.AsNoTracking().InUse.InOrder.ToListAsync(ct);
            var events = await db.PickedEvents(incident).AsNoTracking().Where(found => EventWords.Telling.Contains(found.Kind)).ToListAsync(ct);
            var (keyEvents, secondStories) = await db.SecondStoriesAsync(incident, ct);

            return new(
                incident, user, factors, held, beliefs, hypotheses, answers, new(whys), layers, events,
                factors.Where(factor => Coach.EndsWithVendor(factor.Text)).Select(factor => factor.Id).ToHashSet(), keyEvents, secondStories,
                new IEnumerable<ITakenBack>[] { factors, held, beliefs, hypotheses, whys }.SelectMany(records => records).ToDictionary(record => record.Id, record => db.VersionOf(record)),
                answers.ToDictionary(answer => answer.Key, answer => db.VersionOf(answer.Value)));
        }
    }
}
