using Debrief.Sources;
using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>An upload as the readers see it: its entries out of the database.</summary>
internal sealed class UploadSource(Upload upload, IReadOnlyList<SourceEntry> entries) : SourceFile(upload.Name)
{
    public override long? Length { get; } = entries.Sum(entry => entry.Length);
    public override IReadOnlyList<SourceEntry> Entries => entries;
    public override bool HoldsEntries => upload.IsArchive;

    public static async Task<UploadSource> OpenAsync(NpgsqlDataSource database, Upload upload, CancellationToken ct)
    {
        await using var command = database.Sql("select entry, sum(length) from upload_chunks where upload_id = $1 group by entry", upload.Id);
        await using var rows = await command.ExecuteReaderAsync(ct);

        var entries = new List<SourceEntry>();
        while (await rows.ReadAsync(ct))
        {
            var (path, length) = (rows.GetString(0), rows.GetInt64(1));
            entries.Add(new(path, length, () => new ChunkStream(database, upload.Id, path, length)));
        }
        // The readers go by ordinal order of UTF-16, which the database's order by bytes is not beyond the basic plane.
        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new(upload, entries);
    }
}
