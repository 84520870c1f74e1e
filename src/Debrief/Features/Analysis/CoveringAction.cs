namespace Debrief.Features.Analysis;

/// <summary>An action as the analysis needs to know it. Whoever composes the page brings them.</summary>
/// <param name="Name">A-12.</param>
/// <param name="Factors">The factors it addresses.</param>
public sealed record CoveringAction(string Name, string Title, string Path, IReadOnlyList<Guid> Factors);

internal static class Coverages
{
    /// <summary>Factors with neither an action nor a written reason for none.</summary>
    public static List<ContributingFactor> Uncovered(this AnalysisView view, IReadOnlyList<CoveringAction> actions) =>
        [.. view.Factors.Where(factor => factor.NoActionReason.Length == 0 && !actions.Any(action => action.Factors.Contains(factor.Id)))];
}
