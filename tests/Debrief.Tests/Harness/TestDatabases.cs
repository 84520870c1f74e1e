using Debrief.Data.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Debrief.Tests.Harness;

/// <summary>
/// A real PostgreSQL for the tests, and as many migrated databases in it as they ask for; each is a copy of one that was migrated once.
/// ConnectionStrings__Debrief names another server to test against; its role must be allowed to create databases.
/// </summary>
internal sealed class TestDatabases : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;
    private readonly NpgsqlDataSource server;
    private readonly string template = $"debrief_template_{Fingerprint()}";

    private TestDatabases(EmbeddedPostgres? embedded, string connection)
    {
        this.embedded = embedded;
        server = NpgsqlDataSource.Create(connection);
    }

    public static async Task<TestDatabases> StartAsync()
    {
        var databases = Environment.GetEnvironmentVariable("ConnectionStrings__Debrief") is { Length: > 0 } named ? new TestDatabases(null, named) : await OwnAsync();
        try
        {
            await databases.MakeTemplateAsync();
            return databases;
        }
        catch
        {
            await databases.DisposeAsync();
            throw;
        }
    }

    /// <returns>The connection string of a database of its own, empty but for the schema.</returns>
    public async Task<string> CreateAsync(bool migrated = true)
    {
        var name = $"debrief_test_{Guid.NewGuid():N}";
        await Run($"create database {name} template {(migrated ? template : "template0")} {(embedded is null ? "" : "owner debrief")}");
        return For(name);
    }

    public async Task DropAsync(string connection) =>
        await Run($"drop database if exists {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (embedded is not null) await embedded.DisposeAsync();
    }

    /// <summary>Kept between runs, so that only the first makes a cluster; a run that was killed leaves a server that the next one stops.</summary>
    private static async Task<TestDatabases> OwnAsync()
    {
        var folder = Enumerable.Range(1, 16).Select(number => Path.Combine(Repository.Root, "artifacts", "test-postgres", $"{number}")).First(IsFree);
        var embedded = new EmbeddedPostgres(
            new(folder) { Settings = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off" } }, NullLogger<EmbeddedPostgres>.Instance);
        await embedded.StartAsync();
        var databases = new TestDatabases(embedded, embedded.ConnectionString("postgres", "postgres"));
        await databases.DropWhatAKilledRunLeftAsync();
        return databases;
    }

    private static bool IsFree(string folder)
    {
        using var held = new DataFolder(folder).TryLock();
        return held is not null;
    }

    private async Task MakeTemplateAsync()
    {
        await using var look = server.CreateCommand($"select exists (select from pg_database where datname = '{template}')");
        if (await look.ExecuteScalarAsync() is true) return;

        var draft = await CreateAsync(migrated: false);
        await using (var database = NpgsqlDataSource.Create(draft))
        {
            await new MigrationRunner(database, Migration.All, NullLogger<MigrationRunner>.Instance).ApplyAsync();
        }
        await Run($"alter database {new NpgsqlConnectionStringBuilder(draft).Database} rename to {template}");
    }

    private async Task DropWhatAKilledRunLeftAsync()
    {
        var left = new List<string>();
        await using (var look = server.CreateCommand($"select datname from pg_database where datname like 'debrief\\_t%' and datname <> '{template}'"))
        await using (var rows = await look.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) left.Add(rows.GetString(0));
        }
        foreach (var name in left) await Run($"drop database {name} with (force)");
    }

    private string For(string name) => embedded?.ConnectionString(name) ?? new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;

    private async Task Run(string sql)
    {
        await using var command = server.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    private static string Fingerprint() => new Migration("", string.Concat(Migration.All.Select(migration => migration.Checksum))).Checksum[..12];
}
