using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Hindsight;

public sealed partial class IfOnly() : SentenceRule("PM011", "hindsight-if-had", Lint.Category.Hindsight, Level.Warning)
{
    public override Lex Triggers => Lex.Conditional;

    public override bool WakesOn(Lex words, Section section) => (words & Lex.Conditional) != 0 && (words & Lex.Perfect) != 0;

    public override string Why => "A counterfactual reads like an explanation and explains only what did not happen.";
    public override string Question => "Which action will make this visible, or harmless, next time? Put it under actions with its condition.";

    private static readonly Phrase[] Turns = [new(Condition()), new(Outcome()), new(BetterWay()), new(NeverHappened())];

    public override void Check(Sentence sentence, Report report)
    {
        foreach (var turn in Turns)
        {
            if (turn.FirstIn(sentence) is not { } match) continue;
            if (NothingCould().IsMatch(sentence.Plain[..match.Index])) continue;
            if (!Risk().IsMatch(sentence.Plain)) report.Add(match.Index, match.Length);
            return;
        }
    }

    [GeneratedRegex(@"\G(if only|(if|had) (?!(i|we|they|you) (have|had) to\b)([\w'\uE000-\uE002-]+ ){1,9}(had |been |not |[\w-]+ed\b|[\w-]+en\b|been|known|caught|run|done|made|set|built|kept).{0,140}?\b(would|could|might)(n't| not| never| also| still| only| probably| likely| easily)*( have| hav|'ve| of)\b|(would|could)(n't| not)?( have|'ve)\b.{0,100}?\b(if (we|it|this|the|they|someone|he|she|only|there|our)\b.{0,40}?\bhad\b|had (we|it|the|this|they|he|she|someone|there|our|an?)\b))", Phrases.Options)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\G(would|could|might|may)( also| probably| likely| easily| perhaps| certainly| definitely| potentially| then| all| well| surely| at least)*( have|'ve| hav| of)( (also|probably|likely|easily|better|more quickly|quickly|otherwise|all|then|both|at least|[a-z]+ly))* (been )?(also |easily |completely |entirely |better |much |far |more |a lot |a bit |considerably |significantly |substantially )*(prevented|avoided|caught|detected|noticed|spotted|averted|foreseen|anticipated|mitigated|(re)?solved|addressed|fixed|identified|discovered|alerted|flagged|surfaced|revealed|shortened|reduced|minimi[sz]ed|contained|faster|quicker|sooner|earlier|better|handled|helped|saved|allowed us|enabled us|let us|given us|told us|warned|shown|made (it|this|that|the|us|our|diagnosis|recovery|debugging)|sped|responded|communicated|acted|reacted|found|tested|useful|good|nice|easier|wise|wiser|helpful|beneficial|ideal|preferable|simpler|safer|smoother|a (good|better) idea|stopped|limited|pointed|mattered less|done (more|better|this|it|things)|gone (better|smoother|faster)|halved|shorter|smaller|less (severe|severely|painful|visible)|cut (the|our|this|down)|bought us|spared|uncovered|brought (it|this|the problem) to light|kept (the|it|this) (from|small|contained|short)|made a difference|been (enough|sufficient|harmless|visible (to|in|on|at|long|much|before))|blocked (it|this|the (change|deploy|merge|release))|tripped|rejected (it|this|the change)|(saved|spared|given) (ourselves|us|them|everyone))\b", Phrases.Options)]
    private static partial Regex Outcome();

    [GeneratedRegex(@"\G((best|better|right|correct|safer|easier|simplest|proper|ideal|smarter|wiser|quicker) (\w+ ){0,3}would('ve| have) been|it would('ve| have) (also )?been (\w+ ){0,2}(better|good|useful|helpful|nice|wise|easier|safer|ideal|prudent|preferable|quicker|faster))\b", Phrases.Options)]
    private static partial Regex BetterWay();

    [GeneratedRegex(@"\G(would(n't| not| never) (have|'ve) (happened|occurred|been (possible|affected|necessary|needed|an issue|a problem|impacted|noticed|so|as)|gone (down|unnoticed|wrong)|failed|broken|taken (so|as|this) long|reached|escaped|needed|lost|gone out|shipped|spread|been (so |this |that )?(severe|long|bad|hard|difficult)|made it)|without [^.;]{3,60}? (this|it|the (outage|incident|impact|blast radius|failure|damage|effect|problem|change))( [\w-]+){0,3} would( not)?( have|'ve) been (limited|smaller|shorter|one|a single|contained|local|harmless|avoided|minor))", Phrases.Options)]
    private static partial Regex NeverHappened();

    /// <summary>Luck, risk and guesses: not what people ought to have done.</summary>
    [GeneratedRegex(@"\b((would|could|might|may)( easily| well| also| just)?( have|'ve) (been )?(much |far |a lot |even |way )?(worse|caused|the (load|cause|result)|led to|enabled|exposed)|things? (that|which) (could|might) have gone better|what (could|might) have gone better|been unable to)\b", Phrases.Options)]
    private static partial Regex Risk();

    [GeneratedRegex(@"\b(nothing|no \w+( \w+){0,3}|nobody|no one|none|neither)\b ?$", Phrases.Options)]
    private static partial Regex NothingCould();
}
