using System.Text.RegularExpressions;
using Debrief.Lint.Actions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.ActionItems;

/// <summary>In the actions the action reader judges; elsewhere a wish shows itself by "we should" and its kin.</summary>
public sealed partial class WeakAction() : SentenceRule("PM070", "weak-action-verb", Lint.Category.WeakAction, Level.Warning)
{
    public override Lex Triggers => Lex.Wish | Lex.Modal;

    public override bool WakesOn(Lex words, Section section) => section == Section.Actions || HasBoth(words) || (words & Lex.Wish) != 0;

    public override string Why => "Nobody can tell when it is done, so it never is.";
    public override string Question => "Which alert, test or guard, on what, at which threshold, and how will a reader see that it is there?";

    public override Level? LevelIn(Section section) => section is Section.Quote or Section.Appendix or Section.Timeline or Section.Impact ? null : Level;

    private static readonly Phrase Oughts = new(Ought());
    private static readonly Phrase[] Wishes = [new(Want()), new(Passive())];

    public override void Check(Sentence sentence, Report report)
    {
        if (sentence.EndsAsQuestion && sentence.Section != Section.Actions) return;
        if (sentence.Section == Section.Actions) { InActions(sentence, report); return; }
        if (HasBoth(sentence.Words))
            foreach (var match in Oughts.In(sentence))
            {
                if (match.Groups["modal"].Success && !Subject().IsMatch(sentence.Plain[..match.Index])) continue;
                if (HasMeans(sentence, match)) continue;
                report.Add(match.Index, match.Length);
                return;
            }
        foreach (var turn in Wishes)
            if (turn.FirstIn(sentence) is { } match && !HasMeans(sentence, match)) { report.Add(match.Index, match.Length); return; }
        InLessons(sentence, report);
    }

    private static bool HasBoth(Lex words) => (words & Lex.Modal) != 0 && (words & Lex.Wish) != 0 || (words & (Lex.Hedge | Lex.Modal)) == (Lex.Hedge | Lex.Modal);

    private static void InLessons(Sentence sentence, Report report)
    {
        if (sentence.Section is Section.Lessons or Section.Cause && !Unreal().IsMatch(sentence.Plain) && Imperative().Match(sentence.Plain) is { Success: true } order && !HasMeans(sentence, order)) report.Add(order.Index, order.Length);
    }

    private static void InActions(Sentence sentence, Report report)
    {
        if (ActionWords.Weakness(sentence) is not { } weak) return;
        report.Add(weak.Start, weak.Length);
    }

    /// <summary>"Improve the migration by adding a lock timeout": the wish says how.</summary>
    private static bool HasMeans(Sentence sentence, Match match) =>
        Means().IsMatch(sentence.Plain[(match.Index + match.Length)..]) || (Sure().Match(match.Value) is { Success: true } sure && ActionWords.IsCheckable(sentence.Plain[(match.Index + sure.Index)..]));

    private const string Weak = "improv(e|ing)|enhanc(e|ing)|strengthen(ing)?|optimi[sz](e|ing)|investigat(e|ing)|look(ing)? (further |more |closer |deeper )?(into|at|for)|consider(ing)?|think(ing)? (more |harder |carefully )?about|explor(e|ing)|revisit(ing)?|discuss(ing)?|figur(e|ing) out|find(ing)? (an?|some|out|better|ways?) ?(better |good )?(ways?|methods?|solutions?)?|be (much |far |a bit |a lot |even )?(more|better|very careful|careful|vigilant|aware|mindful)|get (much |a lot )?better|do (a )?(much |far )?better|make sure|ensure|tak(e|ing) a (closer|better|deeper|good|hard) look|put more|pay (more|closer|better)|invest|focus on|rethink|reconsider|re-?evaluate|evaluate|assess|try to|learn( how)? to|prioriti[sz]e|communicate better|test (more|better|rabbit|\\w+ related)|work (on|towards|more)|become (more|better)|streamline|double[- ]check|always|never|remember to|encourage|promote|foster|review|analy[sz]e|study|research|clarify|increase (our|the) (awareness|understanding|visibility|knowledge)|monitor (more|better|closely)|keep (a closer|an) eye|watch|plan (better|more)|better|more (carefully|closely|often|proactive\\w*)|standardi[sz]e|have (a )?(better|more)";

    [GeneratedRegex($@"\G((?<modal>should|need to|needs to|must|have to|has to|want to|wants to|ought to|could|might have to|may have to|might need to|may need to|might want to|are going to|will|will need to|would like to|plan to|hope to|intend to|are looking|are planning to|aim to|are trying to|can)( (also|all|probably|definitely|really|always|at least|certainly|still|continue to|try to|maybe|just|now|be able to|be))* ({Weak})|let's ({Weak})|(need|needs|want|have|important|necessary|good idea|better|required) to (also |really |always )?({Weak}))\b", Phrases.Options)]
    private static partial Regex Ought();

    [GeneratedRegex(@"(^|[ ,;(])(i|we|one|they|teams?|everyone|everybody|engineers|developers|admins?|operators|staff|people|you|there|it|this|that|us)('ll)?( (all|also|still|now|probably|maybe|really|definitely|certainly|clearly|ideally|perhaps|currently|obviously|do|therefore))* $", Phrases.Options)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\G(?:(steps|measures|actions?|precautions) (will|must|should|shall|need to|are going to|have to|has to) be (taken|put|implemented)|(?<=\b(our|the|their|this|his|her) [\w -]{2,40})(needs?|requires?|lacks?) (an? |much |far |some |even |a lot |clearly )*(more|better|improved|clearer|stricter|stronger|closer|tighter) (?!(memory|cpu|ram|space|disk|time|than|capacity|nodes|replicas)\b)|(we|i|it|there|they|the team|this|that|which) (really |also |still |clearly |definitely |certainly |just |probably )*(need|needs|want|require|requires|lack|could use|should have|would benefit from|(is|are) in need of|(is|are) need for|deserves?) (for |to have |of )?(an? |much |far |some |even |a lot )*(more|better|additional|improved|stronger|clearer|stricter|proper|closer|further|tighter|greater) |\bin need of (more|better|improved|additional|further)|\b(area|areas|thing|things|something) (that )?(we|to|for|where)( \w+){0,4} (improve|improvement|better|work on)|\b(probably|maybe|perhaps|might) (we )?(need|have|want) to\b|\b(we|i) (also |currently |still |should |could |might )?(currently )?think(ing)? about \w+ing\b|\b(are|is) (considering|thinking about|looking into|exploring|investigating (ways|how|options|whether)|evaluating|planning to (improve|review|investigate|look))\b)", Phrases.Options)]
    private static partial Regex Want();

    [GeneratedRegex(@"\G(should|must|could|needs? to|has to|have to|ought to|can|will) (also |all |really |always |definitely |probably )?be (further |much |more |better |thoroughly |carefully |also |regularly |significantly )*(improved|enhanced|strengthened|optimi[sz]ed|investigated|considered|reviewed|revisited|discussed|better|more|clearer|easier|stricter|careful|explored|reconsidered|evaluated|assessed|looked (at|into)|taken more|prioriti[sz]ed|simplified|clarified|encouraged|a priority|tested (more|better|thoroughly))\b", Phrases.Options)]
    private static partial Regex Passive();

    [GeneratedRegex($@"^\W*(please |also |always |(?<order>don't|do not|never) |let's |try to |be sure to |make sure |ensure |remember to )*((?<=(don't|do not|never|always|make sure|ensure) )\w+|({Weak})\b|more [\w-]+|improved [\w-]+|better [\w-]+)(?! (is|was|were|are)\b)", Phrases.Options)]
    private static partial Regex Imperative();

    [GeneratedRegex(@"\b(would|could|might)('ve| have)\b", Phrases.Options)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"\b(make sure|ensure)\b", Phrases.Options)]
    private static partial Regex Sure();

    [GeneratedRegex(@"\bby (\w+ly )?\w+ing\b|[\uE000\uE001]|\bso that\b|\d ?(%|s|ms|min|minutes|seconds|hours|gb|mb|gib|mib)\b", Phrases.Options)]
    private static partial Regex Means();
}
