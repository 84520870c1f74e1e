using System.Data;
using Npgsql;

namespace Debrief.Data;

/// <summary>Brings a database to this build's schema. Safe when several nodes start at once: one applies, the others wait and find nothing to do.</summary>
internal sealed class MigrationRunner(NpgsqlDataSource database, IReadOnlyList<Migration> migrations, ILogger<MigrationRunner> log)
{
    private static readonly TimeSpan ServerMayStartWithin = TimeSpan.FromMinutes(1);

    /// <summary>Any number will do, as long as it stays the same for ever.</summary>
    private const long Lock = 0x64656272_69656600;

    public async Task ApplyAsync(CancellationToken ct = default)
    {
        await using var connection = await Open(ct);
        await Run(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            await Run(connection, "create table if not exists schema_migrations (file text primary key, checksum text not null, applied_at timestamptz not null default now())", ct);
            var applied = await Applied(connection, ct);
            Check(applied);
            foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.File))) await Apply(connection, migration, ct);
        }
        finally
        {
            // A broken connection has let go of the lock already.
            if (connection.State == ConnectionState.Open) await Run(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private async Task<NpgsqlConnection> Open(CancellationToken ct)
    {
        var connection = database.CreateConnection();
        try
        {
            await PatientOpening.OpenAsync(connection, ServerMayStartWithin, ct);
            return connection;
        }
        catch (NpgsqlException failure)
        {
            await connection.DisposeAsync();
            throw new DatabaseException($"The database can't be used: {failure.Message}{(failure.InnerException is { } cause ? $" ({cause.Message})" : "")}");
        }
    }

    private void Check(Dictionary<string, string> applied)
    {
        var known = migrations.ToDictionary(migration => migration.File, migration => migration.Checksum);
        foreach (var (file, checksum) in applied.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            if (!known.TryGetValue(file, out var now)) throw new DatabaseException(
                $"This database has {file}, which this build of Debrief does not know: a newer one has migrated it. Start that version, or restore the backup made before the upgrade.");
            if (now != checksum) throw new DatabaseException(
                $"{file} was changed after it had been applied to this database. Put the file back as it was and write the change as a new migration. (Without data worth keeping: start again with an empty database.)");
        }
    }

    private async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await Run(connection, migration.Sql, ct);
        }
        catch (PostgresException refused)
        {
            throw new DatabaseException($"{migration.File} failed and was undone, nothing of it is in the database: {refused.MessageText} ({refused.SqlState}).");
        }
        await using var record = new NpgsqlCommand("insert into schema_migrations (file, checksum) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = migration.File }, new() { Value = migration.Checksum } },
        };
        await record.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        log.LogInformation("Applied {Migration}", migration.File);
    }

    private static async Task<Dictionary<string, string>> Applied(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var query = new NpgsqlCommand("select file, checksum from schema_migrations", connection);
        await using var rows = await query.ExecuteReaderAsync(ct);
        var applied = new Dictionary<string, string>();
        while (await rows.ReadAsync(ct)) applied.Add(rows.GetString(0), rows.GetString(1));
        return applied;
    }

    /// <summary>Without a time limit: another node may be migrating, and a big table takes as long as it takes.</summary>
    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
