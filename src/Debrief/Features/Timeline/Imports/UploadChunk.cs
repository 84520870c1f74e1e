using System.IO.Compression;

namespace Debrief.Features.Timeline;

/// <summary>A piece of an upload. All pieces of an entry but the last hold <see cref="Size"/> bytes, so an offset leads straight to its piece.</summary>
public sealed class UploadChunk
{
    public const int Size = 256 << 10;

    public required Guid UploadId { get; init; }

    /// <summary>The path inside an archive; empty for a bare file, and for an archive that is still packed.</summary>
    public required string Entry { get; init; }
    public required int Index { get; init; }

    /// <summary>Of the content, before compression.</summary>
    public required int Length { get; init; }
    public required byte[] Bytes { get; set; }

    public byte[] Content() => Unpack(Bytes, Length);

    public static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream(content.Length / 4);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(content);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] bytes, int length)
    {
        var content = new byte[length];
        using var inflate = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        inflate.ReadExactly(content);
        return content;
    }
}
