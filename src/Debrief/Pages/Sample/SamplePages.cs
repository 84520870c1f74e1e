using Debrief.Features.Incidents;

namespace Debrief.Pages.Sample;

internal static class SamplePages
{
    public static void MapSample(this IEndpointRouteBuilder routes) => routes.MapPost("/settings/sample/removal", Remove).RequireAuthorization(Rights.Administer);

    /// <summary>Takes the sample away with all that hangs on it: events, evidence, text, publication. Its invented people stay among the people, where an administrator can let them go.</summary>
    private static async Task<RedirectHttpResult> Remove(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.AllIncidents.Where(incident => incident.IsSample).Select(incident => (Guid?)incident.Id).SingleOrDefaultAsync(ct) is { } id)
        {
            await db.Activity.Where(entry => entry.IncidentId == id).ExecuteDeleteAsync(ct);
            await db.AllIncidents.Where(incident => incident.Id == id).ExecuteDeleteAsync(ct);
            db.Record(null, user, "sample.removed", clock.Now);
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return TypedResults.Redirect("/incidents");
    }
}
