namespace Debrief.Sources.Cues;

/// <summary>Says in one pass over the words of a sentence which rows of the table can hold at all, so that the wordings run on few messages.</summary>
internal sealed class CueGate
{
    private readonly CueRow[] _rows;
    private readonly Trigger[]?[] _byPair = new Trigger[27 * 27][];
    private readonly Trigger[] _signs;

    public CueGate(IEnumerable<CueRow> rows)
    {
        _rows = [.. rows];
        var all = _rows.SelectMany((row, number) => row.Triggers.Select(words => new Trigger(words.TrimStart('^'), words[0] == '^', number))).ToList();
        foreach (var pair in all.Where(trigger => char.IsAsciiLetter(trigger.Words[0])).GroupBy(trigger => Pair(trigger.Words)))
            _byPair[pair.Key] = [.. pair];
        _signs = [.. all.Where(trigger => !char.IsAsciiLetter(trigger.Words[0]))];
    }

    public CueRow this[int row] => _rows[row];

    /// <summary>One bit a row of the table.</summary>
    public uint Open(ReadOnlySpan<char> sentence)
    {
        var open = 0u;
        var isInWord = false;
        var isFirst = true;
        for (var at = 0; at < sentence.Length; at++)
        {
            var isLetter = char.IsAsciiLetter(sentence[at]);
            if (isLetter && !isInWord)
            {
                open |= At(sentence, at, isFirst);
                isFirst = false;
            }
            isInWord = isLetter || char.IsAsciiDigit(sentence[at]) || sentence[at] == '_';
        }
        foreach (var sign in _signs)
        {
            if (sentence.Contains(sign.Words, StringComparison.Ordinal))
                open |= 1u << sign.Row;
        }
        return open;
    }

    private uint At(ReadOnlySpan<char> sentence, int at, bool isFirst)
    {
        var open = 0u;
        foreach (var trigger in _byPair[Pair(sentence[at..])] ?? [])
        {
            if ((isFirst || !trigger.IsStart) && sentence[at..].StartsWith(trigger.Words, StringComparison.OrdinalIgnoreCase) && CueLeads.Allow(_rows[trigger.Row].Lead, sentence[..at]))
                open |= 1u << trigger.Row;
        }
        return open;
    }

    // The first two letters as one number; what is no letter counts as none.
    private static int Pair(ReadOnlySpan<char> words) => (27 * Letter(words[0])) + (words.Length > 1 ? Letter(words[1]) : 0);

    private static int Letter(char c) => char.IsAsciiLetter(c) ? (c | 0x20) - 'a' + 1 : 0;

    /// <param name="IsStart">True when it counts only as the first word of its sentence.</param>
    private readonly record struct Trigger(string Words, bool IsStart, int Row);
}
