namespace Debrief.Features.Analysis;

/// <summary>An action as the analysis needs to know it. Whoever composes the page brings them.</summary>
/// <param name="Name">A-12.</param>
/// <param name="Factors">The factors it addresses.</param>
public sealed record CoveringAction(string Name, string Title, string Path, IReadOnlyList<Guid> Factors);
