namespace Debrief.Features.Settings;

internal static class LayerEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/layers";

    public static void MapLayers(this IEndpointRouteBuilder settings)
    {
        var layers = settings.MapGroup("/layers");
        layers.MapGet("/", List);
        layers.MapPost("/", Add);
        layers.MapPost("/{id:guid}/name", Rename);
        layers.MapPost("/{id:guid}/earlier", MoveEarlier);
        layers.MapPost("/{id:guid}/retirement", Retire);
        layers.MapPost("/{id:guid}/retirement/removal", BringBack);
    }

    private static async Task<RazorComponentResult<LayersPage>> List(DebriefDb db, CancellationToken ct) => LayersPage.Render(await db.DefenceLayers
        .OrderBy(layer => layer.RetiredAt != null).ThenBy(layer => layer.Position).ThenBy(layer => layer.Name).Select(layer => new LayerRow(layer, EF.Property<uint>(layer, "Version"))).ToListAsync(ct));

    private static async Task<RedirectHttpResult> Add([FromForm] NewLayerForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var last = await db.DefenceLayers.MaxAsync(layer => (int?)layer.Position, ct) ?? 0;
        var layer = db.DefenceLayers.Add(new() { Name = form.Name, Position = last + 1 }).Entity;
        db.Record(null, user, "defence_layer.added", clock.Now, new { layer.Id, layer.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{layer.Name}” added.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Rename(Guid id, [FromForm] LayerForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DefenceLayers.FindAsync([id], ct) is not { } layer) return TypedResults.NotFound();

        db.Expect(layer, form.Version);
        db.Record(null, user, "defence_layer.renamed", clock.Now, new { layer.Id, from = layer.Name, to = form.Name });
        layer.Name = form.Name;
        await db.SaveChangesAsync(ct);

        return http.Done(Path, "The layer is renamed.");
    }

    /// <summary>Changes places with the one before it, and gives every layer a place of its own.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> MoveEarlier(Guid id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var layers = await db.DefenceLayers.InOrder.ToListAsync(ct);
        var place = layers.FindIndex(layer => layer.Id == id);
        if (place < 0) return TypedResults.NotFound();

        var before = place == 0 ? -1 : layers.FindLastIndex(place - 1, layer => layer.RetiredAt is null);
        if (before >= 0) (layers[before], layers[place]) = (layers[place], layers[before]);
        for (var position = 0; position < layers.Count; position++) layers[position].Position = position + 1;
        db.Record(null, user, "defence_layer.moved", clock.Now, new { Id = id });
        await db.SaveChangesAsync(ct);

        return TypedResults.LocalRedirect($"{Path}#layer-{id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Retire(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DefenceLayers.FindAsync([id], ct) is not { } layer) return TypedResults.NotFound();

        layer.RetiredAt ??= clock.Now;
        db.Record(null, user, "defence_layer.retired", clock.Now, new { layer.Id, layer.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{layer.Name}” is no longer offered. Factors on it stay on it.", $"{Path}/{id}/retirement/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> BringBack(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DefenceLayers.FindAsync([id], ct) is not { } layer) return TypedResults.NotFound();

        layer.RetiredAt = null;
        db.Record(null, user, "defence_layer.brought_back", clock.Now, new { layer.Id, layer.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{layer.Name}” is back.");
    }
}

public sealed record NewLayerForm([Required(ErrorMessage = "What is the layer called?"), StringLength(Service.NameLimit)] string Name);

public sealed record LayerForm([Required(ErrorMessage = "What is the layer called?"), StringLength(Service.NameLimit)] string Name, uint Version);

public sealed record LayerRow(DefenceLayer Layer, uint Version);
