namespace Debrief.Features.Analysis;

internal static class AnalysisSetup
{
    /// <summary>What people write into the analysis. The page itself is composed in Pages/.</summary>
    public static void MapAnalysis(this IEndpointRouteBuilder routes)
    {
        routes.MapDrawing();
        routes.MapFactorPage();

        var analysis = routes.MapGroup("/incidents/{number:int}/analysis").RequireAuthorization(Rights.Write);
        analysis.MapFactors();
        analysis.MapHeldLayers();
        analysis.MapBeliefs();
        analysis.MapHypotheses();
        analysis.MapQuestions();
        analysis.MapWhys();
    }
}
