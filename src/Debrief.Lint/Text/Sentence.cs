namespace Debrief.Lint.Text;

/// <summary>A word of a sentence: where it stands in <see cref="Sentence.Plain"/> and what it can be.</summary>
public readonly record struct Token(int Start, int Length, Lex Kind)
{
    public int End => Start + Length;

    public bool Is(Lex kind) => (Kind & kind) != 0;
}

/// <summary>One sentence as rules read it: lower case, runs of blanks made one, marks covered, and the way back to the document.</summary>
public sealed class Sentence
{
    private readonly string source;
    private readonly int start;
    private readonly int[]? offsets;
    private Token[]? tokens;
    private (int Place, int Letters)[]? starts;
    private readonly Language language;

    internal Sentence(string source, ReadOnlySpan<char> plain, int start, Block block, Section section, Lex words, Language language)
    {
        (this.source, Block, Section, Words, this.language) = (source, block, section, words, language);
        this.start = start + plain.Length - plain.TrimStart(' ').Length;
        if (plain.Trim(' ') is var trimmed && trimmed.IndexOf("  ") < 0)
        {
            Plain = trimmed.ToString();
            return;
        }
        Span<char> text = plain.Length <= 1024 ? stackalloc char[plain.Length] : new char[plain.Length];
        offsets = new int[plain.Length + 1];
        var length = 0;
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == ' ' && (length == 0 || text[length - 1] == ' ')) continue;
            offsets[length] = start + at;
            text[length++] = plain[at];
        }
        while (length > 0 && text[length - 1] == ' ') length--;
        offsets[length] = length == 0 ? start : offsets[length - 1] + 1;
        Plain = text[..length].ToString();
    }

    public string Plain { get; }

    public Block Block { get; }

    public Section Section { get; }

    /// <summary>All that the words of the sentence can be, together.</summary>
    public Lex Words { get; }

    /// <summary>Where words begin, as patterns see words, each with the number of its first three signs.</summary>
    internal ReadOnlySpan<(int Place, int Letters)> WordStarts => starts ??= FindWordStarts();

    public ReadOnlySpan<Token> Tokens => tokens ??= Tokenize();

    public TextSpan Span => SpanOf(0, Plain.Length);

    /// <summary>Where a piece of <see cref="Plain"/> stands in the document.</summary>
    public TextSpan SpanOf(int start, int length) =>
        length <= 0 ? new(OffsetOf(start), 0) : new(OffsetOf(start), OffsetOf(start + length - 1) + 1 - OffsetOf(start));

    private int OffsetOf(int index) => offsets is null ? start + index : offsets[Math.Min(index, Plain.Length)];

    /// <summary>The text as the author typed it.</summary>
    public string Original(int start, int length) => SpanOf(start, length).In(source);

    public bool EndsAsQuestion => Plain.AsSpan().TrimEnd("\")]_ ").EndsWith("?");

    public ReadOnlySpan<char> TextOf(Token token) => Plain.AsSpan(token.Start, token.Length);

    /// <summary>The index of the first word that ends after a place; the number of words when there is none.</summary>
    public int TokenAt(int place)
    {
        var index = 0;
        while (index < Tokens.Length && Tokens[index].End <= place) index++;
        return index;
    }

    /// <summary>Whether something in the sentence can be looked up or counted: a number that is no time of day, code, a link, an example.</summary>
    public bool IsPinned => Tokens.ToArray().Any(token => token.Is(Lex.Code | Lex.Quoted) || (token.Is(Lex.Number) && !token.Is(Lex.Time)));

    private (int Place, int Letters)[] FindWordStarts()
    {
        var list = new List<(int, int)>(32);
        for (var (at, inside) = (0, false); at < Plain.Length; at++)
        {
            var letter = Plain[at];
            if (letter is >= 'a' and <= 'z')
            {
                if (!inside) list.Add((at, Beginnings.NumberOf(Plain, at)));
                inside = true;
            }
            else inside = char.IsLetterOrDigit(letter) || letter == '_';
        }
        return [.. list];
    }

    private Token[] Tokenize()
    {
        var list = new List<Token>(32);
        var words = new Words(Plain);
        while (words.Next())
        {
            var word = words.Current;
            var kind = Text.Words.Look(word);
            if ((kind & (Lex.Punctuation | Lex.Quoted)) == 0) kind |= language.Lexicon[word] | CaseOf(words.Start, word.Length);
            list.Add(new(words.Start, word.Length, kind));
        }
        return [.. list];
    }

    private Lex CaseOf(int start, int length)
    {
        if (!char.IsUpper(source[OffsetOf(start)])) return HasInnerCapital(start, length) ? Lex.Code : Lex.None;
        return Lex.Capital | (HasInnerCapital(start, length) && HasLower(start, length) ? Lex.Code : Lex.None);
    }

    private bool HasInnerCapital(int start, int length)
    {
        for (var at = start + 1; at < start + length; at++)
            if (char.IsUpper(source[OffsetOf(at)]) && char.IsLower(source[OffsetOf(at - 1)])) return true;
        return false;
    }

    private bool HasLower(int start, int length)
    {
        for (var at = start; at < start + length; at++)
            if (char.IsLower(source[OffsetOf(at)])) return true;
        return false;
    }
}
