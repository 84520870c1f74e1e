using System.Security.Cryptography;
using Debrief.Sources;
using Npgsql;
using NpgsqlTypes;

namespace Debrief.Features.Timeline;

/// <summary>Streams content into the pieces of an upload. Holds one piece in memory at a time.</summary>
internal sealed class ChunkWriter(NpgsqlBinaryImporter copy, Guid uploadId) : IAsyncDisposable
{
    private readonly byte[] _piece = new byte[UploadChunk.Size];

    public static async Task<ChunkWriter> OpenAsync(NpgsqlConnection connection, Guid uploadId, CancellationToken ct) =>
        new(await connection.BeginBinaryImportAsync("copy upload_chunks (upload_id, entry, index, length, bytes) from stdin (format binary)", ct), uploadId);

    /// <param name="limit">Bytes that this entry may have.</param>
    /// <param name="digest">Sees the bytes as they come.</param>
    /// <returns>The bytes written; one more than <paramref name="limit"/> when there was more than that.</returns>
    public async Task<long> WriteAsync(string entry, Stream content, long limit, IncrementalHash? digest, CancellationToken ct)
    {
        long written = 0;
        for (var index = 0; ; index++)
        {
            var length = await content.ReadAtLeastAsync(_piece, _piece.Length, throwOnEndOfStream: false, ct);
            if (length == 0 && index > 0) return written;
            digest?.AppendData(_piece, 0, length);
            written += length;
            if (written > limit) return limit + 1;
            await WriteAsync(entry, index, length, ct);
            if (length < _piece.Length) return written;
        }
    }

    private async Task WriteAsync(string entry, int index, int length, CancellationToken ct)
    {
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(uploadId, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entry, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(index, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(length, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(UploadChunk.Pack(_piece.AsSpan(0, length)), NpgsqlDbType.Bytea, ct);
    }

    public async Task CompleteAsync(CancellationToken ct) => await copy.CompleteAsync(ct);

    public ValueTask DisposeAsync() => copy.DisposeAsync();
}
