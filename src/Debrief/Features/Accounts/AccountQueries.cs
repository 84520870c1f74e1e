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

    extension(DebriefDb db)
    {
        /// <summary>The link with this secret, if it still opens something.</summary>
        public async Task<SingleUseLink?> FindLinkAsync(string secret, DateTimeOffset now, CancellationToken ct)
        {
            var hash = SingleUseLink.HashOf(secret);
            var link = await db.SingleUseLinks.SingleOrDefaultAsync(link => link.SecretHash == hash, ct);
            return await db.OpensAsync(link, now, ct) ? link : null;
        }

        /// <summary>The same, for using it: whoever comes with the same link a moment later waits, and finds it used. Call within a transaction.</summary>
        public async Task<SingleUseLink?> LockLinkAsync(string secret, DateTimeOffset now, CancellationToken ct)
        {
            var hash = SingleUseLink.HashOf(secret);
            var link = (await db.SingleUseLinks.FromSql($"select *, xmin from single_use_links where secret_hash = {hash} for update").ToListAsync(ct)).SingleOrDefault();
            // Several nodes print a first link each; with two of them two people would become the first.
            if (link?.Purpose == LinkPurpose.FirstAdministrator) await db.Database.ExecuteSqlAsync($"lock table accounts in share row exclusive mode", ct);
            return await db.OpensAsync(link, now, ct) ? link : null;
        }

        /// <summary>Ends every session of an account but one; the caller saves.</summary>
        public async Task EndSessionsAsync(Account account, DateTimeOffset now, CancellationToken ct, Guid except = default)
        {
            foreach (var session in await db.Sessions.Open.Where(session => session.AccountId == account.Id && session.Id != except).ToListAsync(ct)) session.End(now);
        }

        /// <summary>Administrators who can come in. Without one, nobody could let anybody in.</summary>
        public IQueryable<Account> Administrators => db.Accounts.Where(account => account.Role == Role.Administrator && account.ClosedAt == null);

        private async Task<bool> OpensAsync(SingleUseLink? link, DateTimeOffset now, CancellationToken ct) =>
            link is not null && link.IsOpenAt(now) && link.Purpose switch
            {
                LinkPurpose.FirstAdministrator => !await db.Administrators.AnyAsync(ct),
                LinkPurpose.Recovery => await db.Accounts.AnyAsync(account => account.Id == link.AccountId && account.ClosedAt == null, ct),
                _ => await db.People.AnyAsync(person => person.Id == link.PersonId && person.MergedIntoId == null, ct) && !await db.Accounts.AnyAsync(account => account.PersonId == link.PersonId, ct),
            };
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
