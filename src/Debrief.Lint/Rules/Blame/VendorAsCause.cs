using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Blame;

public sealed partial class VendorAsCause() : SentenceRule("PM004", "blame-vendor", "vendor", Level.Suggestion)
{
    public override Lex Triggers => Lex.Organisation;
    public override string Why => "What others run still stands in our service by our choice, so an account that ends with them leaves us nothing to change.";
    public override string Question => "Which of our choices made us depend on this, how would we see it next time, and what limits its effect?";

    public override Level? LevelIn(Section section) => section is Section.Cause or Section.Summary ? Level.Suggestion : null;

    private static readonly Phrase Causes = new(Because());

    public override void Check(Sentence sentence, Report report)
    {
        if (OurPart().IsMatch(sentence.Plain)) return;
        foreach (var match in Causes.In(sentence))
        {
            var last = sentence.TokenAt(match.Groups["who"].Index);
            if (last >= sentence.Tokens.Length || sentence.Classify(last) != Subject.Organisation) continue;
            report.Add(match.Index, match.Length);
            return;
        }
    }

    [GeneratedRegex(@"\G(caused by|due to|because of|fault of|result of) (an? |the |our )?(([\w-]+ ){0,3}(outage|failure|incident|bug|problem|issue|error|maintenance)s? (at|of|in|with|by|on) )?(the |our |an? )?(([\w-]+ ){0,2})(?<who>[\w&-]+)(?='s|\b)", Phrases.Options)]
    private static partial Regex Because();

    [GeneratedRegex(@"\b(we|us)\b", Phrases.Options)]
    private static partial Regex OurPart();
}
