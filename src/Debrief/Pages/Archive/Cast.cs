using Debrief.Features.Timeline;

namespace Debrief.Pages.Archive;

/// <summary>The people that a file names. Those who left are found too: old texts are full of them. Of several with one name, the second mention in a list is the second of them.</summary>
internal sealed class Cast(DebriefDb db)
{
    private readonly Dictionary<string, List<Person>> known = [];

    /// <returns>Null when the name is empty.</returns>
    public async Task<Person?> NamedAsync(string? name, CancellationToken ct, int mention = 0)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;

        var wanted = Storable.Text(name.Trim(), Person.NameLimit);
        if (!known.TryGetValue(wanted, out var people)) known[wanted] = people = await FindAsync(wanted, ct);
        while (people.Count <= mention) people.Add(db.People.Add(new() { Name = wanted }).Entity);
        return people[mention];
    }

    private Task<List<Person>> FindAsync(string name, CancellationToken ct) => db.People
        .Where(person => person.MergedIntoId == null && person.Name.ToLower() == name.ToLower())
        .OrderByDescending(person => person.Name == name).ThenByDescending(person => person.LeftAt == null).ThenBy(person => person.Id).ToListAsync(ct);
}
