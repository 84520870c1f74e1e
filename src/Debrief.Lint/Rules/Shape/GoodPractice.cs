using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Shape;

public sealed partial class GoodPractice() : SentenceRule("PM099", "good-practice", Lint.Category.Praise, Level.Info)
{
    public override Lex Triggers => Lex.Belief;
    public override string Why => "This tells what somebody believed and why: the part that others can learn from.";
    public override string Question => "Who else believes the same today?";

    private static readonly Phrase Beliefs = new(Believed());

    public override void Check(Sentence sentence, Report report)
    {
        if (Beliefs.FirstIn(sentence) is { } match) report.Add(match.Index, match.Length);
    }

    [GeneratedRegex(@"\G(i|we|they|he|she|the ([\w-]+ ){0,2}(engineer|operator|team|on-call|responder|reviewer)) (had |initially |first |all |mistakenly |wrongly |reasonably |both )*(assumed|believed|thought|expected|understood)\b.{1,160}?\b(because|since|as the|as it|based on|given that|the dashboard|the graph|the runbook|the docs|documentation)\b", Phrases.Options)]
    private static partial Regex Believed();
}
