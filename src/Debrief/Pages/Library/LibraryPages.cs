using Debrief.Features.Incidents;
using Debrief.Features.Library;
using Debrief.Features.Settings;

namespace Debrief.Pages.Library;

internal static class LibraryPages
{
    public static void MapLibraryPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/library", Show);
        routes.MapGet("/palette", Palette);
    }

    private static async Task<RazorComponentResult> Show([AsParameters] LibraryQuery query, CurrentUser user, DebriefDb db, HttpContext http, CancellationToken ct)
    {
        var filter = query.ToFilter();
        var result = await db.SearchLibraryAsync(user, filter, ct);
        return http.Request.Headers.ContainsKey("HX-Request")
            ? LibraryResults.Render(result, filter)
            : LibraryPage.Render(result, filter, await db.ShelvesAsync(user, ct), user);
    }

    /// <summary>What Ctrl-K finds: incidents by number or words of the title, then published post-mortems by any of their words, then pages of the settings.</summary>
    private static async Task<RazorComponentResult> Palette(string? q, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        var incidents = await db.ListTitlesAsync(user, q ?? "", 8, ct);
        var hits = string.IsNullOrWhiteSpace(q) ? [] : (await db.SearchLibraryAsync(user, new(q, null, null, null, null), ct)).Hits.Take(6).ToList();
        return PaletteAnswer.Render(incidents, hits, user.IsAdministrator && q is { Length: > 1 } ? [.. SettingsFrame.Sections.Where(section => section.Label.Contains(q.Trim(), StringComparison.OrdinalIgnoreCase) || "Settings".StartsWith(q.Trim(), StringComparison.OrdinalIgnoreCase))] : []);
    }
}

public sealed record LibraryQuery(string? Q, string? Service, string? Category, string? Kind, string? Severity, int? Page)
{
    public LibraryFilter ToFilter() => new(
        Q, Service, Category,
        Enum.TryParse<IncidentKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        Enum.TryParse<Severity>(Severity, ignoreCase: true, out var severity) && Enum.IsDefined(severity) ? severity : null,
        Math.Clamp(Page ?? 1, 1, 10_000));
}
