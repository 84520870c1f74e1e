using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Pages.Incidents;

internal static class IncidentPages
{
    public static void MapIncidentPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents", List);
        routes.MapGet("/incidents/new", New).RequireAuthorization(Rights.Write);
        routes.MapGet("/incidents/trash", Trash);
        routes.MapGet("/incidents/{number:int}", (int number) => TypedResults.Redirect($"/incidents/{number}/timeline"));
        routes.MapGet("/incidents/{number:int}/facts", Facts);
    }

    private static async Task<RazorComponentResult<IncidentsPage>> List([AsParameters] IncidentListQuery query, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var filter = query.ToFilter();
        var page = await db.ListIncidentsAsync(user, filter, ct);
        return IncidentsPage.Render(page, filter, await db.ChoicesAsync(ct), user, clock.Now);
    }

    private static async Task<RazorComponentResult<NewIncidentPage>> New(CurrentUser user, DebriefDb db, CancellationToken ct) =>
        NewIncidentPage.Render(await db.ChoicesAsync(ct), user);

    private static async Task<RazorComponentResult<TrashPage>> Trash(CurrentUser user, DebriefDb db, CancellationToken ct) =>
        TrashPage.Render(await db.TrashSeenBy(user).AsNoTracking().OrderByDescending(incident => incident.TrashedAt).Take(200).ToListAsync(ct), user);

    private static async Task<Results<RazorComponentResult<FactsPage>, NotFound>> Facts(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = db.IncidentsSeenBy(user).Include(incident => incident.Lead).Include(incident => incident.Services).Include(incident => incident.Categories)
            .Include(incident => incident.Responders).ThenInclude(responder => responder.Person).Include(incident => incident.Viewers).ThenInclude(viewer => viewer.Person).AsSplitQuery();
        if (await found.FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        return FactsPage.Render(incident, db.VersionOf(incident), await db.ChoicesAsync(ct), user, clock.Now);
    }

    private static async Task<IncidentChoices> ChoicesAsync(this DebriefDb db, CancellationToken ct) => new(
        await db.Services.InUse.OrderBy(service => service.Name).Select(service => service.Name).ToListAsync(ct),
        await db.IncidentCategories.InUse.OrderBy(category => category.Name).Select(category => category.Name).ToListAsync(ct),
        await db.People.AsNoTracking().Here.ByName.ToListAsync(ct));
}

/// <summary>What the lists of a form offer.</summary>
public sealed record IncidentChoices(IReadOnlyList<string> Services, IReadOnlyList<string> Categories, IReadOnlyList<Person> People);

/// <summary>The address as typed; what it cannot mean is no filter.</summary>
public sealed record IncidentListQuery(string? Q, string? Severity, string? Kind, string? Service, string? Category, string? State, int? Page)
{
    public IncidentFilter ToFilter() => new(Q, Known<Severity>(Severity), Known<IncidentKind>(Kind), Service, Category, Known<PostmortemState>(State), Math.Clamp(Page ?? 1, 1, 100_000));

    private static T? Known<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
