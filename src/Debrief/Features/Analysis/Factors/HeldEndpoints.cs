using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

internal static class HeldEndpoints
{
    public static void MapHeldLayers(this IEndpointRouteBuilder analysis)
    {
        analysis.MapPost("/held", Add);
        analysis.MapPost("/held/{id:guid}", Change);
        analysis.MapRemoval<HeldLayer>("held");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Add(int number, [FromForm] HeldForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var layer = await db.LayerNamedAsync(Storable.Text(form.Layer ?? ""), ct);
        var held = db.HeldLayers.Add(new() { IncidentId = incident.Id, Text = Storable.Text(form.Text), LayerId = layer?.Id }).Entity;
        db.Record(incident.Id, user, "analysis.held_layer_added", clock.Now, new { held.Id });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{held.Id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Change(int number, Guid id, [FromForm] HeldForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.FindOfAsync<HeldLayer>(incident, id, ct) is not { } held) return TypedResults.NotFound();

        db.Expect(held, form.Version);
        (held.Text, held.LayerId) = (Storable.Text(form.Text), (await db.LayerNamedAsync(Storable.Text(form.Layer ?? ""), ct))?.Id);
        db.Record(incident.Id, user, "analysis.held_layer_changed", clock.Now, new { held.Id });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{held.Id}");
    }
}
