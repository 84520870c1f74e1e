using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Agency;

public sealed partial class MistakesWereMade() : SentenceRule("PM061", "mistakes-were-made", Lint.Category.Agentless, Level.Warning)
{
    public override Lex Triggers => Lex.Slip | Lex.Decision;
    public override string Why => "It admits something and tells nothing: not which step, not what happened instead.";
    public override string Question => "Which step was it, what happened instead, and what did it look like from there?";

    private static readonly Phrase Passives = new(Passive());

    public override void Check(Sentence sentence, Report report)
    {
        if (Passives.FirstIn(sentence) is { } match && !Phrases.By().IsMatch(sentence.Plain[match.Index..])) report.Add(match.Index, match.Length);
    }

    [GeneratedRegex(@"\G(mistakes?|errors?|misjudge?ments|wrong decisions|bad decisions|poor decisions|assumptions|wrong assumptions) (was|were|have been|had been) (\w+ly )?made\b", Phrases.Options)]
    private static partial Regex Passive();
}
