namespace Debrief.Lint.Text;

/// <summary>What a word can be. A word may be several; the lower half says what it names or does in a sentence, the upper half which rules wake up on it.</summary>
[Flags]
public enum Lex : ulong
{
    None = 0,

    Person = 1 << 0,
    Team = 1 << 1,
    Organisation = 1 << 2,
    Machine = 1 << 3,
    Process = 1 << 4,
    GivenName = 1 << 5,
    We = 1 << 6,
    Thing = 1 << 7,

    Determiner = 1 << 8,
    Preposition = 1 << 9,
    Auxiliary = 1 << 10,
    Negation = 1 << 11,
    Conjunction = 1 << 12,
    Relative = 1 << 13,
    Adverb = 1 << 14,
    Verb = 1 << 15,
    English = 1 << 16,
    Foreign = 1 << 17,

    Number = 1 << 18,
    Time = 1 << 19,
    Code = 1 << 20,
    Quoted = 1 << 21,
    Capital = 1 << 22,
    Punctuation = 1 << 23,

    Judgement = 1UL << 32,
    Fault = 1UL << 33,
    Counterfactual = 1UL << 34,
    Failing = 1UL << 35,
    Marker = 1UL << 36,
    Slip = 1UL << 37,
    Root = 1UL << 38,
    Amount = 1UL << 39,
    Lack = 1UL << 40,
    Hedge = 1UL << 41,
    Act = 1UL << 42,
    Wish = 1UL << 43,
    Training = 1UL << 44,
    Why = 1UL << 45,
    Belief = 1UL << 46,
    Somehow = 1UL << 47,

    Triggers = ~0UL << 32,
}
