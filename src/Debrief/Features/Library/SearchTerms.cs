using System.Text;

namespace Debrief.Features.Library;

/// <summary>What a person typed, as words and as a PostgreSQL text query: all words must occur; what stands in quotes occurs so; a minus excludes; the last word may be unfinished.</summary>
internal sealed record SearchTerms(IReadOnlyList<SearchTerm> Terms)
{
    public bool IsEmpty => !Terms.Any(term => !term.IsExcluded);

    public static SearchTerms Parse(string? typed)
    {
        var terms = new List<SearchTerm>();
        var text = (typed ?? "").Trim();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at])) { at++; continue; }

            var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            if (isExcluded) at++;
            var isQuoted = text[at] == '"';
            if (isQuoted) at++;
            var end = isQuoted ? text.IndexOf('"', at) : text.AsSpan(at).IndexOfAny(" \t\n") is var space and >= 0 ? at + space : -1;
            if (end < 0) end = text.Length;

            var words = Words(text[at..end]);
            if (words.Count > 0) terms.Add(new(words, isExcluded, IsPrefix: !isQuoted && !isExcluded && end == text.Length));
            at = end + (isQuoted ? 1 : 0);
        }
        return new(terms);
    }

    /// <summary>For <c>to_tsquery</c>; holds nothing but letters, digits and operators, so it always parses.</summary>
    public string ToQuery()
    {
        var query = new StringBuilder();
        foreach (var term in Terms)
        {
            if (query.Length > 0) query.Append(" & ");
            if (term.IsExcluded) query.Append('!');
            query.Append('(').AppendJoin(" <-> ", term.Words);
            if (term.IsPrefix) query.Append(":*");
            query.Append(')');
        }
        return query.ToString();
    }

    public SearchTerms With(SearchTerm old, SearchTerm better) => new([.. Terms.Select(term => term == old ? better : term)]);

    public override string ToString() => string.Join(' ', Terms.Select(term => (term.IsExcluded ? "-" : "") + (term.Words.Count > 1 ? $"\"{string.Join(' ', term.Words)}\"" : term.Words[0])));

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text + " ")
        {
            if (char.IsLetterOrDigit(letter)) word.Append(char.ToLowerInvariant(letter));
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }
}

internal sealed record SearchTerm(IReadOnlyList<string> Words, bool IsExcluded, bool IsPrefix);
