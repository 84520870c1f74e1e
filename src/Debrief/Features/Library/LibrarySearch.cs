using Debrief.Features.Incidents;

namespace Debrief.Features.Library;

/// <summary>What the page's address says.</summary>
public sealed record LibraryFilter(string? Q, string? Service, string? Category, IncidentKind? Kind, Severity? Severity, int Page = 1);

/// <param name="Excerpt">Words around what matched, the matches between <see cref="Library.Excerpt.MarkStart"/> and <see cref="Library.Excerpt.MarkEnd"/>.</param>
public sealed record LibraryHit(int Number, string Title, string Excerpt, string Services, IncidentKind Kind, Severity? Severity, DateTimeOffset OccurredAt, DateTimeOffset PublishedAt, bool IsRestricted);

/// <param name="Total">Of a search one more than <see cref="LibrarySearch.CountLimit"/> when there are more.</param>
/// <param name="Corrected">What was searched instead, when what was typed occurs nowhere.</param>
public sealed record LibraryResult(IReadOnlyList<LibraryHit> Hits, int Total, int Page, string? Corrected);

internal static class LibrarySearch
{
    public const int PageSize = 20;

    /// <summary>A search counts and pages this far: whoever finds more than that looks for something narrower.</summary>
    public const int CountLimit = 1_000;
    private const int RankLimit = 10 * PageSize;

    public static async Task<LibraryResult> SearchLibraryAsync(this DebriefDb db, CurrentUser user, LibraryFilter filter, CancellationToken ct)
    {
        var terms = SearchTerms.Parse(filter.Q);
        var page = Math.Clamp(filter.Page, 1, 10_000);
        if (terms.IsEmpty) return await NewestAsync(db, user, filter, page, ct);

        var result = await FindAsync(db, user, filter, terms, page, ct);
        if (result.Total > 0 || await CorrectedAsync(db, terms, ct) is not { } better) return result;

        return await FindAsync(db, user, filter, better, page, ct) with { Corrected = better.ToString() };
    }

    private static async Task<LibraryResult> FindAsync(DebriefDb db, CurrentUser user, LibraryFilter filter, SearchTerms terms, int page, CancellationToken ct)
    {
        var query = terms.ToQuery();
        var newest = await Filtered(db.LibrarySeenBy(user), filter).Where(entry => entry.Search.Matches(EF.Functions.ToTsQuery("english", query)))
            .OrderByDescending(entry => entry.Incident.OccurredAt).ThenBy(entry => entry.IncidentId).Select(entry => entry.IncidentId).Take(CountLimit + 1).ToListAsync(ct);
        if (newest.Count == 0) return new([], 0, page, null);

        // A word that stands everywhere makes every rank dear and none of them tell: the best of the newest come first, what is older follows by age.
        var best = newest.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        if (page * PageSize <= RankLimit)
        {
            var ranked = newest.Take(RankLimit).ToList();
            best = await db.LibraryEntries.Where(entry => ranked.Contains(entry.IncidentId))
                .OrderByDescending(entry => entry.Search.RankCoverDensity(EF.Functions.ToTsQuery("english", query))).ThenByDescending(entry => entry.Incident.OccurredAt).ThenBy(entry => entry.IncidentId)
                .Select(entry => entry.IncidentId).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        }
        var rows = await db.LibraryEntries.Where(entry => best.Contains(entry.IncidentId)).Select(entry => new
        {
            entry.IncidentId,
            Text = entry.Text + "\n" + entry.Analysis + "\n" + entry.Timeline,
            Hit = new LibraryHit(
                entry.Incident.Number, entry.Title, "", entry.Services, entry.Incident.Kind, entry.Incident.Severity,
                entry.Incident.OccurredAt, entry.PublishedAt, entry.Incident.Visibility == Visibility.Restricted),
        }).ToDictionaryAsync(row => row.IncidentId, ct);
        return new([.. best.Where(rows.ContainsKey).Select(id => rows[id].Hit with { Excerpt = Excerpt.Of(rows[id].Text, terms) })], newest.Count, page, null);
    }

    private static async Task<LibraryResult> NewestAsync(DebriefDb db, CurrentUser user, LibraryFilter filter, int page, CancellationToken ct)
    {
        var found = Filtered(db.LibrarySeenBy(user), filter);
        var total = await found.CountAsync(ct);
        var hits = await found.OrderByDescending(entry => entry.Incident.OccurredAt).ThenBy(entry => entry.IncidentId).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(entry => new LibraryHit(
                entry.Incident.Number, entry.Title, entry.Text.Substring(0, 800), entry.Services, entry.Incident.Kind, entry.Incident.Severity,
                entry.Incident.OccurredAt, entry.PublishedAt, entry.Incident.Visibility == Visibility.Restricted)).ToListAsync(ct);
        return new(hits.ConvertAll(hit => hit with { Excerpt = Excerpt.Opening(hit.Excerpt) }), total, page, null);
    }

    private static IQueryable<LibraryEntry> Filtered(IQueryable<LibraryEntry> entries, LibraryFilter filter)
    {
        if (filter.Service is { Length: > 0 } service) entries = entries.Where(entry => entry.Incident.Services.Any(named => named.Name == service));
        if (filter.Category is { Length: > 0 } category) entries = entries.Where(entry => entry.Incident.Categories.Any(named => named.Name == category));
        if (filter.Kind is { } kind) entries = entries.Where(entry => entry.Incident.Kind == kind);
        if (filter.Severity is { } severity) entries = entries.Where(entry => entry.Incident.Severity == severity);
        return entries;
    }

    /// <summary>The same search with each word that occurs nowhere replaced by the nearest that does; null when there is nothing nearer.</summary>
    private static async Task<SearchTerms?> CorrectedAsync(DebriefDb db, SearchTerms terms, CancellationToken ct)
    {
        var better = terms;
        foreach (var term in terms.Terms.Where(term => !term.IsExcluded && term.Words.Count == 1))
        {
            var typed = term.Words[0];
            var nearest = await db.Database.SqlQuery<string>(
                $"select word as \"Value\" from library_words where word % {typed} order by word = {typed} desc, similarity(word, {typed}) desc, ndoc desc, word limit 1").FirstOrDefaultAsync(ct);
            if (nearest is not null && nearest != typed) better = better.With(term, term with { Words = [nearest], IsPrefix = false });
        }
        return ReferenceEquals(better, terms) ? null : better;
    }
}
