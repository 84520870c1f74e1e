namespace Debrief.Lint.Text;

/// <summary>All that the engine must know of one language: its words, its abbreviations. Rules name the language they are written for.</summary>
public sealed class Language
{
    private readonly HashSet<string> abbreviations;

    private Language(string code, Lexicon lexicon, IEnumerable<string> abbreviations) =>
        (Code, Lexicon, this.abbreviations) = (code, lexicon, [.. abbreviations]);

    public static Language English { get; } = new("en", Lexicon.Parse(Resource("English/words.txt")),
        ["e.g", "i.e", "etc", "vs", "approx", "ca", "cf", "eg", "ie", "eq", "fig", "incl", "max", "min", "mr", "mrs", "ms", "dr", "prof", "inc", "ltd", "corp",
         "co", "st", "no", "nr", "p.m", "a.m", "u.s", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "al", "resp"]);

    public string Code { get; }

    public Lexicon Lexicon { get; }

    /// <summary>The same language with the words of one house: its machines, roles and teams.</summary>
    public Language With(IEnumerable<KeyValuePair<string, Lex>> words) => new(Code, Lexicon.With(words), abbreviations);

    internal bool IsAbbreviation(ReadOnlySpan<char> word) => abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    internal static string Resource(string name)
    {
        using var stream = typeof(Language).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the library");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
