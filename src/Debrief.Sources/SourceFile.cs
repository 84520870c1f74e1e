namespace Debrief.Sources;

/// <summary>What a person hands in: a bare file, an archive or a folder, as named entries of bytes. Entries are opened again for every pass; no content is held.</summary>
public abstract class SourceFile(string name) : IDisposable
{
    /// <summary>As the person named it; for messages only.</summary>
    public string Name { get; } = name;

    /// <summary>Length of the input in bytes, for progress; null when not known.</summary>
    public abstract long? Length { get; }

    /// <summary>A bare file has one entry with an empty path (an entry of an archive that is read for itself keeps its path: name it with <see cref="NameOf"/>). Entries of an archive or folder have relative paths with <c>/</c>, in ordinal order.</summary>
    /// <exception cref="SourceException">The archive is broken or refused as a whole.</exception>
    public abstract IReadOnlyList<SourceEntry> Entries { get; }

    /// <summary>True for an archive or a folder.</summary>
    public virtual bool HoldsEntries => false;

    /// <summary>What was odd about the container itself: entries that were refused. Complete once <see cref="Entries"/> was asked for.</summary>
    public virtual IReadOnlyList<SourceWarning> Warnings => [];

    /// <summary>The name for messages and evidence: the file, and the entry inside of it after a slash.</summary>
    public string NameOf(SourceEntry entry) => entry.Path.Length == 0 ? Name : $"{Name}/{entry.Path}";

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }
}

/// <param name="Path">Relative, with <c>/</c>; empty for a bare file.</param>
/// <param name="Length">Unpacked length in bytes as announced; not to be trusted.</param>
/// <param name="Open">Opens the unpacked bytes; the caller disposes the stream. Throws <see cref="SourceException"/> when it cannot.</param>
public sealed record SourceEntry(string Path, long Length, Func<Stream> Open);
