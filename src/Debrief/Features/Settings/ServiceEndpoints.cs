namespace Debrief.Features.Settings;

internal static class ServiceEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/services";

    public static void MapServices(this IEndpointRouteBuilder settings)
    {
        var services = settings.MapGroup("/services");
        services.MapGet("/", List);
        services.MapPost("/", Add);
        services.MapPost("/{id:guid}", Change);
        services.MapPost("/{id:guid}/retirement", Retire);
        services.MapPost("/{id:guid}/retirement/removal", BringBack);
    }

    private static async Task<RazorComponentResult<ServicesPage>> List(DebriefDb db, CancellationToken ct) => ServicesPage.Render(
        await db.Services.OrderBy(service => service.RetiredAt != null).ThenBy(service => service.Name).Select(service => new ServiceRow(service, EF.Property<uint>(service, "Version"))).ToListAsync(ct),
        await db.Teams.AsNoTracking().OrderBy(team => team.Name).ToListAsync(ct));

    private static async Task<RedirectHttpResult> Add([FromForm] NewServiceForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var service = db.Services.Add(new() { Name = form.Name, TeamId = form.Team }).Entity;
        db.Record(null, user, "service.added", clock.Now, new { service.Id, service.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"Service “{service.Name}” added.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Change(
        Guid id, [FromForm] ServiceForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Services.FindAsync([id], ct) is not { } service) return TypedResults.NotFound();

        db.Expect(service, form.Version);
        db.Record(null, user, "service.changed", clock.Now, new { service.Id, from = service.Name, to = form.Name, team = form.Team });
        (service.Name, service.TeamId) = (form.Name, form.Team);
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"Service “{service.Name}” saved.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Retire(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Services.FindAsync([id], ct) is not { } service) return TypedResults.NotFound();

        service.RetiredAt ??= clock.Now;
        db.Record(null, user, "service.retired", clock.Now, new { service.Id, service.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{service.Name}” is no longer offered. What names it keeps it.", $"{Path}/{id}/retirement/removal");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> BringBack(Guid id, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Services.FindAsync([id], ct) is not { } service) return TypedResults.NotFound();

        service.RetiredAt = null;
        db.Record(null, user, "service.brought_back", clock.Now, new { service.Id, service.Name });
        await db.SaveChangesAsync(ct);

        return http.Done(Path, $"“{service.Name}” is back.");
    }
}

public record NewServiceForm
{
    [Required(ErrorMessage = "What is the service called?"), StringLength(Service.NameLimit)] public string Name { get; init; } = "";
    public string? TeamId { get; init; }

    internal Guid? Team => FormId.Read(TeamId);
}

public sealed record ServiceForm : NewServiceForm
{
    public uint Version { get; init; }
}

public sealed record ServiceRow(Service Service, uint Version);
