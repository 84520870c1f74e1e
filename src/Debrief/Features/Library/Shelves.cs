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
                await seen.SelectMany(entry => entry.Incident.Services).GroupBy(service => service.Name)
                    .Select(group => new Shelf(group.Key, group.Count())).OrderByDescending(shelf => shelf.Count).ThenBy(shelf => shelf.Name).Take(30).ToListAsync(ct),
                await seen.SelectMany(entry => entry.Incident.Categories).GroupBy(category => category.Name)
                    .Select(group => new Shelf(group.Key, group.Count())).OrderByDescending(shelf => shelf.Count).ThenBy(shelf => shelf.Name).Take(30).ToListAsync(ct));
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
}
