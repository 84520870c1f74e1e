using System.Runtime.InteropServices;

namespace Debrief.Sources.Assembly;

/// <summary>Which records tell the same happening, by the rules of <see cref="EventMatching"/>. Most stand alone and cost nothing here.</summary>
internal sealed class EventGroups
{
    private readonly Dictionary<int, int> _parents = [];

    /// <summary>Records of each group that has more than one, in source order.</summary>
    public Dictionary<int, List<int>> Members { get; } = [];

    public static EventGroups Find(List<IndexEntry> entries, List<MatchMark> marks, EventStore store)
    {
        var groups = new EventGroups();
        groups.JoinSameIds(entries, store);
        groups.JoinSharedNames(marks, store);
        groups.JoinAlerts(marks, entries, store);
        foreach (var entry in groups._parents.Keys.Order())
        {
            var root = groups.Root(entry);
            if (!groups.Members.TryGetValue(root, out var members))
                groups.Members[root] = members = [];
            members.Add(entry);
        }
        return groups;
    }

    private void JoinSameIds(List<IndexEntry> entries, EventStore store)
    {
        var span = CollectionsMarshal.AsSpan(entries);
        var hashes = new ulong[span.Length];
        var order = new int[span.Length];
        for (var i = 0; i < span.Length; i++)
            (hashes[i], order[i]) = (span[i].IdHash, i);
        Array.Sort(hashes, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && hashes[end] == hashes[start];)
                end++;
            if (end - start > 1)
                JoinRun(order.AsSpan(start, end - start).ToArray(), store);
        }
    }

    private void JoinRun(int[] run, EventStore store)
    {
        foreach (var same in run.Order().GroupBy(entry => store[entry].Id).Where(same => same.Count() > 1))
        {
            foreach (var entry in same.Skip(1))
                Join(same.First(), entry);
        }
    }

    private void JoinSharedNames(List<MatchMark> marks, EventStore store)
    {
        foreach (var run in marks.Where(mark => !mark.IsAlert).GroupBy(mark => mark.KeyHash))
        {
            var first = run.First().Entry;
            foreach (var mark in run.Skip(1))
            {
                if (EventMatching.SharesName(store[first].SameAs, [.. store[mark.Entry].SameAs]))
                    Join(first, mark.Entry);
            }
        }
    }

    private void JoinAlerts(List<MatchMark> marks, List<IndexEntry> entries, EventStore store)
    {
        foreach (var run in marks.Where(mark => mark.IsAlert).GroupBy(mark => mark.KeyHash))
        {
            var tools = run.Where(mark => entries[mark.Entry].Origin != Origin.Chat).Select(mark => mark.Entry).OrderBy(entry => entries[entry].Ticks).ToList();
            if (tools.Count == 0)
                continue;
            foreach (var chat in run.Where(mark => entries[mark.Entry].Origin == Origin.Chat).Select(mark => mark.Entry))
            {
                if (_parents.ContainsKey(chat) && tools.Any(tool => _parents.ContainsKey(tool) && Root(tool) == Root(chat)))
                    continue;
                var nearest = tools[Nearest(tools, entries, entries[chat].Ticks)];
                if (EventMatching.SharesAlert(EventMatching.Known(store[chat]), EventMatching.Known(store[nearest])))
                    Join(nearest, chat);
            }
        }
    }

    private static int Nearest(List<int> byTime, List<IndexEntry> entries, long ticks)
    {
        var (low, high) = (0, byTime.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[byTime[middle]].Ticks < ticks)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && ticks - entries[byTime[low - 1]].Ticks <= Math.Abs(entries[byTime[low]].Ticks - ticks) ? low - 1 : low;
    }

    private void Join(int a, int b)
    {
        _parents.TryAdd(a, a);
        _parents.TryAdd(b, b);
        var (low, high) = (Math.Min(Root(a), Root(b)), Math.Max(Root(a), Root(b)));
        _parents[high] = low;
    }

    private int Root(int entry)
    {
        while (_parents[entry] != entry)
            entry = _parents[entry] = _parents[_parents[entry]];
        return entry;
    }

    /// <summary>True when the record stands alone.</summary>
    public bool IsAlone(int entry) => !_parents.ContainsKey(entry);
}
