namespace Debrief.Sources;

/// <summary>What a person hands in: a bare file, an archive or a folder, as named entries of bytes. It is opened again for every pass; nothing is held.</summary>
public abstract class SourceFile(string name)
{
    /// <summary>As the person named it; for messages only.</summary>
    public string Name { get; } = name;

    /// <summary>Length of the input in bytes, for progress; null when not known.</summary>
    public abstract long? Length { get; }

    /// <summary>A bare file has one entry with an empty path. Entries of an archive or folder have relative paths with <c>/</c>, in ordinal order.</summary>
    public abstract IReadOnlyList<SourceEntry> Entries { get; }
}

/// <param name="Path">Relative, with <c>/</c>; empty for a bare file.</param>
/// <param name="Length">Unpacked length in bytes as announced; not to be trusted.</param>
/// <param name="Open">Opens the unpacked bytes; the caller disposes the stream.</param>
public sealed record SourceEntry(string Path, long Length, Func<Stream> Open);
