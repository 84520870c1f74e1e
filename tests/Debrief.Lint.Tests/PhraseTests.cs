using System.Reflection;
using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Tests;

public sealed class PhraseTests
{
    [Theory]
    [InlineData(@"\G(care(less|ful)ly|sloppy)", "they carelessly left it; sloppy", new[] { "carelessly", "sloppy" })]
    [InlineData(@"\G(was|is) (very )?slow", "it was very slow and wasn't slow, this is slow", new[] { "was very slow", "is slow" })]
    [InlineData(@"\G(fac(ed|ing)|re-?train\w*) x?", "re-training refaced facing retrain", new[] { "re-training ", "facing " })]
    [InlineData(@"\G(?<!not )((a|an|the) )?bug", "a bug, not bug, the bug", new[] { "a bug", "the bug" })]
    [InlineData(@"\G[sz]o{2}m", "zoom soom room", new[] { "zoom", "soom" })]
    public void A_phrase_is_found_where_words_begin_and_nowhere_else(string pattern, string text, string[] expected) =>
        Assert.Equal(expected, new Phrase(new Regex(pattern)).In(Some.Sentence(text)).Select(match => match.Value));

    [Theory]
    [InlineData(@"\b(a|b)")]
    [InlineData(@"\G['a]b")]
    [InlineData(@"\G(\w+ )?slow")]
    public void A_pattern_that_could_begin_with_anything_is_no_phrase(string pattern) => Assert.Throws<ArgumentException>(() => new Phrase(new Regex(pattern)));

    [Fact]
    public void No_phrase_of_the_rules_misses_a_place_where_its_pattern_matches()
    {
        var phrases = Some.Phrases();
        var sentences = (from rule in Catalogue.Rules from line in rule.Document.Split('\n') select Some.Sentence(line.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal))).ToList();

        var (tried, missed) = (0, new List<string>());
        foreach (var (phrase, regex) in phrases)
            foreach (var sentence in sentences)
            {
                var places = Enumerable.Range(0, sentence.Plain.Length).Where(at => BeginsWord(sentence.Plain, at) && regex.Match(sentence.Plain, at) is { Success: true, Length: > 0 });
                var first = phrase.FirstIn(sentence)?.Index ?? -1;
                if (places.FirstOrDefault(-1) is var expected && expected != first) missed.Add($"{sentence.Plain}: {expected}, found {first}");
                if (expected >= 0) tried++;
            }

        Assert.Empty(missed);
        Assert.True(tried > phrases.Count * 2, $"{tried} matches of {phrases.Count} phrases are too few to say anything");
    }

    private static bool BeginsWord(string plain, int at) => char.IsAsciiLetterLower(plain[at]) && (at == 0 || !(char.IsLetterOrDigit(plain[at - 1]) || plain[at - 1] == '_'));

    private static class Some
    {
        public static Sentence Sentence(string text) => new(text, Plain.Of(text), 0, new Block(BlockKind.Paragraph, new(0, text.Length), Section.None), Section.None, Lex.None, Language.English);

        /// <summary>Every phrase that stands in a static field of a rule, alone, in a list or in a pair.</summary>
        public static List<(Phrase Phrase, Regex Regex)> Phrases()
        {
            var found = new List<Phrase>();
            foreach (var field in typeof(Rule).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Debrief.Lint.Rules", StringComparison.Ordinal) == true)
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)))
                Collect(field.GetValue(null), found);
            return [.. found.Distinct().Select(phrase => (phrase, phrase.Pattern))];
        }

        private static void Collect(object? value, List<Phrase> found)
        {
            if (value is Phrase phrase) found.Add(phrase);
            else if (value is System.Runtime.CompilerServices.ITuple pair) for (var at = 0; at < pair.Length; at++) Collect(pair[at], found);
            else if (value is Array list) foreach (var entry in list) Collect(entry, found);
        }
    }
}
