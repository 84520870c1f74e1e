namespace Debrief.Features.Settings;

internal static class FactorCategoryEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/factor-categories";

    public static void MapFactorCategories(this IEndpointRouteBuilder settings)
    {
        var categories = settings.MapGroup("/factor-categories");
        categories.MapGet("/", List);
        categories.MapPost("/", Add);
        categories.MapPost("/{id:guid}", Change);
        categories.MapPost("/{id:guid}/retirement", Retire);
        categories.MapPost("/{id:guid}/retirement/removal", BringBack);
    }

    private static async Task<RazorComponentResult<FactorCategoriesPage>> List(DebriefDb db, CancellationToken ct) => FactorCategoriesPage.Render(await db.FactorCategories
        .OrderBy(category => category.RetiredAt != null).ThenBy(category => category.Name).Select(category => new FactorCategoryRow(category, EF.Property<uint>(category, "Version"))).ToListAsync(ct));

    private static async Task<RedirectHttpResult> Add([FromForm] NewFactorCategoryForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var category = db.FactorCategories.Add(new() { Name = form.Name, Remedy = form.Remedy ?? "" }).Entity;
        db.Record(null, user, "factor_category.added", clock.Now, new { category.Id, category.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{category.Name}” added.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Change(
        Guid id, [FromForm] FactorCategoryForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FactorCategories.FindAsync([id], ct) is not { } category) return TypedResults.NotFound();

        db.Expect(category, form.Version);
        db.Record(null, user, "factor_category.changed", clock.Now, new { category.Id, from = category.Name, to = form.Name });
        (category.Name, category.Remedy) = (form.Name, form.Remedy ?? "");
        await db.SaveChangesAsync(ct);

        return http.Done(Path, "The category is changed.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Retire(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FactorCategories.FindAsync([id], ct) is not { } category) return TypedResults.NotFound();

        category.RetiredAt ??= clock.Now;
        db.Record(null, user, "factor_category.retired", clock.Now, new { category.Id, category.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{category.Name}” is no longer offered. Factors that have it keep it.", $"{Path}/{id}/retirement/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> BringBack(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FactorCategories.FindAsync([id], ct) is not { } category) return TypedResults.NotFound();

        category.RetiredAt = null;
        db.Record(null, user, "factor_category.brought_back", clock.Now, new { category.Id, category.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{category.Name}” is back.");
    }
}

public sealed record NewFactorCategoryForm([Required(ErrorMessage = "What is the category called?"), StringLength(Service.NameLimit)] string Name)
{
    [StringLength(FactorCategory.RemedyLimit)] public string? Remedy { get; init; }
}

public sealed record FactorCategoryForm([Required(ErrorMessage = "What is the category called?"), StringLength(Service.NameLimit)] string Name, uint Version)
{
    [StringLength(FactorCategory.RemedyLimit)] public string? Remedy { get; init; }
}

public sealed record FactorCategoryRow(FactorCategory Category, uint Version);
