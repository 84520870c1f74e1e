using Debrief.Sources;
using Debrief.Sources.Containers;
using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>Turns an archive as it was received into the pieces of its entries, all or nothing.</summary>
internal static class UploadUnpacking
{
    /// <summary>No honest export has longer names, and the database finds entries by them.</summary>
    private const int PathLimit = 1_000;

    /// <exception cref="SourceException">Nothing of the archive can be used.</exception>
    public static async Task UnpackAsync(this DebriefDb db, NpgsqlDataSource database, Upload upload, UploadLimits limits, CancellationToken ct)
    {
        using var archive = SourceFiles.FromStream(upload.Name, upload.Size, () => new ChunkStream(database, upload.Id, "", upload.Size));
        if (!archive.HoldsEntries) return;

        var entries = archive.Entries;
        var warnings = new List<SourceWarning>(archive.Warnings);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (var chunks = await ChunkWriter.OpenAsync(db.Connection, upload.Id, ct))
        {
            long total = 0;
            foreach (var entry in entries)
            {
                if (entry.Path.Length > PathLimit)
                {
                    warnings.Add(new(archive.Name, entry.Path[..200], "This entry was left out: its name is too long."));
                    continue;
                }
                total += await Unpack(archive, entry, chunks, limits.Unpacked - total, warnings, ct);
                if (total > limits.Unpacked) throw new SourceException($"This archive unpacks to more than {UploadLimits.Words(limits.Unpacked)}. Bring a part of it: the channel of the incident, or its days.");
            }
            await chunks.CompleteAsync(ct);
        }
        await db.UploadChunks.Where(chunk => chunk.UploadId == upload.Id && chunk.Entry == "").ExecuteDeleteAsync(ct);
        // The pulse writes this row too; it waits its turn, so that the version just read is the one saved.
        await db.Database.ExecuteSqlAsync($"select from uploads where id = {upload.Id} for no key update", ct);
        await db.Entry(upload).ReloadAsync(ct);
        upload.Unpacked(warnings);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<long> Unpack(SourceFile archive, SourceEntry entry, ChunkWriter chunks, long limit, List<SourceWarning> warnings, CancellationToken ct)
    {
        var content = new HonestStream(entry);
        await using (content)
        {
            var written = await chunks.WriteAsync(entry.Path, content, limit, digest: null, ct);
            if (content.Problem is { } problem) warnings.Add(new(archive.NameOf(entry), null, $"{problem} What stands before that is kept."));
            return written;
        }
    }

    /// <summary>Ends where the entry turns out to be damaged, and remembers why: what came before it is still worth reading.</summary>
    private sealed class HonestStream(SourceEntry entry) : Stream
    {
        private Stream? _inner;

        public string? Problem { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (Problem is not null) return 0;
            try
            {
                _inner ??= entry.Open();
                return _inner.Read(buffer);
            }
            catch (SourceException damaged)
            {
                Problem = damaged.Message;
                return 0;
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        protected override void Dispose(bool disposing)
        {
            _inner?.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
