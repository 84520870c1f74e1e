using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Blame;

public sealed partial class PersonShouldHave() : SentenceRule("PM002", "blame-should-have", Lint.Category.Blame, Level.Error)
{
    public override Lex Triggers => Lex.Counterfactual | Lex.Conditional;

    public override bool WakesOn(Lex words, Section section) => (words & (Lex.Counterfactual | Lex.Conditional)) != 0 && (words & Lex.Perfect) != 0;

    public override string Why => "It holds somebody to what is known now; what they knew then is what there is to learn.";
    public override string Question => "What did they know at that time, and where would the missing signal have been visible?";

    private static readonly Phrase[] Turns = [Phrases.ShouldHave, new(CouldHave())];

    public override void Check(Sentence sentence, Report report)
    {
        foreach (var turn in Turns)
            foreach (var match in turn.In(sentence))
            {
                var verb = match.Groups["verb"].Value;
                if (!Phrases.IsParticiple(verb) || verb is "had" or "received" or "gotten" or "got" or "seen" or "experienced") continue;
                if (verb == "been" && !BeenPerson().IsMatch(sentence.Plain[(match.Index + match.Length)..])) continue;
                if (!sentence.SubjectBefore(match.Index).IsThirdParty() || Phrases.Belief().IsMatch(sentence.Plain[..match.Index])) continue;
                if (sentence.EndsAsQuestion) continue;
                report.Add(match.Index, match.Length);
                return;
            }
    }

    [GeneratedRegex(@"\G(?:\bcould( at least| easily| simply| just)? have( at least| easily| simply| just)? (?<verb>asked|checked|told|noticed|read|waited|called|followed|paid|looked|thought|known|tested|warned|escalated|informed|spoken|bothered|tried|listened|prevented|avoided|stopped|acted|intervened|done|raised|spotted|caught|reacted|responded)\b)", Phrases.Options)]
    private static partial Regex CouldHave();

    [GeneratedRegex(@"^ (more |much more |far more |better |watching|paying|aware|careful|vigilant|diligent|attentive|checking|monitoring|looking|able to (see|spot|tell)|there|on|trained|testing|following)", Phrases.Options)]
    private static partial Regex BeenPerson();
}
