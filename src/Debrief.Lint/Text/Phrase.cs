using System.Text.RegularExpressions;

namespace Debrief.Lint.Text;

/// <summary>
/// A turn of words that begins with a word. Its pattern is anchored with <c>\G</c> and is tried only where three letters stand with which a
/// match can begin (read from the pattern itself), so a long list of turns costs a sentence without them nothing.
/// </summary>
internal sealed class Phrase
{
    private ulong[] beginnings = [];

    /// <exception cref="ArgumentException">The pattern is not anchored, or can begin with something other than a letter.</exception>
    public Phrase(Regex regex)
    {
        if (!regex.ToString().StartsWith(@"\G", StringComparison.Ordinal)) throw new ArgumentException($"a phrase is anchored: {regex}");
        Pattern = regex;
    }

    /// <summary>Set anew only to see whether anybody notices.</summary>
    internal Regex Pattern
    {
        get;
        set => (field, beginnings) = (value, Beginnings.Of(value.ToString()));
    }

    /// <summary>Where it stands in a sentence, from left to right, none over another.</summary>
    public IEnumerable<Match> In(Sentence sentence)
    {
        for (var match = Next(sentence, 0); match is not null; match = Next(sentence, match.Index + match.Length)) yield return match;
    }

    public Match? FirstIn(Sentence sentence) => Next(sentence, 0);

    private Match? Next(Sentence sentence, int from)
    {
        var plain = sentence.Plain;
        foreach (var (place, letters) in sentence.WordStarts)
            if (place >= from && (beginnings[letters >> 6] & 1UL << letters) != 0 && Pattern.Match(plain, place) is { Success: true, Length: > 0 } match) return match;
        return null;
    }
}
