namespace Debrief.Sources.Assembly;

/// <summary>What is kept in memory of each record: enough to order, to match and to pick the events that matter for milestones. 40 bytes.</summary>
internal readonly record struct IndexEntry(long Ticks, long Offset, ulong IdHash, int Length, EventKind Kind, Origin Origin);

internal enum Origin { Tool, Chat, Written }

internal static class StableHash
{
    /// <summary>FNV-1a with a final mix. Equal hashes are checked against the strings before anything is merged.</summary>
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }
}
