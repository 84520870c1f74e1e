using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Hindsight;

public sealed partial class HindsightMarker() : SentenceRule("PM012", "hindsight-marker", Lint.Category.Hindsight, Level.Suggestion)
{
    public override Lex Triggers => Lex.Marker;
    public override string Why => "What is obvious once the end is known was one signal among many before it.";
    public override string Question => "What did people believe about the system at that time, and what made that belief reasonable?";

    private static readonly Phrase Markers = new(Marker());

    public override void Check(Sentence sentence, Report report)
    {
        foreach (var match in Markers.In(sentence))
        {
            if (match.Index > 0 && NotHere().IsMatch(sentence.Plain[..match.Index])) continue;
            var plainly = match.Value.Contains("hindsight", StringComparison.Ordinal) || match.Value.Contains("retrospect", StringComparison.Ordinal);
            report.Add(match.Index, match.Length, plainly ? Level.Warning : null);
            return;
        }
    }

    [GeneratedRegex(@"\G(in hindsight|hindsight makes|in retrospect|(knowing )?what we know now|had we known then|with (the )?(benefit of )?hindsight(?! of)|with the benefit of hindsight|hindsight (is|being|shows|tells|makes|suggests|reveals)|retrospectively|looking back(?! (at|through|over|in) (the )?(logs?|metrics|graphs?|data|history|dashboards?|messages|commits?))|(it|this|that) (was|is|were|should have been) (painfully |blindingly |perfectly |quite |pretty |completely |fairly |always |all |glaringly )?(obvious|self-evident|foreseeable|predictable|inevitable|bound to (happen|fail|break|go wrong))(?! (from|in|by|to) (the )?(logs?|graphs?|metrics|dashboards?|traces?))(?! (what|which|where|how|why|who)\b)|(was|were|is|are) (entirely |completely |easily |wholly |largely |clearly |fully )?(preventable|avoidable)|(painfully|blindingly|glaringly) obvious|the obvious (sign|warning|risk|flaw|mistake|problem|choice|thing|answer)s?|any(one| (competent|good|experienced|reasonable|engineer|developer|operator)( \w+){0,2}) (would|could|should) have|(how|why) (did |could |was |is it that )?(no one|nobody|none of us|anyone|someone|we all)( not)? (reali[sz]e|notice|see|spot|catch|said|think|thought|question|ask|noticed|saw|reali[sz]ed|know|knew)\w*|(the )?(warning )?signs were (all )?there|accident waiting to happen|disaster waiting to happen|writing (was )?on the wall|clear from the (start|beginning|outset) that|was doomed)\b", Phrases.Options)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\b(nothing|not|n't|less|make it|made it|became|become|becomes|once it|when it|until it|so that it|wasn't|isn't|immediately|quickly|soon|no)\b( \w+){0,2} ?$", Phrases.Options)]
    private static partial Regex NotHere();
}
