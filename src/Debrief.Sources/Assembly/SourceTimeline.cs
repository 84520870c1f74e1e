using Debrief.Sources.Assembly;

namespace Debrief.Sources;

/// <summary>
/// What a set of files tells, put together, for any size: events are unpacked from a spool one by one as they are enumerated. Not for several threads.
/// <see cref="ToResult"/> is the simple form for what fits in memory.
/// </summary>
public sealed class SourceTimeline : IDisposable
{
    private const int Batch = 1_024;
    private readonly EventStore _store;
    private readonly EventGroups _groups;
    private readonly int[] _order;
    private readonly bool _signalIsKnown;
    private readonly Dictionary<string, string> _merged = new(StringComparer.Ordinal);

    internal SourceTimeline(EventStore store, EventGroups groups)
    {
        _store = store;
        _groups = groups;
        _order = Order();
        FirstSignal = MilestoneRules.FirstSignal(this);
        _signalIsKnown = true;
        Milestones = MilestoneRules.Propose(this);
    }

    public int Count => _order.Length;

    /// <inheritdoc cref="TimelineResult.Milestones"/>
    public IReadOnlyList<ProposedMilestone> Milestones { get; }

    public Durations Durations => Durations.Between(
        At(MilestoneKind.ImpactStarted), At(MilestoneKind.Detected), At(MilestoneKind.Acknowledged),
        At(MilestoneKind.Understood), At(MilestoneKind.Mitigated), At(MilestoneKind.Resolved));

    public IReadOnlyList<SourceConflict> Conflicts { get; private set; } = [];
    public IReadOnlyList<SourceWarning> Warnings { get; private set; } = [];
    public IReadOnlyList<SourceWarning> Unreadable { get; private set; } = [];
    public IReadOnlyList<SkippedRecords> Skipped { get; private set; } = [];
    public ReadStats Stats { get; private set; }

    /// <summary>Every event, by time, then by source order.</summary>
    public IEnumerable<SourceEvent> Events()
    {
        // The next events are unpacked while the caller works on these.
        var next = Unpack(0);
        try
        {
            for (var start = 0; start < _order.Length; start += Batch)
            {
                var now = next.GetAwaiter().GetResult();
                next = Unpack(start + Batch);
                foreach (var found in now)
                    yield return found;
            }
        }
        finally
        {
            next.GetAwaiter().GetResult();
        }
    }

    private Task<SourceEvent[]> Unpack(int start)
    {
        return start >= _order.Length ? Task.FromResult<SourceEvent[]>([]) : Task.Run(All);

        SourceEvent[] All()
        {
            lock (_store)
                return Array.ConvertAll(_order[start..Math.Min(start + Batch, _order.Length)], Event);
        }
    }

    /// <summary>The events of these kinds only, in the same order; the others are not even unpacked.</summary>
    internal IEnumerable<SourceEvent> Of(Func<EventKind, bool> kinds) => _order.Where(entry => kinds(_store.Entries[entry].Kind)).Select(Event);

    /// <summary>The lines of written timelines.</summary>
    internal IEnumerable<SourceEvent> Written() => _order.Where(entry => _store.Entries[entry].Origin == Origin.Written).Select(Event);

    /// <summary>The events at or after <paramref name="from"/> and not after <paramref name="to"/>.</summary>
    internal IEnumerable<SourceEvent> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (low, high) = (0, _order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_store.Entries[_order[middle]].Ticks < from.UtcTicks)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < _order.Length && _store.Entries[_order[low]].Ticks <= to.UtcTicks; low++)
            yield return Event(_order[low]);
    }

    public TimelineResult ToResult() => new([.. Events()], Milestones, Durations, Warnings, Stats)
    {
        Conflicts = Conflicts,
        Skipped = Skipped,
        Unreadable = Unreadable,
    };

    internal string? FirstSignal { get; }

    internal void Complete(
        IReadOnlyList<SourceConflict> conflicts, IReadOnlyList<SourceWarning> warnings, IReadOnlyList<SourceWarning> unreadable,
        IReadOnlyList<SkippedRecords> skipped, ReadStats stats) =>
        (Conflicts, Warnings, Unreadable, Skipped, Stats) = (conflicts, warnings, unreadable, skipped, stats);

    private DateTimeOffset? At(MilestoneKind kind) => Milestones.FirstOrDefault(m => m.Kind == kind)?.At;

    // The order names each event by one record: of a group by the record whose time the merged event has.
    private int[] Order()
    {
        var entries = _store.Entries;
        var alone = new List<int>(entries.Count);
        for (var entry = 0; entry < entries.Count; entry++)
        {
            if (_groups.IsAlone(entry))
                alone.Add(entry);
        }
        foreach (var members in _groups.Members.Values.ToList())
        {
            var tellings = members.ConvertAll(member => _store[member]);
            var merged = EventMatching.Merge(tellings);
            var main = members[tellings.FindIndex(t => t.Id == merged.Id && t.At == merged.At && t.Revision == merged.Revision)];
            alone.Add(main);
            _leads[main] = members;
            foreach (var telling in tellings.Where(t => t.Id != merged.Id))
                _merged[telling.Id] = merged.Id;
        }
        var order = alone.ToArray();
        var ticks = Array.ConvertAll(order, entry => entries[entry].Ticks);
        Array.Sort(ticks, order);
        SortTies(ticks, order);
        return order;
    }

    private readonly Dictionary<int, List<int>> _leads = [];

    private static void SortTies(long[] ticks, int[] order)
    {
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && ticks[end] == ticks[start];)
                end++;
            if (end - start > 1)
                Array.Sort(order, start, end - start);
        }
    }

    private SourceEvent Event(int entry)
    {
        var found = _leads.TryGetValue(entry, out var members) ? EventMatching.Merge(members.ConvertAll(member => _store[member])) : _store[entry];
        if (found.ReplyTo is { } reply && _merged.TryGetValue(reply, out var main))
            found = found with { ReplyTo = main };
        return _signalIsKnown && found.Kind == EventKind.FirstSignal && found.Id != FirstSignal ? found with { Kind = MilestoneRules.LaterSignal(found) } : found;
    }

    public void Dispose() => _store.Dispose();
}
