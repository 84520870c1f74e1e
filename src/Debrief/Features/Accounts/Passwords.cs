using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Debrief.Features.Accounts;

/// <summary>Long is what makes a password good; what it is made of is nobody's business.</summary>
internal sealed class Passwords(DebriefDb db, IPasswordHasher<Account> hasher, ILookupNormalizer names, IOptions<IdentityOptions> options)
{
    public const int Shortest = 12, Longest = 200;
    public const string TooShort = "A password has 12 to 200 characters.";

    private static readonly Account Nobody = new() { PersonId = Guid.Empty, Role = Role.Reader };
    private static string? hashOfNobody;

    /// <summary>
    /// The account that email and password belong to; null for every kind of no, and after the same time, so that nothing tells whether there is such
    /// an account. Call within a transaction: the row stays locked, so that guesses at one account are counted one by one however many come at once.
    /// </summary>
    public async Task<Account?> CheckAsync(string email, string password, DateTimeOffset now, CancellationToken ct)
    {
        var name = names.NormalizeEmail(email.Trim());
        var account = (await db.Accounts.FromSql($"select * from accounts where normalized_email = {name} for no key update").ToListAsync(ct)).SingleOrDefault();
        if (account is not { PasswordHash: { } hash, ClosedAt: null } || account.LockoutEnd > now)
        {
            hasher.VerifyHashedPassword(Nobody, hashOfNobody ??= hasher.HashPassword(Nobody, "the password of nobody"), password);
            return null;
        }

        var result = hasher.VerifyHashedPassword(account, hash, password);
        if (result == PasswordVerificationResult.Failed)
        {
            CountFailure(account, now);
            return null;
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = hasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        return account;
    }

    public void Set(Account account, string password) => account.PasswordHash = hasher.HashPassword(account, password);

    public static void LiftLock(Account account) => (account.AccessFailedCount, account.LockoutEnd) = (0, null);

    private void CountFailure(Account account, DateTimeOffset now)
    {
        if (++account.AccessFailedCount < options.Value.Lockout.MaxFailedAccessAttempts) return;

        (account.AccessFailedCount, account.LockoutEnd) = (0, now + options.Value.Lockout.DefaultLockoutTimeSpan);
        db.Record(null, null, "account.locked", now, new { account.Id });
    }
}
