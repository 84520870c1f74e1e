using System.Text.Json;
using System.Text.Json.Serialization;
using Debrief.Features.ActionItems;

namespace Debrief.Pages.Actions;

/// <summary>The boards: mine, a team's, all; the sprint list; what leaders look at; the audit of the last five.</summary>
internal static class ActionPages
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, WriteIndented = true };

    public static void MapActionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/actions", Show);
        routes.MapGet("/actions.csv", DownloadCsv);
        routes.MapGet("/actions.json", DownloadJson);
        routes.MapGet("/actions/sprint", ShowSprint);
        routes.MapGet("/actions/leaders", ShowLeaders);
        routes.MapGet("/actions/leaders.csv", LeadersCsv);
        routes.MapGet("/actions/leaders.json", LeadersJson);
        routes.MapGet("/actions/audit", ShowAudit);
        routes.MapGet("/actions/audit.csv", AuditCsv);
        routes.MapGet("/actions/audit.json", AuditJson);
    }

    private static async Task<RazorComponentResult<ActionsPage>> Show([AsParameters] ActionQuery query, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = await db.TeamOfAsync(user, ct);
        var filter = WithTeam(query.ToFilter(), own);
        return ActionsPage.Render(await db.BoardAsync(user, filter, clock.Today, ct), filter, own, user, clock.Now);
    }

    private static async Task<FileContentHttpResult> DownloadCsv([AsParameters] ActionQuery query, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        ActionExport.CsvFile(ActionExport.Csv(await db.AllOfAsync(query, user, clock, ct)), "actions.csv");

    private static async Task<JsonHttpResult<IEnumerable<ActionItemResponse>>> DownloadJson([AsParameters] ActionQuery query, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Json((await db.AllOfAsync(query, user, clock, ct)).Select(ActionItemResponse.From), Json);

    private static async Task<RazorComponentResult<SprintPage>> ShowSprint([AsParameters] ActionQuery query, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = await db.TeamOfAsync(user, ct);
        var filter = WithTeam(query.ToFilter() with { State = null, Page = 1 }, own);
        var live = await (await db.FilteredAsync(user, filter, clock.Today, ct)).LiveFirst.Take(SprintPage.Most + 1).Whole.AsNoTracking().ToListAsync(ct);
        return SprintPage.Render(live, filter, own, clock.Today);
    }

    private static async Task<RazorComponentResult<LeadersPage>> ShowLeaders(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) => LeadersPage.Render(await db.LeadersViewAsync(user, clock, ct), user);

    private static async Task<FileContentHttpResult> LeadersCsv(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) => ActionExport.CsvFile(CsvText.Of(
        ["Service", "Open", "Overdue", "Done, unverified", "Escalates"],
        (await db.LeadersViewAsync(user, clock, ct)).Services.Select(row => new object?[] { row.Service, row.Open, row.Overdue, row.Unverified, row.Escalates })), "actions-by-service.csv");

    private static async Task<JsonHttpResult<LeadersView>> LeadersJson(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) => TypedResults.Json(await db.LeadersViewAsync(user, clock, ct), Json);

    private static async Task<RazorComponentResult<AuditPage>> ShowAudit(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) => AuditPage.Render(await db.AuditAsync(user, clock.Today, ct));

    private static async Task<FileContentHttpResult> AuditCsv(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) => ActionExport.CsvFile(CsvText.Of(
        ["Incident", "Title", "Published", "Actions", "Closed %", "Verified %", "Open with owner, definition of done and a day that has not passed %"],
        (await db.AuditAsync(user, clock.Today, ct)).Rows.Select(row => new object?[] { row.Incident, row.Title, row.PublishedAt, row.Actions, row.Closed, row.Verified, row.OpenInOrder })), "audit.csv");

    private static async Task<JsonHttpResult<Audit>> AuditJson(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) => TypedResults.Json(await db.AuditAsync(user, clock.Today, ct), Json);

    private static ActionFilter WithTeam(ActionFilter filter, string? own) => filter.Whose == Whose.Team && string.IsNullOrEmpty(filter.Team) ? filter with { Team = own } : filter;

    private static async Task<List<ActionItem>> AllOfAsync(this DebriefDb db, ActionQuery query, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        await (await db.FilteredAsync(user, WithTeam(query.ToFilter(), await db.TeamOfAsync(user, ct)), clock.Today, ct)).LiveFirst.Whole.AsNoTracking().ToListAsync(ct);
}
