using Debrief.Features.Incidents;

namespace Debrief.Features.Library;

/// <summary>Ways to browse: what there is, and how much of it this person may read.</summary>
public sealed record Shelf(string Name, int Count);

public sealed record Shelves(IReadOnlyList<Shelf> Services, IReadOnlyList<Shelf> Categories);

/// <summary>A title to go to.</summary>
public sealed record TitleLine(int Number, string Title, Severity? Severity, DateTimeOffset OccurredAt);

internal static class ShelfQueries
{
    extension(DebriefDb db)
    {
        public async Task<Shelves> ShelvesAsync(CurrentUser user, CancellationToken ct)
        {
            var seen = db.LibrarySeenBy(user);
            return new(
                await CountedAsync(seen.SelectMany(entry => entry.Incident.Services).Select(service => service.Name), ct),
                await CountedAsync(seen.SelectMany(entry => entry.Incident.Categories).Select(category => category.Name), ct));
        }

        public Task<List<TitleLine>> ListTitlesAsync(CurrentUser user, string words, int count, CancellationToken ct)
        {
            var found = db.IncidentsSeenBy(user).AsNoTracking();
            var number = words.Trim().ToUpperInvariant().Replace("INC-", "", StringComparison.Ordinal);
            if (int.TryParse(number, out var wanted)) found = found.Where(incident => incident.Number == wanted);
            else if (words.Trim() is { Length: > 0 } typed) found = found.Where(incident => EF.Functions.TrigramsAreWordSimilar(typed, incident.Title) || EF.Functions.ILike(incident.Title, $"%{typed}%"));
            return found.NewestFirst.Take(count).Select(incident => new TitleLine(incident.Number, incident.Title, incident.Severity, incident.OccurredAt)).ToListAsync(ct);
        }
    }

    private static async Task<IReadOnlyList<Shelf>> CountedAsync(IQueryable<string> names, CancellationToken ct)
    {
        var rows = await names.GroupBy(name => name).Select(group => new { Name = group.Key, Count = group.Count() }).OrderByDescending(row => row.Count).ThenBy(row => row.Name).Take(30).ToListAsync(ct);
        return rows.ConvertAll(row => new Shelf(row.Name, row.Count));
    }
}
