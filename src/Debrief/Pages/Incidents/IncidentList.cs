using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Writeups;
using Microsoft.AspNetCore.WebUtilities;

namespace Debrief.Pages.Incidents;

/// <summary>What the list's address says.</summary>
public sealed record IncidentFilter(string? Q, Severity? Severity, IncidentKind? Kind, string? Service, string? Category, PostmortemState? State, int Page = 1)
{
    public bool IsEmpty => this with { Page = 1 } is { Q: null or "", Severity: null, Kind: null, Service: null or "", Category: null or "", State: null };

    public string Address(int page)
    {
        Dictionary<string, string?> query = new()
        {
            ["q"] = Q, ["severity"] = Severity?.ToString(), ["kind"] = Kind?.ToString(), ["service"] = Service, ["category"] = Category, ["state"] = State?.ToString(),
            ["page"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString("/incidents", query.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }
}

public enum PostmortemState { NotStarted, Draft, Published }

public sealed record IncidentRow(Incident Incident, string? Lead, PostmortemState State);

public sealed record IncidentPageOf(IReadOnlyList<IncidentRow> Rows, int Total);

internal static class IncidentList
{
    public const int PageSize = 50;

    public static async Task<IncidentPageOf> ListIncidentsAsync(this DebriefDb db, CurrentUser user, IncidentFilter filter, CancellationToken ct)
    {
        var (writeups, published) = (db.Writeups, Published(db));
        var found = Filtered(writeups, published, db.IncidentsSeenBy(user).AsNoTracking(), filter);
        var total = await found.CountAsync(ct);
        var rows = await found.NewestFirst.Skip((Math.Max(filter.Page, 1) - 1) * PageSize).Take(PageSize).Include(incident => incident.Services)
            .Select(incident => new
            {
                Incident = incident,
                Lead = incident.Lead!.Name,
                HasWriteup = writeups.Any(writeup => writeup.IncidentId == incident.Id),
                IsPublished = published.Any(publication => publication.IncidentId == incident.Id),
            }).AsSplitQuery().ToListAsync(ct);
        return new([.. rows.Select(row => new IncidentRow(row.Incident, row.Lead, row.IsPublished ? PostmortemState.Published : row.HasWriteup ? PostmortemState.Draft : PostmortemState.NotStarted))], total);
    }

    private static IQueryable<Incident> Filtered(IQueryable<Writeup> writeups, IQueryable<Publication> published, IQueryable<Incident> incidents, IncidentFilter filter)
    {
        if (filter.Q?.Trim() is { Length: > 0 } words)
        {
            var number = words.StartsWith("INC-", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;
            var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            incidents = int.TryParse(number, out var wanted)
                ? incidents.Where(incident => incident.Number == wanted || EF.Functions.ILike(incident.Title, pattern))
                : incidents.Where(incident => EF.Functions.ILike(incident.Title, pattern));
        }
        if (filter.Severity is { } severity) incidents = incidents.Where(incident => incident.Severity == severity);
        if (filter.Kind is { } kind) incidents = incidents.Where(incident => incident.Kind == kind);
        if (filter.Service is { Length: > 0 } service) incidents = incidents.Where(incident => incident.Services.Any(named => named.Name == service));
        if (filter.Category is { Length: > 0 } category) incidents = incidents.Where(incident => incident.Categories.Any(named => named.Name == category));
        return filter.State switch
        {
            PostmortemState.Published => incidents.Where(incident => published.Any(publication => publication.IncidentId == incident.Id)),
            PostmortemState.Draft => incidents.Where(incident => writeups.Any(writeup => writeup.IncidentId == incident.Id) && !published.Any(publication => publication.IncidentId == incident.Id)),
            PostmortemState.NotStarted => incidents.Where(incident => !writeups.Any(writeup => writeup.IncidentId == incident.Id)),
            _ => incidents,
        };
    }

    /// <summary>Publications that nothing newer replaced or withdrew.</summary>
    private static IQueryable<Publication> Published(DebriefDb db)
    {
        var all = db.Publications;
        return all.Where(publication => publication.WithdrawnAt == null && !all.Any(newer => newer.IncidentId == publication.IncidentId && newer.Number > publication.Number));
    }
}
