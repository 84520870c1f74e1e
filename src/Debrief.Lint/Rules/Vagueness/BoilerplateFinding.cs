using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Vagueness;

public sealed partial class BoilerplateFinding() : SentenceRule("PM041", "boilerplate-finding", Lint.Category.Vague, Level.Warning)
{
    public override Lex Triggers => Lex.Lack;
    public override string Why => "The same words would fit any incident, so the next person learns nothing to watch for.";
    public override string Question => "Which signal at which threshold, which two teams, which test, which page of the runbook?";

    public override Level? LevelIn(Section section) => section is Section.Cause or Section.Lessons or Section.None or Section.Story or Section.Summary ? Level.Warning : null;

    private static readonly Phrase Wholes = new(Whole());

    public override void Check(Sentence sentence, Report report)
    {
        if (Wholes.FirstIn(sentence) is { } match) report.Add(match.Index, match.Length);
    }

    [GeneratedRegex(@"\G(?<=^\W*)(there (was|is|were) |due to |the |a |an |we (had|have) |caused by |because of |our )*(insufficient|unclear|lack of|lacking|poor|inadequate|missing|no|not enough|limited|weak|incomplete|bad|improper) ([\w/-]+ )?(and [\w-]+ )?(monitoring|ownership|testing|tests|communication|documentation|alerting|alerts|process(es)?|procedures?|planning|training|coordination|visibility|observability|review|reviews|redundancy|validation|runbooks?|oversight|responsibilities)( in place| around this)?\W*$", Phrases.Options)]
    private static partial Regex Whole();
}
