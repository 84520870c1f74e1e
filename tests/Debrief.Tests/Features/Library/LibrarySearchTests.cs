using Debrief.Features.Incidents;
using Debrief.Features.Library;

namespace Debrief.Tests.Features.Library;

public sealed class LibrarySearchTests(App app)
{
    [Fact]
    public async Task What_many_say_is_paged_without_losing_or_repeating_any()
    {
        var (robin, word) = (await app.Someone(), $"w{Guid.NewGuid():N}");
        await Publish(robin, 205, _ => $"The {word} stood still.");

        var found = new List<int>();
        for (var page = 1; page <= 12; page++) found.AddRange((await Search(robin, word, page)).Hits.Select(hit => hit.Number));

        Assert.Equal(205, found.Count);
        Assert.Equal(205, found.Distinct().Count());
        Assert.Equal(205, (await Search(robin, word, 1)).Total);
    }

    [Fact]
    public async Task The_one_that_says_it_most_comes_before_newer_ones()
    {
        var (robin, word) = (await app.Someone(), $"w{Guid.NewGuid():N}");
        await Publish(robin, 3, number => number == 0 ? $"{word} {word} {word} {word}" : $"Nobody saw the {word}.");

        var hits = (await Search(robin, word, 1)).Hits;

        Assert.StartsWith("Found 0", hits[0].Title, StringComparison.Ordinal);
        Assert.Equal(["Found 2", "Found 1"], hits.Skip(1).Select(hit => hit.Title));
    }

    private Task<LibraryResult> Search(Person who, string words, int page) =>
        app.With(db => db.SearchLibraryAsync(new(who.Id, who.Name, Role.Member), new(words, null, null, null, null, page), CancellationToken.None));

    private Task Publish(Person lead, int count, Func<int, string> text) => app.With(async db =>
    {
        for (var number = 0; number < count; number++)
        {
            var incident = Incident.New($"Found {number}", IncidentKind.Outage, Some.Noon.AddMinutes(number));
            incident.LeadId = lead.Id;
            db.AddRange(incident, new LibraryEntry { IncidentId = incident.Id, Title = incident.Title, Text = text(number), Timeline = "", Analysis = "", Services = "", PublishedAt = Some.Noon });
        }
        await db.SaveChangesAsync();
    });
}
