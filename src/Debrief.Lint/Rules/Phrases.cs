using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules;

/// <summary>Turns of English that several rules look at. All of them read plain text, which is lower case.</summary>
internal static partial class Phrases
{
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Past participles that do not end in -ed.</summary>
    private static readonly HashSet<string> Irregular =
    [
        "been", "done", "gone", "seen", "known", "caught", "made", "taken", "given", "told", "thought", "found", "kept", "left", "lost", "met", "paid", "put",
        "read", "run", "said", "sent", "set", "shown", "spent", "stood", "understood", "written", "chosen", "broken", "begun", "brought", "built", "bought", "come",
        "cut", "driven", "fallen", "felt", "forgotten", "gotten", "got", "had", "heard", "held", "hit", "led", "let", "meant", "rung", "shut", "spoken", "split", "stuck",
        "taught", "thrown", "withdrawn", "frozen", "overridden", "rewritten", "undone", "become",
    ];

    private static readonly HashSet<string> NoParticiple = ["need", "speed", "feed", "seed", "shed", "bed", "red", "hundred", "indeed", "embed", "exceed", "proceed"];

    public static bool IsParticiple(string word) =>
        Irregular.Contains(word) || (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal) && !NoParticiple.Contains(word))
        || word is "flagged" || (word.Contains('-', StringComparison.Ordinal) && word.EndsWith("ed", StringComparison.Ordinal));

    /// <summary>"should have", "shouldn't have", "ought to have", "should've" and the misspelt "should of", up to and with the verb.</summary>
    [GeneratedRegex(@"\G(never )?(should(n't| not)?( (never|probably|also|really|definitely|at least|clearly|all|then|just|already|ideally|perhaps|maybe|instead|both|not|certainly|still|first))*( have|'ve| hav| of| had)|ought(n't| not)?( not| never)? to( not| never)? have)( (never|at least|then|also|just|already|all|both|only|first|not|instead|[a-z]+ly))* (?<verb>[a-z][a-z-]*)", Options)]
    private static partial Regex ShouldHavePattern();

    public static Phrase ShouldHave { get; } = new(ShouldHavePattern());

    /// <summary>What people thought at the time, told as such.</summary>
    [GeneratedRegex(@"\b(thought|believed|assumed|expected|figured|understood|hoped|knew|told|assured|convinced|confident|under the impression|expectation was|assumption was|belief was)\b", Options)]
    public static partial Regex Belief();

    /// <summary>Something denied or kept away right before a place.</summary>
    [GeneratedRegex(@"\b(no one|nobody|not|never|no|without|isn't|wasn't|aren't|weren't|doesn't|don't|didn't|nor|neither|instead of|rather than|avoid|avoiding|avoids|avoided|stop|stopping|cannot be|less|free of|against|beyond)\b( [\w'-]+){0,3} ?$", Options)]
    public static partial Regex Denied();

    /// <summary>What should be made harder, may happen, or is asked: nothing that happened.</summary>
    [GeneratedRegex(@"\b(harder|easier|easy|hard|difficult|possible|impossible|able|unable|likely|how|what if|prevent(s|ed|ing|ion of)?|avoid(s|ed|ing)?|stop(s|ped|ping)?|protect(s|ed|ing|ion)?|guards?|against|can|cannot|can't|could|couldn't|may|might|would|wouldn't|should|shouldn't|must|if|when(ever)? (someone|anyone|people|you)|anyone|never|without|risks?( of)?|chances?( of)?|in case|lest|than|prone to|room for|potential for|possibility of|reduc\w+|eliminat\w+|minimi[sz]\w+|catch(es|ing)?|detects?|susceptible to|subject to|ruled out|suspect\w*|wonder\w*|no|not|n't|nor|isn't|wasn't|rather than|instead of|initially|at first)\b( [\w'-]+){0,3} ?$|\bto ?$", Options)]
    public static partial Regex Unreal();

    /// <summary>Says by whom or by what something passive was done.</summary>
    [GeneratedRegex(@"\bby (?!(mistake|accident|error|chance|hand|default|design|then|now|noon|midnight|email|mail|phone|the (time|end)|about|around|up to|at least|means|\d|far)\b)(the |an? |our |one |another |its |their |his |her |some )?[\w@\uE000-\uE001-]", Options)]
    public static partial Regex By();
}
