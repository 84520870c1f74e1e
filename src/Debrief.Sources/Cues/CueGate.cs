using System.Buffers;

namespace Debrief.Sources.Cues;

/// <summary>Says in one pass over a text which rows of the table can hold at all, so that the wordings run on few messages.</summary>
internal sealed class CueGate
{
    private readonly CueRow[] _rows;
    private readonly SearchValues<string> _triggers;
    private readonly Dictionary<char, (string Trigger, int Row)[]> _byFirst;
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _starts;

    public CueGate(IEnumerable<CueRow> rows)
    {
        _rows = [.. rows];
        var all = _rows.SelectMany((row, number) => row.Triggers.Select(trigger => (Trigger: trigger, Row: number))).ToList();
        _triggers = SearchValues.Create([.. all.Select(pair => pair.Trigger).Distinct()], StringComparison.OrdinalIgnoreCase);
        var starts = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        foreach (var (start, row) in _rows.SelectMany((row, number) => (row.Starts ?? []).Select(start => (start, number))))
            starts[start] = starts.GetValueOrDefault(start) | (1u << row);
        _starts = starts.GetAlternateLookup<ReadOnlySpan<char>>();
        _byFirst = all.GroupBy(pair => pair.Trigger[0]).ToDictionary(group => group.Key, group => group.ToArray());
    }

    private static readonly SearchValues<char> SentenceEnd = SearchValues.Create(".!?\n");

    public CueRow this[int row] => _rows[row];

    /// <summary>One bit a row of the table.</summary>
    public uint Open(ReadOnlySpan<char> text, ReadOnlySpan<char> firstWord)
    {
        _starts.TryGetValue(firstWord, out var open);
        var from = 0;
        while (text[from..].IndexOfAny(_triggers) is >= 0 and var at)
        {
            open |= At(text, from + at);
            from += at + 1;
        }
        return open;
    }

    private uint At(ReadOnlySpan<char> text, int at)
    {
        var open = 0u;
        foreach (var (trigger, row) in _byFirst.GetValueOrDefault(char.ToLowerInvariant(text[at])) ?? [])
        {
            if (text[at..].StartsWith(trigger, StringComparison.OrdinalIgnoreCase) && CueLeads.Allow(_rows[row].Lead, Clause(text[..at])))
                open |= 1u << row;
        }
        return open;
    }

    // Cut as short as a sentence can be: what is allowed in the whole sentence is allowed here too.
    private static ReadOnlySpan<char> Clause(ReadOnlySpan<char> before) =>
        before.TrimEnd().LastIndexOfAny(SentenceEnd) is >= 0 and var end && end < before.TrimEnd().Length - 1 ? before[(end + 1)..] : before;
}
