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

        /// <summary>The person whom the words of an action name, where only one can be meant: "Jonas Weber gives ...", "Jonas will ...", "... (Jonas)".</summary>
        public async Task<Person?> MeantAsync(string text, Owner read, CancellationToken ct)
        {
            if (read.Kind == OwnerKind.Team) return null;
            var name = read.Kind == OwnerKind.Person ? read.Name.Trim('@', ' ', '*', '_') : "";
            var known = await db.People.FromSql($"""
                select *, xmin from people where left_at is null and merged_into_id is null and (
                    lower(name) = lower({name}) or starts_with(lower(name), lower({name}) || ' ') and {name} <> ''
                    or starts_with(lower({text}), lower(name) || ' ') or starts_with(lower({text}), lower(split_part(name, ' ', 1)) || ' ') and {SaysWhoDoes(text)})
                """).AsNoTracking().Take(20).ToListAsync(ct);
            var whole = known.FindAll(person => text.StartsWith(person.Name + " ", StringComparison.OrdinalIgnoreCase) || person.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return whole is [var one] ? one : whole.Count == 0 && known is [var only] ? only : null;
        }

        private Task<List<Person>> PeopleNamedAsync(string name, CancellationToken ct)
        {
            var (wanted, email) = (name.ToLowerInvariant(), name[(name.LastIndexOf('(') + 1)..].TrimEnd(')').ToLowerInvariant());
            return db.People.Where(person => person.MergedIntoId == null && (person.Name.ToLower() == wanted || person.Email!.ToLower() == email)).OrderBy(person => person.Id).ToListAsync(ct);
        }
    }

    /// <summary>Whether the second word is what somebody does: "adds", "will".</summary>
    private static bool SaysWhoDoes(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var verb, ..] && (verb is "will" or "to" or "should" or "must" || (verb.Length > 3 && verb.EndsWith('s')));

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
