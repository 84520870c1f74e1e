namespace Debrief.Sources.Containers;

/// <summary>One file, or one entry of an archive taken for itself.</summary>
public sealed class BareSource(string name, long? length, Func<Stream> open) : SourceFile(name)
{
    public override long? Length => length;

    public override IReadOnlyList<SourceEntry> Entries { get; } = [new SourceEntry("", length ?? 0, open)];
}
