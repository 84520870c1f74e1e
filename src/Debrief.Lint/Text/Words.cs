namespace Debrief.Lint.Text;

/// <summary>Walks over the words of a plain text. A number with its unit, a time, a name with dots or underscores is one word.</summary>
internal ref struct Words(ReadOnlySpan<char> plain)
{
    private readonly ReadOnlySpan<char> plain = plain;

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Moves to the next word or mark of punctuation; false at the end.</summary>
    public bool Next()
    {
        var at = End;
        while (at < plain.Length && plain[at] == ' ') at++;
        if (at >= plain.Length) return false;
        Start = at;
        if (!IsPart(plain[at]))
        {
            if (plain[at] is >= Plain.Code and <= Plain.Quote)
            {
                var kind = plain[at];
                while (at < plain.Length && plain[at] == kind) at++;
                End = at;
            }
            else End = at + 1;
            return true;
        }
        while (at < plain.Length && (IsPart(plain[at]) || (IsJoint(plain[at]) && at + 1 < plain.Length && IsPart(plain[at + 1]) && (plain[at] is not (',' or ':') || char.IsAsciiDigit(plain[at + 1]))))) at++;
        End = at;
        return true;
    }

    public readonly ReadOnlySpan<char> Current => plain[Start..End];

    public static bool IsPart(char letter) =>
        letter < 128 ? Parts[letter]
        : letter is < Plain.Code or > Plain.Quote && (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter is '€' or '£');

    private static readonly bool[] Parts = [.. Enumerable.Range(0, 128).Select(letter => char.IsAsciiLetterOrDigit((char)letter) || (char)letter is '_' or '@' or '#' or '%' or '$')];

    private static bool IsJoint(char letter) => letter is '\'' or '-' or '.' or ':' or '/' or ',' or '=' or '‑';

    /// <summary>What the look of a word says, whatever it means.</summary>
    public static Lex Look(ReadOnlySpan<char> word)
    {
        var first = word[0];
        if (first is >= Plain.Code and <= Plain.Quote) return first == Plain.Quote ? Lex.Quoted : Lex.Code;
        if (!IsPart(first)) return Lex.Punctuation;
        if (first == '@') return Lex.Person;
        if (char.IsAsciiDigit(first) || (first is '$' or '€' or '£' && word.Length > 1))
            return Lex.Number | (word.IndexOf(':') > 0 || word.Count('-') == 2 || word.Count('/') == 2 ? Lex.Time : Lex.None);
        if (first == '#') return word.ContainsAnyInRange('0', '9') ? Lex.Number : Lex.Code;
        return word.IndexOfAny("_:=#") > 0 || word.ContainsAnyInRange('0', '9') || (word.Length > 4 && word.Contains('.')) || word.Count('/') > 1 ? Lex.Code : Lex.None;
    }
}
