using Debrief.Features.ActionItems;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;

namespace Debrief.Pages.Analysis;

internal static class AnalysisPages
{
    public static void MapAnalysisPages(this IEndpointRouteBuilder routes) => routes.MapGet("/incidents/{number:int}/analysis", Show);

    private static async Task<Results<RazorComponentResult<AnalysisPage>, NotFound>> Show(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();

        return AnalysisPage.Render(await db.AnalysisViewAsync(incident, user, ct), await db.CoveringActionsAsync(incident, ct), clock.Now);
    }
}
