using System.Buffers;

namespace Debrief.Sources.Cues;

/// <summary>Says in one pass over a text which rows of the table can hold at all, so that the wordings run on few messages.</summary>
internal sealed class CueGate
{
    private readonly CueRow[] _rows;
    private readonly SearchValues<string> _triggers;
    private readonly Dictionary<char, (string Trigger, int Row)[]> _byFirst;

    public CueGate(IEnumerable<CueRow> rows)
    {
        _rows = [.. rows];
        var all = _rows.SelectMany((row, number) => row.Triggers.Select(trigger => (Trigger: trigger, Row: number))).ToList();
        _triggers = SearchValues.Create([.. all.Select(pair => pair.Trigger).Distinct()], StringComparison.OrdinalIgnoreCase);
        _byFirst = all.GroupBy(pair => pair.Trigger[0]).ToDictionary(group => group.Key, group => group.ToArray());
    }

    public CueRow this[int row] => _rows[row];

    /// <summary>One bit a row of the table.</summary>
    public uint Open(ReadOnlySpan<char> text, ReadOnlySpan<char> firstWord)
    {
        var open = 0u;
        for (var row = 0; row < _rows.Length; row++)
            open |= _rows[row].StartsWith(firstWord) ? 1u << row : 0;
        for (var rest = text; rest.IndexOfAny(_triggers) is >= 0 and var at; rest = rest[(at + 1)..])
            open |= At(rest[at..]);
        return open;
    }

    private uint At(ReadOnlySpan<char> text)
    {
        var open = 0u;
        foreach (var (trigger, row) in _byFirst.GetValueOrDefault(char.ToLowerInvariant(text[0])) ?? [])
        {
            if (text.StartsWith(trigger, StringComparison.OrdinalIgnoreCase))
                open |= 1u << row;
        }
        return open;
    }
}
