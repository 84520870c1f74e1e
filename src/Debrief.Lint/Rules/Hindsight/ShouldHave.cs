using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Hindsight;

public sealed partial class ShouldHave() : SentenceRule("PM010", "hindsight-should", Lint.Category.Hindsight, Level.Warning)
{
    public override Lex Triggers => Lex.Counterfactual;

    public override bool WakesOn(Lex words, Section section) => (words & Lex.Counterfactual) != 0 && (words & Lex.Perfect) != 0;

    public override string Why => "It describes a world that never was and hides how this one looked to the people in it.";
    public override string Question => "What was looked at, and what would have made the problem visible there?";

    public override void Check(Sentence sentence, Report report)
    {
        foreach (var match in Phrases.ShouldHave.In(sentence))
        {
            if (!IsHindsight(sentence, match)) continue;
            report.Add(match.Index, match.Length);
            return;
        }
    }

    private static bool IsHindsight(Sentence sentence, Match match)
    {
        var plain = sentence.Plain;
        var verb = match.Groups["verb"].Value;
        if (!Phrases.IsParticiple(verb) || Phrases.Belief().IsMatch(plain[..match.Index])) return false;
        var rest = plain[(match.Index + match.Length)..];
        if (Adjectival().IsMatch(verb) && NounFollows(sentence, match.Index + match.Length)) return false;
        var subject = sentence.SubjectBefore(match.Index);
        var never = match.Value.Contains("never", StringComparison.Ordinal);
        if (verb == "been") return Been(sentence, match, rest, subject);
        if (verb is "happened" or "occurred") return never || match.Value.Contains("n't", StringComparison.Ordinal) || match.Value.Contains("not", StringComparison.Ordinal);
        if (verb is "had" or "existed" or "received" or "resulted" or "gotten") return false;
        return subject.IsHuman() || (subject is Subject.Process or Subject.Thing or Subject.Unknown && HumanAct().IsMatch(verb));
    }

    private static bool Been(Sentence sentence, Match match, string rest, Subject subject)
    {
        if (Amount().IsMatch(rest)) return true;
        if (BeenDone().Match(rest) is not { Success: true } done) return false;
        var verb = done.Groups["verb"].Value;
        if (!Phrases.IsParticiple(verb)) return false;
        var relative = sentence.Plain[..match.Index].TrimEnd().EndsWith("that", StringComparison.Ordinal) || sentence.Plain[..match.Index].TrimEnd().EndsWith("which", StringComparison.Ordinal);
        return HumanAct().IsMatch(verb) ? !(relative && subject.IsMachine()) : !subject.IsMachine() && !relative && !StateOfThings().IsMatch(verb);
    }

    private static bool NounFollows(Sentence sentence, int place)
    {
        var next = sentence.TokenAt(place);
        return next < sentence.Tokens.Length && !sentence.Tokens[next].Is(Lex.Determiner | Lex.Preposition | Lex.Thing | Lex.We | Lex.Person | Lex.Punctuation | Lex.Conjunction | Lex.Adverb);
    }

    [GeneratedRegex(@"^(automated|dedicated|documented|improved|centrali[sz]ed|shared|defined|managed|increased|limited|integrated|distributed|standardi[sz]ed|written|detailed|required|supported|isolated|replicated|encrypted|scheduled|unified|advanced|experienced|trained|tested|named|agreed|staged|layered|separated|verified|reserved|tuned|set|reduced|built|fixed)$", Phrases.Options)]
    private static partial Regex Adjectival();

    /// <summary>Things people do or leave undone, as against things that machines are expected to do.</summary>
    [GeneratedRegex(@"^(known|noticed|caught|checked|tested|reviewed|reali[sz]ed|asked|communicated|escalated|done|thought|considered|used|waited|paid|followed|read|looked|taken|made|planned|detected|spotted|seen|found|identified|prevented|avoided|deployed|rolled|merged|paged|alerted|notified|told|informed|configured|documented|raised|set|added|included|given|addressed|fixed|handled|chosen|picked|spent|discussed|decided|questioned|investigated|verified|validated|anticipated|foreseen|recogni[sz]ed|monitored|updated|upgraded|replaced|removed|patched|renewed|rotated|reverted|stopped|coordinated|agreed|assigned|owned|prioriti[sz]ed|split|staged|limited|removed|rehearsed|practi[sc]ed|involved|consulted|warned|treated|trained|declared|left|kept|designed|built|written|enabled|disabled|turned|put|allowed|blocked|gone|approved|rejected|run|clearer|announced|shared|highlighted|flagged|picked)$", Phrases.Options)]
    private static partial Regex HumanAct();

    [GeneratedRegex(@"^(finished|completed|processed|delivered|created|started|restarted|deleted|returned|called|triggered|fired|received|sent|scheduled|executed|loaded|mounted|culled|evicted|stored|written|populated|drained|expired|released|emitted|logged|recorded|reported|skipped|replicated|routed|served|rejected|labell?ed|named|located)$", Phrases.Options)]
    private static partial Regex StateOfThings();

    [GeneratedRegex(@"^ (?<aside>([a-z]+ly|never|also|then|at least|just|already|better|more|first) )?(?<verb>[a-z][a-z-]+)", Phrases.Options)]
    private static partial Regex BeenDone();

    [GeneratedRegex(@"^( just| only| much| far| at least| at most| set to)? (more|less|better|lower|higher|larger|smaller|longer|shorter|faster|sooner|earlier|clearer|stricter|careful|obvious|different|simpler|part of|in place|our first|a (red|warning)|\d)", Phrases.Options)]
    private static partial Regex Amount();
}
