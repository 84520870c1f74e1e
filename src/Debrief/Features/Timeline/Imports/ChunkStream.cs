using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>One entry of an upload as a stream that can seek. Blocks while it fetches a piece: the readers of the sources are synchronous, and run on a thread of their own.</summary>
internal sealed class ChunkStream(NpgsqlDataSource database, Guid uploadId, string entry, long length) : Stream
{
    private byte[] _piece = [];
    private int _pieceIndex = -1;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get => _position; set => _position = value; }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= length || buffer.Length == 0) return 0;
        var index = (int)(_position / UploadChunk.Size);
        if (index != _pieceIndex) (_piece, _pieceIndex) = (Fetch(index), index);

        var within = (int)(_position - ((long)index * UploadChunk.Size));
        var count = Math.Min(buffer.Length, _piece.Length - within);
        _piece.AsSpan(within, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    private byte[] Fetch(int index)
    {
        using var command = database.Sql("select length, bytes from upload_chunks where upload_id = $1 and entry = $2 and index = $3", uploadId, entry, index);
        using var row = command.ExecuteReader();
        if (!row.Read()) throw new EndOfStreamException($"Piece {index} of “{entry}” is gone from upload {uploadId}.");
        return UploadChunk.Unpack(row.GetFieldValue<byte[]>(1), row.GetInt32(0));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
