namespace Debrief.Features.Accounts;

internal static class FirstAdministrator
{
    /// <summary>While nobody can let anybody in, each start prints a link that makes the first administrator. To the terminal and not to the log: it is a key.</summary>
    public static async Task PrintFirstLinkAsync(this WebApplication app)
    {
        if (await NewLinkAsync(app.Services) is not { } path) return;

        Console.WriteLine($"""

            Nobody administers this Debrief yet. Open this link within a day; it works once:

                {PublicAddress.Of(app.Configuration)}{path}

            """);
    }

    /// <returns>The link's path; null when there is an administrator.</returns>
    public static async Task<string?> NewLinkAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<DebriefDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        if (await db.Administrators.AnyAsync()) return null;

        var (link, path) = SingleUseLink.ForFirstAdministrator(clock.Now);
        db.SingleUseLinks.Add(link);
        await db.SaveChangesAsync();
        return path;
    }
}
