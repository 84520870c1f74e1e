using System.Text;
using System.Text.Json;
using Debrief.Features.Timeline;
using Npgsql;

namespace Debrief.Pages.Organisation;

/// <summary>Writes all that an organisation has into a folder: a folder an incident, a JSON file a table with one row a line, texts as Markdown, uploads as they came. The same data gives the same bytes.</summary>
internal sealed class OrganisationExport(NpgsqlConnection connection, OrganisationFolder folder)
{
    /// <summary>What is in the trash was thrown away; what was merged into an incident that stays here stays with it.</summary>
    private const string Leaving = """
        with recursive kept as (
            select id, number from incidents where trashed_at is null and merged_into_id is null and (visibility = 'Everyone' or $1)
            union all
            select incidents.id, incidents.number from incidents join kept on incidents.merged_into_id = kept.id where trashed_at is null and (visibility = 'Everyone' or $1))
        select id, number from kept order by number
        """;

    private readonly Dictionary<ExportTable, string> columns = [];

    /// <param name="restricted">An administrator wants the restricted incidents too.</param>
    /// <returns>How many incidents there are in it, and how many stayed here.</returns>
    public async Task<(int Written, int Stayed)> RunAsync(bool restricted, IProgress<int>? progress, CancellationToken ct)
    {
        folder.Begin();
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await connection.RunAsync("set local timezone to 'UTC'", ct);
        foreach (var table in OrganisationTables.Shared) await WriteAsync(table, folder.SharedPath, Guid.Empty, ct);

        var incidents = await connection.ReadAsync(Leaving, row => (Id: row.GetGuid(0), Number: row.GetInt32(1)), ct, restricted);
        for (var written = 0; written < incidents.Count; written++)
        {
            var path = folder.PathOf(incidents[written].Number);
            Directory.CreateDirectory(path);
            foreach (var table in OrganisationTables.OfIncident) await WriteAsync(table, path, incidents[written].Id, ct);
            await WriteUploadsAsync(path, incidents[written].Id, ct);
            progress?.Report(written + 1);
        }
        var all = await connection.OneAsync<long>("select count(*) from incidents", ct);
        folder.Finish(OrganisationFolder.ManifestOf(await connection.SchemaAsync(ct), (int)await connection.OneAsync<long>("select last_value + is_called::int from incidents_number_seq", ct), restricted));
        await transaction.CommitAsync(ct);
        return (incidents.Count, (int)all - incidents.Count);
    }

    private async Task WriteAsync(ExportTable table, string path, Guid incident, CancellationToken ct)
    {
        if (!columns.TryGetValue(table, out var named)) columns[table] = named = await NamedAsync(table, ct);
        var aside = table.Aside is { } kept ? $", {kept.FileName}, \"{kept.Column}\"" : "";
        await using var command = new NpgsqlCommand($"select (select row_to_json(line) from (select {named}) line)::text{aside} from \"{table.Name}\" where {table.Where} order by {table.Order}", connection);
        if (table.Where.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = incident });

        StreamWriter? file = null;
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            if (file is null) await (file = new(Path.Combine(path, $"{table.File}.json"), append: false, new UTF8Encoding(false)) { NewLine = "\n" }).WriteAsync("[\n");
            else await file.WriteAsync(",\n");
            if (table.Aside is null) { await file.WriteAsync(row.GetString(0)); continue; }

            var name = row.GetString(1);
            await File.WriteAllBytesAsync(Path.Combine(path, name), row.GetValue(2) is string text ? Encoding.UTF8.GetBytes(text) : row.GetFieldValue<byte[]>(2), ct);
            await file.WriteAsync($"{row.GetString(0)[..^1]},\"{table.Aside.Value.Column}\":{{\"file\":{JsonSerializer.Serialize(name)}}}}}");
        }
        if (file is null) return;
        await file.WriteAsync("\n]\n");
        await file.DisposeAsync();
    }

    private async Task<string> NamedAsync(ExportTable table, CancellationToken ct) =>
        string.Join(", ", (await connection.ColumnsAsync(table.Name, ct)).Except(table.LeftOut).Where(column => column != table.Aside?.Column).Select(column => $"\"{column}\""));

    private async Task WriteUploadsAsync(string path, Guid incident, CancellationToken ct)
    {
        var entries = await connection.ReadAsync($"select upload_id, entry from {OrganisationTables.Chunks} where upload_id in (select id from uploads where incident_id = $1) group by upload_id, entry order by upload_id, entry collate \"C\"", row => (Upload: row.GetGuid(0), Entry: row.GetString(1)), ct, incident);
        foreach (var upload in entries.GroupBy(found => found.Upload, found => found.Entry))
        {
            var files = Path.Combine(path, "uploads", upload.Key.ToString());
            Directory.CreateDirectory(files);
            // Names inside of an archive are anybody's; on disk they are numbers.
            var names = upload.Select((entry, index) => new UploadEntry(entry, $"{index + 1:0000}")).ToList();
            await File.WriteAllTextAsync(Path.Combine(files, "entries.json"), $"[\n{string.Join(",\n", names.Select(name => JsonSerializer.Serialize(name, UploadEntry.Json)))}\n]\n", ct);
            foreach (var (entry, file) in names)
            {
                await using var content = File.Create(Path.Combine(files, file));
                await using var command = new NpgsqlCommand($"select length, bytes from {OrganisationTables.Chunks} where upload_id = $1 and entry = $2 order by index", connection) { Parameters = { new() { Value = upload.Key }, new() { Value = entry } } };
                await using var chunk = await command.ExecuteReaderAsync(ct);
                while (await chunk.ReadAsync(ct)) await content.WriteAsync(UploadChunk.Unpack(chunk.GetFieldValue<byte[]>(1), chunk.GetInt32(0)), ct);
            }
        }
    }
}

/// <summary>One entry of an upload and the file that holds it.</summary>
internal sealed record UploadEntry(string Entry, string File)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
