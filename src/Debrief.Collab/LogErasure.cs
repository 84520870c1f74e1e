using System.Runtime.InteropServices;

namespace Debrief.Collab;

/// <summary>Takes a text out of a log of changes, wherever it ever stood in the text that the log makes, however it came there.</summary>
public static class LogErasure
{
    /// <param name="log">From the empty text on.</param>
    /// <param name="text">What must go; at least one unit.</param>
    /// <param name="mask">Stands for each unit of it afterwards, so that every length and position stays true.</param>
    /// <returns>The changes that are different now, by their place in the log, and the text that the log makes now.</returns>
    public static (IReadOnlyDictionary<int, ChangeSet> Changes, string Text) Erase(IReadOnlyList<ChangeSet> log, string text, char mask)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var letters = new List<char>();
        // Where each letter came from: the change, and its how-manieth inserted unit.
        var origins = new List<(int Change, int Unit)>();
        var masked = new Dictionary<int, HashSet<int>>();
        for (var place = 0; place < log.Count; place++)
        {
            var touched = new List<(int From, int To)>();
            var unit = 0;
            log[place].Walk((at, deleted, insert) =>
            {
                letters.RemoveRange(at, deleted);
                origins.RemoveRange(at, deleted);
                letters.InsertRange(at, insert);
                origins.InsertRange(at, Enumerable.Range(unit, insert.Length).Select(one => (place, one)));
                unit += insert.Length;
                touched.Add((at, at + insert.Length));
            });
            foreach (var (from, to) in touched) Mark(letters, origins, text, Math.Max(0, from - text.Length + 1), Math.Min(letters.Count, to + text.Length - 1), masked);
        }
        var changes = masked.ToDictionary(pair => pair.Key, pair => log[pair.Key].Masked(pair.Value, mask));
        var now = string.Create(letters.Count, 0, (made, _) =>
        {
            for (var at = 0; at < made.Length; at++) made[at] = masked.TryGetValue(origins[at].Change, out var units) && units.Contains(origins[at].Unit) ? mask : letters[at];
        });
        return (changes, now);
    }

    private static void Mark(List<char> letters, List<(int Change, int Unit)> origins, string text, int from, int to, Dictionary<int, HashSet<int>> masked)
    {
        while (from + text.Length <= to)
        {
            var found = CollectionsMarshal.AsSpan(letters)[from..to].IndexOf(text);
            if (found < 0) return;

            for (var at = from + found; at < from + found + text.Length; at++)
            {
                if (!masked.TryGetValue(origins[at].Change, out var units)) masked[origins[at].Change] = units = [];
                units.Add(origins[at].Unit);
            }
            from += found + 1;
        }
    }
}
