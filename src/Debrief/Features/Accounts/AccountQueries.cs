using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Accounts;

internal static class AccountQueries
{
    extension(DebriefDb db)
    {
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<PersonAlias> PersonAliases => db.Set<PersonAlias>();
        public DbSet<Team> Teams => db.Set<Team>();
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<SingleUseLink> SingleUseLinks => db.Set<SingleUseLink>();
        public DbSet<IdentityUserPasskey<Guid>> Passkeys => db.Set<IdentityUserPasskey<Guid>>();
    }

    extension(IQueryable<Person> people)
    {
        public IQueryable<Person> Here => people.Where(person => person.LeftAt == null && person.MergedIntoId == null);
        public IQueryable<Person> ByName => people.OrderBy(person => person.Name).ThenBy(person => person.Id);
    }

    extension(IQueryable<Session> sessions)
    {
        public IQueryable<Session> Open => sessions.Where(session => session.EndedAt == null);
    }
}
