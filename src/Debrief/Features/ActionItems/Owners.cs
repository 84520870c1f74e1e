using Debrief.Features.Timeline;
using Debrief.Lint.Actions;

namespace Debrief.Features.ActionItems;

/// <summary>Who is meant by a typed name. When a team owns something, nobody does; a name that two people have asks which.</summary>
internal static class Owners
{
    extension(DebriefDb db)
    {
        /// <summary>One person, new when nobody has that name yet; or why not. An empty name is nobody; a name that did not change means whom it meant.</summary>
        public async Task<(Person? Person, Refusal? Refusal)> OwnerNamedAsync(string? typed, CancellationToken ct, Guid? until = null)
        {
            if (ActionItem.Words(typed) is not { } name) return (null, null);
            var found = await db.PeopleNamedAsync(name, ct);
            if (found.Find(person => person.Id == until) is { } same) return (same, null);
            if (found.FindAll(person => person.IsHere) is [_, ..] here) return here is [var one] ? (one, null) : (null, new SeveralOfThatName(name));
            if (await db.Teams.AnyAsync(team => team.Name.ToLower() == Bare(name), ct) || IsTeam(name)) return (null, new TeamAsOwner(name));
            if (found is [var left, ..]) return (null, new OwnerLeft(left.Name));
            if (name.Length > Person.NameLimit) return (null, new NameTooLong());

            return (db.People.Add(new() { Name = name }).Entity, null);
        }

        /// <summary>The person whom the words of a new action name, where only one can be meant.</summary>
        public async Task<Person?> MeantAsync(Owner owner, CancellationToken ct)
        {
            if (owner.Kind != OwnerKind.Person) return null;
            var name = owner.Name.Trim('@', ' ', '*', '_');
            var first = name.ToLowerInvariant() + " ";
            var known = await db.People.Here.Where(person => person.Name.ToLower() == name.ToLower() || person.Name.ToLower().StartsWith(first)).Take(2).ToListAsync(ct);
            return known is [var one] ? one : null;
        }

        private Task<List<Person>> PeopleNamedAsync(string name, CancellationToken ct)
        {
            var (wanted, email) = (name.ToLowerInvariant(), name[(name.LastIndexOf('(') + 1)..].TrimEnd(')').ToLowerInvariant());
            return db.People.Where(person => person.MergedIntoId == null && (person.Name.ToLower() == wanted || person.Email!.ToLower() == email)).OrderBy(person => person.Id).ToListAsync(ct);
        }
    }

    private static bool IsTeam(string name) =>
        ActionReader.Read($"Add it | {name.Replace('|', '/')}", new(Columns: ["Action", "Owner"])).Owner.Kind == OwnerKind.Team;

    private static string Bare(string name)
    {
        var bare = name.ToLowerInvariant().TrimStart('@');
        if (bare.StartsWith("the ", StringComparison.Ordinal)) bare = bare[4..];
        return bare.EndsWith(" team", StringComparison.Ordinal) ? bare[..^5] : bare;
    }
}

public sealed record TeamAsOwner(string Name) : Refusal($"“{Name}” is a team, and what belongs to a team belongs to nobody. Name the one person who will say that it is done; the team can still do the work.");
public sealed record SeveralOfThatName(string Name) : Refusal($"More than one person here is called {Name}. Choose from the list, or type the email instead.");
public sealed record NameTooLong() : Refusal($"A name has at most {Person.NameLimit} characters.");
