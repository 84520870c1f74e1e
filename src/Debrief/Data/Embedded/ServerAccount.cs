namespace Debrief.Data.Embedded;

/// <summary>
/// PostgreSQL refuses to run as root, and rightly. Started by root, its processes become another user with setpriv: whoever owns the
/// data already, else "postgres" where the system has it, else "nobody". Started by anyone else, they stay that user.
/// </summary>
/// <param name="User">Null: stay who we are.</param>
/// <param name="Group">The number of that user's own group.</param>
internal sealed record ServerAccount(string? User, string Group = "")
{
    /// <summary>What to put before a command so that it runs as this user, in a session of its own: a Ctrl-C in the terminal is meant for us.</summary>
    public IReadOnlyList<string> Prefix { get; } = User is null
        ? ["setsid"]
        : ["setsid", "setpriv", $"--reuid={User}", $"--regid={Group}", "--clear-groups", "--inh-caps=-all", "--no-new-privs", "--"];

    public static async Task<ServerAccount> ForAsync(string cluster)
    {
        if (!Environment.IsPrivilegedProcess) return new(User: null);

        var user = Directory.Exists(cluster) ? await Command.RunAsync("/", "stat", "-c", "%U", cluster)
            : (await Command.TryAsync("/", "id", "postgres")).Code == 0 ? "postgres"
            : "nobody";
        return new(user, await Command.RunAsync("/", "id", "-g", user));
    }

    public async Task GiveAsync(string folder)
    {
        if (User is not null) await Command.RunAsync("/", "chown", $"{User}:", folder);
    }
}
