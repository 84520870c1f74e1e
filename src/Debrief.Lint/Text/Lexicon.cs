namespace Debrief.Lint.Text;

/// <summary>The words of one language with what they can be. Read once from a list; looking a word up allocates nothing.</summary>
public sealed class Lexicon
{
    private const int LongestWord = 24;
    private readonly string?[] words;
    private readonly uint[] hashes;
    private readonly Lex[] kinds;
    private readonly int mask;

    private Lexicon(Dictionary<string, Lex> entries)
    {
        var size = 1;
        while (size < entries.Count * 4) size <<= 1;
        (words, hashes, kinds, mask) = (new string?[size], new uint[size], new Lex[size], size - 1);
        foreach (var (word, kind) in entries)
        {
            var hash = Hash(word);
            var slot = (int)hash & mask;
            while (words[slot] is not null) slot = (slot + 1) & mask;
            (words[slot], hashes[slot], kinds[slot]) = (word, hash, kind);
        }
    }

    /// <summary>The kinds of a lower-case word; a possessive and the last part of a hyphenated word are looked up too.</summary>
    public Lex this[ReadOnlySpan<char> word]
    {
        get
        {
            if (word.Length is 0) return Lex.None;
            if (word.Length <= LongestWord && Find(word) is var kind and not Lex.None) return kind;
            if (word.Length > 2 && word[^1] == 's' && word[^2] == '\'') return this[word[..^2]];
            var hyphen = word.LastIndexOf('-');
            return hyphen > 0 ? this[word[(hyphen + 1)..]] & ~Lex.Triggers : Lex.None;
        }
    }

    /// <summary>The same words and a few more, such as the machines and roles a configuration names.</summary>
    public Lexicon With(IEnumerable<KeyValuePair<string, Lex>> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var entries = new Dictionary<string, Lex>(StringComparer.Ordinal);
        for (var slot = 0; slot < words.Length; slot++)
            if (words[slot] is { } word) entries[word] = kinds[slot];
        foreach (var (word, kind) in more) entries[word.ToLowerInvariant()] = entries.GetValueOrDefault(word.ToLowerInvariant()) & Lex.Triggers | kind;
        return new Lexicon(entries);
    }

    /// <summary>
    /// Reads a word list: a line <c>[person]</c> names the kind of what follows, words are apart by blanks, <c>#</c> starts a comment,
    /// <c>[machine +s]</c> adds the plural of each word.
    /// </summary>
    /// <exception cref="FormatException">The list names a kind that does not exist; says which and where.</exception>
    public static Lexicon Parse(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var entries = new Dictionary<string, Lex>(1 << 12, StringComparer.Ordinal);
        var (kind, plural, number) = (Lex.None, false, 0);
        foreach (var line in list.AsSpan().EnumerateLines())
        {
            number++;
            var content = (line.IndexOf('#') is >= 0 and var comment ? line[..comment] : line).Trim();
            if (content.StartsWith("["))
            {
                plural = content.EndsWith("+s]");
                var name = content[1..(plural ? ^3 : ^1)].Trim();
                if (!Enum.TryParse(name, ignoreCase: true, out kind)) throw new FormatException($"line {number}: no such kind of word: {name}");
                continue;
            }
            foreach (var range in content.Split(' '))
            {
                var word = content[range];
                if (word.IsEmpty) continue;
                Add(word.ToString());
                if (plural) Add(PluralOf(word));
            }
        }
        return new Lexicon(entries);

        void Add(string word) => entries[word] = entries.GetValueOrDefault(word) | kind;
    }

    private static string PluralOf(ReadOnlySpan<char> word) =>
        word.EndsWith("y") && word.Length > 2 && !"aeiou".Contains(word[^2]) ? string.Concat(word[..^1], "ies")
        : word.EndsWith("s") || word.EndsWith("x") || word.EndsWith("ch") || word.EndsWith("sh") ? string.Concat(word, "es")
        : string.Concat(word, "s");

    private Lex Find(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        for (var slot = (int)hash & mask; hashes[slot] != 0; slot = (slot + 1) & mask)
            if (hashes[slot] == hash && word.SequenceEqual(words[slot])) return kinds[slot];
        return Lex.None;
    }

    /// <summary>Never 0, which stands for an empty slot.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var letter in word) hash = (hash ^ letter) * 16777619u;
        return (hash ^ (hash >> 15)) | 1u << 31;
    }
}
