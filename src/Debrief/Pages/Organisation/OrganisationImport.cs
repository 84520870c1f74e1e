using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Debrief.Features.Timeline;
using Npgsql;
using NpgsqlTypes;

namespace Debrief.Pages.Organisation;

/// <summary>Brings an exported organisation into an empty database: all of it, or, when anything is wrong, nothing.</summary>
internal sealed class OrganisationImport(NpgsqlConnection connection, OrganisationFolder folder)
{
    /// <summary>Rows in one statement. Those with a file beside them can be large, so they go one by one.</summary>
    private const int AtOnce = 500;
    private readonly Dictionary<string, HashSet<string>> columns = [];

    /// <exception cref="InvalidDataException">The folder is no whole export, or the database is not empty.</exception>
    public async Task<int> RunAsync(IProgress<int>? progress, CancellationToken ct)
    {
        var manifest = folder.Open(await connection.SchemaAsync(ct));
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.RunAsync("set local timezone to 'UTC'", ct);
        if (await connection.OneAsync<bool>("select exists (select from incidents) or exists (select from accounts) or exists (select from people)", ct))
            throw new InvalidDataException("This Debrief is in use: it has people or incidents. An organisation is brought into an empty one; nothing was changed.");

        foreach (var table in OrganisationTables.Shared.Reverse()) await connection.RunAsync($"delete from \"{table.Name}\"", ct);
        await BringAsync(OrganisationTables.Shared, [folder.SharedPath], ct);
        var incidents = folder.IncidentPaths.ToList();
        var done = 0;
        foreach (var path in incidents)
        {
            await BringAsync(OrganisationTables.OfIncident, [path], ct);
            await BringUploadsAsync(path, ct);
            progress?.Report(++done);
        }
        foreach (var path in incidents) await LinkAsync(OrganisationTables.OfIncident, path, ct);
        await LinkAsync(OrganisationTables.Shared, folder.SharedPath, ct);
        await ContinueNumbersAsync(manifest.NextNumber, ct);
        await transaction.CommitAsync(ct);
        return incidents.Count;
    }

    /// <summary>What the database counts by itself goes on after the highest there is; the number of incidents after the highest there ever was.</summary>
    private async Task ContinueNumbersAsync(int nextNumber, CancellationToken ct)
    {
        string[] names = [.. OrganisationTables.Shared.Concat(OrganisationTables.OfIncident).Select(table => table.Name)];
        var counted = await connection.ReadAsync("select table_name, column_name from information_schema.columns where table_schema = current_schema() and is_identity = 'YES' and table_name = any($1)", row => (Table: row.GetString(0), Column: row.GetString(1)), ct, (object)names);
        foreach (var (table, column) in counted.Distinct()) await connection.RunAsync($"select setval(pg_get_serial_sequence('{table}', '{column}'), coalesce((select max(\"{column}\") from \"{table}\"), 0) + 1, false)", ct);
        await connection.RunAsync("select setval('incidents_number_seq', $1, false)", ct, (long)nextNumber);
    }

    private async Task BringAsync(ExportTable[] tables, string[] paths, CancellationToken ct)
    {
        foreach (var path in paths)
        {
            foreach (var table in tables)
            {
                await foreach (var rows in RowsAsync(table, path, ct))
                {
                    foreach (var row in rows)
                    {
                        foreach (var column in table.Later) row.Remove(column);
                        if (table.Aside is { } aside) row[aside.Column] = await AsideAsync(row[aside.Column], path, aside.Column == "bytes", ct);
                    }
                    await InsertAsync(table, rows, path, ct);
                }
            }
        }
    }

    private async Task InsertAsync(ExportTable table, List<JsonObject> rows, string path, CancellationToken ct)
    {
        var names = rows[0].Select(field => field.Key).ToList();
        if (!columns.TryGetValue(table.Name, out var known)) columns[table.Name] = known = [.. await connection.ColumnsAsync(table.Name, ct)];
        if (names.Find(name => !known.Contains(name)) is { } foreign) throw new InvalidDataException($"{Path.Combine(path, table.File)}.json has a field that this version does not know: {foreign}.");

        var listed = string.Join(", ", names.Select(name => $"\"{name}\""));
        try
        {
            await using var command = new NpgsqlCommand($"insert into \"{table.Name}\" ({listed}) overriding system value select {listed} from jsonb_populate_recordset(null::\"{table.Name}\", $1)", connection);
            command.Parameters.Add(new() { Value = new JsonArray([.. rows]).ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException wrong)
        {
            throw new InvalidDataException($"{Path.Combine(path, table.File)}.json does not fit: {wrong.MessageText}", wrong);
        }
    }

    /// <summary>Sets what could only be said when all rows were there.</summary>
    private async Task LinkAsync(ExportTable[] tables, string path, CancellationToken ct)
    {
        foreach (var table in tables.Where(table => table.Later.Length > 0))
        {
            await foreach (var rows in RowsAsync(table, path, ct))
            {
                foreach (var row in rows)
                {
                    foreach (var column in table.Later.Where(column => row[column] is not null)) await connection.RunAsync($"update \"{table.Name}\" set \"{column}\" = $2 where id = $1", ct, row["id"]!.GetValue<Guid>(), row[column]!.GetValue<Guid>());
                }
            }
        }
    }

    private static async IAsyncEnumerable<List<JsonObject>> RowsAsync(ExportTable table, string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var name = Path.Combine(path, $"{table.File}.json");
        if (!File.Exists(name)) yield break;

        await using var file = File.OpenRead(name);
        var rows = new List<JsonObject>();
        var source = JsonSerializer.DeserializeAsyncEnumerable<JsonObject>(file, cancellationToken: ct).GetAsyncEnumerator(ct);
        await using (source)
        {
            while (await NextAsync(source, name))
            {
                rows.Add(source.Current ?? throw new InvalidDataException($"{name} holds a row that is none."));
                if (rows.Count < (table.Aside is null ? AtOnce : 1)) continue;
                yield return rows;
                rows = [];
            }
        }
        if (rows.Count > 0) yield return rows;
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<JsonObject?> source, string name)
    {
        try
        {
            return await source.MoveNextAsync();
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{name} cannot be read: {broken.Message}", broken);
        }
    }

    private static async Task<JsonNode> AsideAsync(JsonNode? reference, string path, bool isBinary, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(Within(path, reference?["file"]?.GetValue<string>()), ct);
        return isBinary ? $"\\x{Convert.ToHexStringLower(bytes)}" : Encoding.UTF8.GetString(bytes);
    }

    private async Task BringUploadsAsync(string path, CancellationToken ct)
    {
        var uploads = Path.Combine(path, "uploads");
        if (!Directory.Exists(uploads)) return;
        foreach (var files in Directory.EnumerateDirectories(uploads).Order(StringComparer.Ordinal))
        {
            var entries = JsonSerializer.Deserialize<List<UploadEntry>>(await File.ReadAllTextAsync(Path.Combine(files, "entries.json"), ct), UploadEntry.Json) ?? [];
            await using var chunks = await ChunkWriter.OpenAsync(connection, Guid.Parse(Path.GetFileName(files)), ct);
            foreach (var entry in entries)
            {
                await using var content = File.OpenRead(Within(files, entry.File));
                await chunks.WriteAsync(entry.Entry, content, content.Length, null, ct);
            }
            await chunks.CompleteAsync(ct);
        }
    }

    private static string Within(string path, string? name) =>
        name is { Length: > 0 } && Path.GetFileName(name) == name && File.Exists(Path.Combine(path, name)) ? Path.Combine(path, name) : throw new InvalidDataException($"{path} lacks a file that it names: {name}");
}
