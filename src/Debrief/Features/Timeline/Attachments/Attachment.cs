namespace Debrief.Features.Timeline;

/// <summary>A graph or a screenshot that shows what an event tells.</summary>
public sealed class Attachment
{
    public const int SizeLimit = 8 << 20;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid EventId { get; init; }
    public required string Name { get; init; }
    public required string Caption { get; init; }

    /// <summary>Decided by the first bytes, never by what the browser said.</summary>
    public required string Type { get; init; }
    public required byte[] Bytes { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }

    /// <summary>The type of an image that is safe to show; null for everything else (SVG can carry script).</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
