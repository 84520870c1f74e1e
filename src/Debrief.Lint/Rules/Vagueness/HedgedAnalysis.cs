using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Vagueness;

public sealed partial class HedgedAnalysis() : SentenceRule("PM050", "hedged-analysis", Lint.Category.Hedge, Level.Suggestion)
{
    public override Lex Triggers => Lex.Hedge;
    public override string Why => "Softened analysis cannot be checked or corrected; an open question can.";
    public override string Question => "What evidence supports this? If it is open, say so: \"Open question\", with a person and a day.";

    public override Level? LevelIn(Section section) => section is Section.Actions or Section.Quote or Section.Appendix ? null : Level;

    private static readonly Phrase Doubts = new(Softened()), LookingBack = new(InTimeline());

    public override void Check(Sentence sentence, Report report)
    {
        if (sentence.EndsAsQuestion) return;
        foreach (var match in (sentence.Section == Section.Timeline ? LookingBack : Doubts).In(sentence))
        {
            if (Plan().IsMatch(sentence.Plain[match.Index..]) || (match.Index > 0 && NotOurs().IsMatch(sentence.Plain[..match.Index]))) continue;
            if (!IsOurs(match, sentence.Plain[..match.Index])) continue;
            if (Reported().IsMatch(sentence.Plain)) return;
            report.Add(match.Index, match.Length);
            return;
        }
    }

    [GeneratedRegex(@"\G(would (appear|seem)( to| that)?|(as|so) far as (we|i|anyone) (can|could) (tell|see|judge)|as far as (we|i) know|to the best of (our|my) knowledge|(every |good |some )?reason to (believe|think|suspect|assume)|in all (likelihood|probability)|(?<is>not (entirely |completely |quite |fully |really )?(sure|certain)|(fairly|pretty|reasonably) (sure|certain|confident)) (that|why|what|how|whether|if|which)|(could|might|may) (well|possibly|conceivably) (have|be)|can only (guess|speculate|assume)|(seems?|appears?)( to (be|have|us|me)| that| like| as (if|though)| very| quite| nobody| no one| to)?|likely|probably|presumably|arguably|(?<it>looks) (like|as (if|though))|perhaps|maybe|conceivably|plausibly|seemingly|supposedly|(may|might)( (well|also|only|not|still|even|just|never|possibly|simply))*( have| of|'ve)( (only|also|just|been|never|not))*|might (be|explain)|may be (due|related|caused|because|the)|(?<our>guess|belief|suspicion|theory|hunch|hypothesis) is|(?<we>believe|think|suspect|guess|assume|presume|reckon)|(?<is>believed|thought|suspected|assumed|presumed|possible|conceivable|plausible) (to|that)|(kind|sort) of (an? )|(?<start>apparently|possibly)|possibly (due|because|caused|related)|(?<clear>unclear|not( entirely| fully)? clear) (to (us|me) )?(whether|if|why|how|what))\b", Phrases.Options)]
    private static partial Regex Softened();

    /// <summary>What must stand before some of these words to make them the author's own doubt of today.</summary>
    private static bool IsOurs(Match match, string before) =>
        match.Groups["it"].Success ? It().IsMatch(before) : match.Groups["we"].Success ? We().IsMatch(before)
        : match.Groups["our"].Success ? Our().IsMatch(before) : match.Groups["is"].Success ? Is().IsMatch(before)
        : match.Groups["start"].Success ? match.Length > 10 || before.Length == 0 || before.EndsWith(", ", StringComparison.Ordinal) || before.EndsWith("; ", StringComparison.Ordinal)
        : !match.Groups["clear"].Success || ItIs().IsMatch(before);

    [GeneratedRegex(@"\b(it|this|that) $", Phrases.Options)]
    private static partial Regex It();

    [GeneratedRegex(@"\b(we|i) ((do|also|still|now|currently|strongly|would) )?$", Phrases.Options)]
    private static partial Regex We();

    [GeneratedRegex(@"\b(our|my) (best )?$", Phrases.Options)]
    private static partial Regex Our();

    [GeneratedRegex(@"\b(is|are) $", Phrases.Options)]
    private static partial Regex Is();

    [GeneratedRegex(@"\bit('s| is) (still )?$", Phrases.Options)]
    private static partial Regex ItIs();

    /// <summary>What was supposed at the time belongs in a timeline; what is supposed now, looking back, does not.</summary>
    [GeneratedRegex(@"\G(?:(?<=\b(hindsight|retrospect),? .{0,40})(most likely|likely|probably|perhaps|maybe)\b)", Phrases.Options)]
    private static partial Regex InTimeline();

    /// <summary>What comes next, and likelihoods that are the matter itself.</summary>
    [GeneratedRegex(@"^(more |less |most |very )?(likely|probably|maybe|perhaps|likely) (to (?!(be|have) (caused|due|been|the|a|because))|need|should|want|will|require|have to|going to|worth|also need|be (better|worth|good|useful|best))|^(believe|think|assume|guess) (in|about|it('s| is) (important|worth|time|best)|we (should|need|can|could|must|will|ought)|that we (should|need|can|could|must|will)|this (should|will|would)|the (best|right) (way|approach)|an? (bit|good|little))|^might (have to|need|want)|^(may|might)( also| well| still)? have (been )?(quicker|faster|sooner|earlier|better|avoided|prevented|caught|detected|noticed|useful|helpful|possible|easier)|^(may|might) have (to|an?|the|no|some|more|different|access)\b", Phrases.Options)]
    private static partial Regex Plan();

    [GeneratedRegex(@"\b(more|less|how|as|not|un|whatever|whoever|would|will|should|could|if it|if this|when it|even if|to|than|seemed|nothing|everything) ?$", Phrases.Options)]
    private static partial Regex NotOurs();

    [GeneratedRegex(@"\b(reported|reports|said|says|told|suggested|claimed|asked|wondered|noted|mentioned|writes|wrote|suspected|thought|believed|hypothesi[sz]ed|theori[sz]ed|speculated|assumed)( to us| us| me)?( that|:|,)? (.{0,60}\b)?(may|might|probably|likely|seems?|appears?|perhaps|possibly)\b", Phrases.Options)]
    private static partial Regex Reported();
}
