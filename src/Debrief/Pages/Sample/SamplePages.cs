using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Pages.Sample;

internal static class SamplePages
{
    public static void MapSample(this IEndpointRouteBuilder routes) => routes.MapPost("/settings/sample/removal", Remove).RequireAuthorization(Rights.Administer);

    /// <summary>Takes the sample away with all that hangs on it: events, evidence, text, publication, and the people, services and category that nothing else has named since.</summary>
    private static async Task<RedirectHttpResult> Remove(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var sample = await db.AllIncidents.AsNoTracking().Include(incident => incident.Responders).Include(incident => incident.Services).Include(incident => incident.Categories).AsSplitQuery()
            .Where(incident => incident.IsSample).ToListAsync(ct);
        foreach (var incident in sample)
        {
            await db.Activity.Where(entry => entry.IncidentId == incident.Id).ExecuteDeleteAsync(ct);
            await db.AllIncidents.Where(found => found.Id == incident.Id).ExecuteDeleteAsync(ct);
            foreach (var responder in incident.Responders) await LetGoAsync(db, () => db.People.Where(person => person.Id == responder.PersonId).ExecuteDeleteAsync(ct), ct);
            var (all, services, categories) = (db.AllIncidents, incident.Services.ConvertAll(service => service.Id), incident.Categories.ConvertAll(category => category.Id));
            await db.Services.Where(service => services.Contains(service.Id) && !all.Any(other => other.Services.Any(named => named.Id == service.Id))).ExecuteDeleteAsync(ct);
            await db.IncidentCategories.Where(category => categories.Contains(category.Id) && !all.Any(other => other.Categories.Any(named => named.Id == category.Id))).ExecuteDeleteAsync(ct);
        }
        db.Record(null, user, "sample.removed", clock.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Redirect("/incidents");
    }

    /// <summary>A person whom something else names by now stays: the database itself says so.</summary>
    private static async Task LetGoAsync(DebriefDb db, Func<Task<int>> delete, CancellationToken ct)
    {
        await db.Database.CurrentTransaction!.CreateSavepointAsync("person", ct);
        try
        {
            await delete();
        }
        catch (Npgsql.PostgresException kept) when (kept.SqlState == Npgsql.PostgresErrorCodes.ForeignKeyViolation)
        {
            await db.Database.CurrentTransaction.RollbackToSavepointAsync("person", ct);
        }
    }
}
