using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Features.Analysis;

/// <summary>A record of the analysis that can be taken away and brought back.</summary>
public interface ITakenBack
{
    Guid Id { get; }
    Guid IncidentId { get; }
    void Remove(DateTimeOffset now);
    void Restore();
}

internal static class TakenBack
{
    /// <summary>Nothing is asked before it goes, because one press brings it back.</summary>
    public static void MapRemoval<T>(this IEndpointRouteBuilder analysis, string records) where T : class, ITakenBack
    {
        analysis.MapPost($"/{records}/{{id:guid}}/removal", Remove<T>);
        analysis.MapPost($"/{records}/{{id:guid}}/removal/removal", Restore<T>);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Remove<T>(int number, Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) where T : class, ITakenBack
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.FindOfAsync<T>(incident, id, ct) is not { } record) return TypedResults.NotFound();

        record.Remove(clock.Now);
        db.Record(incident.Id, user, "analysis.record_removed", clock.Now, new { Kind = typeof(T).Name, record.Id });
        await db.SaveChangesAsync(ct);

        return http.Done(incident.AnalysisPath, "Taken away.", $"{http.Request.Path}/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Restore<T>(int number, Guid id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) where T : class, ITakenBack
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.FindOfAsync<T>(incident, id, ct) is not { } record) return TypedResults.NotFound();

        record.Restore();
        db.Record(incident.Id, user, "analysis.record_restored", clock.Now, new { Kind = typeof(T).Name, record.Id });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{record.Id}");
    }
}
