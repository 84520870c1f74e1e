using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.ActionItems;

public sealed partial class TrainingAsFix() : SentenceRule("PM021", "training-as-fix", Lint.Category.WeakAction, Level.Warning)
{
    public override Lex Triggers => Lex.Training;
    public override string Why => "Care and memory are what failed under load; the same step stays as easy to get wrong.";
    public override string Question => "Which guard makes the step safe without memory: a check, a default, a different name, a lock?";

    public override Level? LevelIn(Section section) => section is Section.Timeline or Section.Quote or Section.Appendix or Section.WentWell or Section.Impact ? null : Level;

    private static readonly Phrase Fixes = new(Fix());

    public override void Check(Sentence sentence, Report report)
    {
        var proposes = sentence.Section == Section.Actions || (sentence.Words & Lex.Modal) != 0 || Proposal().IsMatch(sentence.Plain);
        if (!proposes || sentence.EndsAsQuestion) return;
        if (Fixes.FirstIn(sentence) is { } match && !NotPeople().IsMatch(sentence.Plain) && !Phrases.Denied().IsMatch(sentence.Plain[..match.Index])) report.Add(match.Index, match.Length);
    }

    [GeneratedRegex(@"\G((more|additional|further|better|regular|refresher|extra|provide|conduct|schedule|organi[sz]e|hold|give|offer|deliver|arrange|mandatory|improved?|proper|receive|need|run|ongoing|annual|safety|security|staff|awareness|team|operator|user|internal)( [\w-]+){0,3} training|(?<=^\W*)training\b|training (for|of|on|to|sessions?|about)|(re-?)?train (the |our |all |new |every |on-?call|staff|engineers|operators|team|people|everyone|developers|users|ourselves|admins?)|(re-?)?(educat\w+|remind\w*|refamiliari[sz]\w*|familiari[sz]\w*|re-?train\w*) (the |our |all |everyone|staff|people|engineers|developers|operators|ourselves|users|team|themselves|each other|new|every)|(must|should|will|to|shall|needs? to) be (reminded|re-?trained|trained|made aware|educated|re-?briefed|instructed|coached)|reminders? (to|for) (the |our |all |everyone|staff|engineers|developers|operators|team|people|be |check|not)|(be|being|stay|remain) (more |extra |very |much |especially |particularly |a bit more |a lot more )*(careful|vigilant|cautious|mindful|diligent|attentive|aware)|double[- ]check\w*|pay (more |closer |extra |special |better )?attention|(take|exercise|use) (more |extra |greater |better |special )*(care|caution)\b(?! of)|(more|extra|greater) (care|caution|vigilance|diligence|attention)|rais(e|ing) awareness|(watch|monitor|check|read|review|look|handle|treat|test|proceed|verify|inspect)\b.{0,40}? (very |more |extra )?(carefully|with care|cautiously))\b", Phrases.Options)]
    private static partial Regex Fix();

    [GeneratedRegex(@"\b(should|need|needs|must|will|have to|has to|let's|going to|ought|know to|want to|plan to|required|in future|in the future|next time|from now on|going forward)\b|^\W*(be |always |remind|train|re-?train|more |better |double|pay |take |educate|raise |provide |additional |careful)", Phrases.Options)]
    private static partial Regex Proposal();

    [GeneratedRegex(@"\btraining (data|jobs?|sets?|runs?|clusters?|models?|pipelines?|environments?|workloads?|loss|examples?|nodes?)\b|\bpre-?train|\bmodel training\b", Phrases.Options)]
    private static partial Regex NotPeople();
}
