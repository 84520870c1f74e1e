using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Accounts;

internal static class Rescue
{
    /// <summary>For the operator of a machine whose administrators are all locked out: "rescue EMAIL". Whoever can run it can read the database anyway.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RescueAsync(this WebApplication app, string email)
    {
        // Ends the database server, if this process had to start it.
        await using var ending = app;
        await using var scope = app.Services.CreateAsyncScope();
        var (db, names, clock) = (scope.ServiceProvider.GetRequiredService<DebriefDb>(), scope.ServiceProvider.GetRequiredService<ILookupNormalizer>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        var name = names.NormalizeEmail(email.Trim());
        if (await db.Accounts.Include(it => it.Person).SingleOrDefaultAsync(it => it.NormalizedEmail == name) is not { } account)
        {
            var known = await db.Accounts.Where(it => it.Role == Role.Administrator).Select(it => it.Email).Order().ToListAsync();
            await Console.Error.WriteLineAsync($"No account has the email {email}. Administrators have been: {(known.Count == 0 ? "nobody yet" : string.Join(", ", known))}.");
            return 1;
        }

        var (link, path) = SingleUseLink.ForRecovery(account, clock.Now);
        account.Role = Role.Administrator;
        account.Reopen();
        Passwords.LiftLock(account);
        db.SingleUseLinks.Add(link);
        db.Record(null, null, "account.rescued", clock.Now, new { account.Id, account.PersonId });
        await db.SaveChangesAsync();
        Console.WriteLine($"""
            {account.Person.Name} is an administrator again. Open this link within a day; it works once and sets a new password or passkey:

                {PublicAddress.Of(app.Configuration)}{path}

            """);
        return 0;
    }
}
