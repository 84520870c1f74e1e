using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Blame;

public sealed partial class PersonFailedTo() : SentenceRule("PM003", "blame-failed-to", Lint.Category.Blame, Level.Warning)
{
    public override Lex Triggers => Lex.Failing;
    public override string Why => "It tells of something that did not happen, and leaves out what did.";
    public override string Question => "When was this expected, what prompts it, and how does one see that it was skipped?";

    private static readonly Phrase Failing = new(Failed()), Failure = new(FailureOf());

    public override void Check(Sentence sentence, Report report)
    {
        foreach (var match in Failing.In(sentence))
        {
            var subject = sentence.SubjectBefore(match.Index);
            if (!subject.IsThirdParty() || Phrases.Denied().IsMatch(sentence.Plain[..match.Index]) || IsConditional(sentence, match.Index)) continue;
            report.Add(match.Index, match.Length, subject == Subject.Name ? Level.Error : null);
            return;
        }
        foreach (var match in Failure.In(sentence))
        {
            var who = match.Groups["who"];
            var last = sentence.TokenAt(who.Index + who.Length - 1);
            if (last >= sentence.Tokens.Length || !sentence.Classify(last).IsThirdParty()) continue;
            report.Add(match.Index, match.Length);
            return;
        }
    }

    private static bool IsConditional(Sentence sentence, int before) => Conditional().IsMatch(sentence.Plain[..before]);

    [GeneratedRegex(@"\G(fail(ed|s|ing) to|failed in (his|her|their|its)|neglect(ed|s) (to|the|his|her|their|its|this|that|our)|ignor(ed|es|ing) (the|a|an|all|any|our|his|her|their|its|this|that|these|those|every|multiple|several|repeated|two|three|\w*warnings?|alerts?|advice)|disregard(ed|s)|flout(ed|s)|refus(ed|es) to|never bothered|(did not|didn't|never) (listened|listen|(take|took) ([\w-]+ ){1,4}seriously|do (his|her|their|its) job)|bypassed (the|our|all)|omitted to|(has|have|had) (repeatedly|consistently|persistently|again|once again) failed to|did (absolutely )?nothing)\b", Phrases.Options)]
    private static partial Regex Failed();

    [GeneratedRegex(@"\G(failure (of|by|on the part of) (?<who>(the |our |an? |its |their )?([\w-]+ ){0,3}[\w-]+) to\b|(?<=(?<who>[\w-]+)'s? (repeated |continued |complete |utter )?)failure to\b|ignored by (?<who>(the |our |an? )?([\w-]+ )?[\w-]+))", Phrases.Options)]
    private static partial Regex FailureOf();

    [GeneratedRegex(@"\b(if|when|whenever|unless|should|in case|once)\b( [\w'-]+){1,4} $", Phrases.Options)]
    private static partial Regex Conditional();
}
