using System.Collections.Concurrent;

namespace Debrief.Features.Writeups;

/// <summary>Who is in a text, here and on other nodes, and where. Kept nowhere; who is not heard of for a while has left.</summary>
internal sealed class Presences
{
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(15), RememberLeaversFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Entry> _entries = [];
    private readonly ConcurrentDictionary<LiveConnection, bool> _here = new();
    private int _stamp, _shown;

    public bool IsEmpty => _here.IsEmpty;

    public IEnumerable<LiveConnection> Here => _here.Keys;

    public void Add(LiveConnection connection, DateTimeOffset now)
    {
        _here.TryAdd(connection, true);
        Put(connection.Me, now, isHere: true);
    }

    public void Remove(LiveConnection connection, DateTimeOffset now)
    {
        _here.TryRemove(connection, out _);
        Put(connection.Me with { Left = true }, now, isHere: true);
    }

    public void Put(Presence presence, DateTimeOffset now, bool isHere)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(presence.Id, out var known) && known.Presence == presence) _entries[presence.Id] = known with { HeardAt = now };
            else _entries[presence.Id] = new(presence, ++_stamp, now, isHere);
        }
    }

    /// <summary>What changed since a stamp, and the stamp to ask with the next time.</summary>
    public (int Stamp, List<Presence> Changed) Since(int stamp)
    {
        lock (_gate) return (_shown, stamp == _shown ? [] : [.. _entries.Values.Where(entry => entry.Stamp > stamp && !(stamp == 0 && entry.Presence.Left)).Select(entry => entry.Presence)]);
    }

    /// <summary>Those of this node, leavers too, for the others.</summary>
    public List<Presence> OfThisNode()
    {
        lock (_gate) return [.. _entries.Values.Where(entry => entry.IsHere).Select(entry => entry.Presence)];
    }

    /// <summary>Called a few times a second: cursors move with every key, and nobody looks that closely.</summary>
    /// <returns>Whether someone came, moved or left since the last time.</returns>
    public bool Show(DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var (id, entry) in _entries.ToList())
            {
                if (entry.Presence.Left && now - entry.HeardAt > RememberLeaversFor) _entries.Remove(id);
                else if (!entry.IsHere && !entry.Presence.Left && now - entry.HeardAt > HeardWithin) _entries[id] = new(entry.Presence with { Left = true }, ++_stamp, now, false);
            }
            if (_shown == _stamp) return false;
            _shown = _stamp;
        }
        TellAll();
        return true;
    }

    public void TellAll()
    {
        foreach (var connection in _here.Keys) connection.Poke();
    }

    private sealed record Entry(Presence Presence, int Stamp, DateTimeOffset HeardAt, bool IsHere);
}
