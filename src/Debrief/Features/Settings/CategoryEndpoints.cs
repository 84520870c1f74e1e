namespace Debrief.Features.Settings;

internal static class CategoryEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/categories";

    public static void MapCategories(this IEndpointRouteBuilder settings)
    {
        var categories = settings.MapGroup("/categories");
        categories.MapGet("/", List);
        categories.MapPost("/", Add);
        categories.MapPost("/{id:guid}/name", Rename);
        categories.MapPost("/{id:guid}/retirement", Retire);
        categories.MapPost("/{id:guid}/retirement/removal", BringBack);
    }

    private static async Task<RazorComponentResult<CategoriesPage>> List(DebriefDb db, CancellationToken ct) => CategoriesPage.Render(await db.IncidentCategories
        .OrderBy(category => category.RetiredAt != null).ThenBy(category => category.Name).Select(category => new CategoryRow(category, EF.Property<uint>(category, "Version"))).ToListAsync(ct));

    private static async Task<RedirectHttpResult> Add([FromForm] NewCategoryForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var category = db.IncidentCategories.Add(new() { Name = form.Name }).Entity;
        db.Record(null, user, "incident_category.added", clock.Now, new { category.Id, category.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"Category “{category.Name}” added.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Rename(
        Guid id, [FromForm] CategoryForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentCategories.FindAsync([id], ct) is not { } category) return TypedResults.NotFound();

        db.Expect(category, form.Version);
        db.Record(null, user, "incident_category.renamed", clock.Now, new { category.Id, from = category.Name, to = form.Name });
        category.Name = form.Name;
        await db.SaveChangesAsync(ct);

        return http.Done(Path, "The category is renamed.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Retire(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentCategories.FindAsync([id], ct) is not { } category) return TypedResults.NotFound();

        category.RetiredAt ??= clock.Now;
        db.Record(null, user, "incident_category.retired", clock.Now, new { category.Id, category.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{category.Name}” is no longer offered. Incidents that have it keep it.", $"{Path}/{id}/retirement/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> BringBack(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentCategories.FindAsync([id], ct) is not { } category) return TypedResults.NotFound();

        category.RetiredAt = null;
        db.Record(null, user, "incident_category.brought_back", clock.Now, new { category.Id, category.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{category.Name}” is back.");
    }
}

public sealed record NewCategoryForm([Required(ErrorMessage = "What is the category called?"), StringLength(Service.NameLimit)] string Name);

public sealed record CategoryForm([Required(ErrorMessage = "What is the category called?"), StringLength(Service.NameLimit)] string Name, uint Version);

public sealed record CategoryRow(IncidentCategory Category, uint Version);
