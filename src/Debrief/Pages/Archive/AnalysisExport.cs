using Debrief.Drafting;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Pages.Archive;

/// <summary>The analysis as a file holds it; <see cref="AnalysisImport"/> is the way back.</summary>
internal static class AnalysisExport
{
    /// <param name="events">Those that are in the file.</param>
    public static async Task<FileAnalysis> ExportAnalysisAsync(this DebriefDb db, Incident incident, IReadOnlyList<TimelineEvent> events, CancellationToken ct)
    {
        var names = events.ToDictionary(found => found.Id, found => found.PublicId);
        var factors = await db.ContributingFactors.AsNoTracking().Of(incident).InOrder.Include(factor => factor.Category).Include(factor => factor.Layer).Include(factor => factor.Events).AsSplitQuery().ToListAsync(ct);
        var held = await db.HeldLayers.AsNoTracking().Of(incident).Include(layer => layer.Layer).ToListAsync(ct);
        var beliefs = await db.Beliefs.AsNoTracking().Of(incident).ToListAsync(ct);
        var hypotheses = await db.Hypotheses.AsNoTracking().Of(incident).Include(hypothesis => hypothesis.Evidence.Where(piece => piece.RemovedAt == null).OrderBy(piece => piece.Position)).ToListAsync(ct);
        var points = (await db.DecisionPoints.AsNoTracking().Where(point => names.Keys.Contains(point.EventId)).ToListAsync(ct)).ToDictionary(point => point.EventId);
        var steps = new WhyTree(await db.WhyNodes.AsNoTracking().Of(incident).ToListAsync(ct)).Steps.Select(step => step.Node).ToList();
        var answers = await db.QuestionAnswers.AsNoTracking().Of(incident).ToListAsync(ct);
        return new()
        {
            Factors = [.. factors.Select(factor => new FileFactor(
                factor.Name, factor.Text, factor.Category?.Name, Word(factor.Condition), Word(factor.Hurt), factor.Layer?.Name,
                [.. events.Where(found => factor.Events.Exists(shown => shown.Id == found.Id)).Select(found => found.PublicId)], Said(factor.Elsewhere), Said(factor.NoActionReason)))],
            Held = [.. held.Select(layer => new FileHeld(layer.Text, layer.Layer?.Name))],
            Beliefs = [.. beliefs.Select(belief => new FileBelief(belief.Believed, Said(belief.Was), Said(belief.Why), Said(belief.WhoKnew), belief.EventId is { } shown ? names.GetValueOrDefault(shown) : null))],
            Hypotheses = [.. hypotheses.Select(hypothesis => new FileHypothesis(hypothesis.Text, Word<HypothesisState>(hypothesis.State)!, Evidence(hypothesis, true), Evidence(hypothesis, false)))],
            Decisions = [.. events.Where(found => points.ContainsKey(found.Id)).Select(found => DecisionOf(found, points[found.Id]))],
            Steps = [.. steps.Select(step => new FileStep(step.Text, Said(step.Question), step.ParentId is { } parent ? steps.FindIndex(other => other.Id == parent) + 1 : null))],
            Answers = [.. answers.OrderBy(answer => answer.Question, StringComparer.Ordinal).Select(answer => new FileAnswer(answer.Question, Word<AnswerState>(answer.State)!, answer.Text))],
        };
    }

    private static FileDecision DecisionOf(TimelineEvent found, DecisionPoint point) =>
        new(found.PublicId, Said(point.Known), Said(point.Hypotheses), Said(point.Reasonable), Said(point.FirstStory), Said(point.SecondStory));

    private static IReadOnlyList<string> Evidence(Hypothesis hypothesis, bool supports) => [.. hypothesis.Evidence.Where(piece => piece.Supports == supports).Select(piece => piece.Text)];

    private static string? Said(string text) => text.Length > 0 ? text : null;

    private static string? Word<T>(T? value) where T : struct, Enum => value?.ToString().ToLowerInvariant();
}
