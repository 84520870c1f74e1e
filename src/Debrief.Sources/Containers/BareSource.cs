namespace Debrief.Sources.Containers;

/// <summary>One file, or one entry of an archive taken for itself: then <paramref name="path"/> is its path there, so that evidence points into the archive.</summary>
public sealed class BareSource(string name, long? length, Func<Stream> open, string path = "") : SourceFile(name)
{
    public override long? Length => length;

    public override IReadOnlyList<SourceEntry> Entries { get; } = [new SourceEntry(path, length ?? 0, open)];
}
