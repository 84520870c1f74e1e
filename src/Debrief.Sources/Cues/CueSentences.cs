using System.Buffers;

namespace Debrief.Sources.Cues;

/// <summary>The sentences of a message that count for cues, one after the other. Code blocks are logs, and a line that begins with "&gt;" quotes somebody else.</summary>
internal ref struct CueSentences
{
    private const int MaxRead = 600;
    private static readonly SearchValues<char> End = SearchValues.Create(".!?\n");
    private ReadOnlySpan<char> _rest;
    private int _left;

    public CueSentences(string text, CueScope scope)
    {
        _rest = text.AsSpan(0, Math.Min(text.Length, MaxRead));
        if (_rest.IndexOf("```") is >= 0 and var code)
            _rest = _rest[..code];
        // A line of a written timeline says first what it is about; what follows is told around it.
        _left = scope == CueScope.Written ? 2 : int.MaxValue;
    }

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly CueSentences GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_rest.IsEmpty && _left > 0)
        {
            var end = EndOfSentence(_rest);
            Current = _rest[..end].Trim();
            _rest = _rest[end..];
            if (Current.Length <= 1 || Current[0] == '>' || Current.StartsWith("&gt;"))
                continue;
            _left--;
            return true;
        }
        return false;
    }

    // A full stop inside of a word (4.5, db1.example.org) ends nothing.
    private static int EndOfSentence(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(End);
            if (next < 0)
                return text.Length;
            at += next + 1;
            if (at == text.Length || text[at - 1] == '\n' || char.IsWhiteSpace(text[at]))
                return at;
        }
        return text.Length;
    }
}
