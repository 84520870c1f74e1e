namespace Debrief.Sources.Assembly;

/// <summary>The records by their number in source order.</summary>
internal sealed class EventStore(List<IndexEntry> entries, EventSpool spool, EventCodec codec) : IDisposable
{
    public IReadOnlyList<IndexEntry> Entries => entries;

    public SourceEvent this[int entry] => codec.Unpack(spool.Read(entries[entry].Offset, entries[entry].Length));

    public void Dispose() => spool.Dispose();
}
