using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Questions;

public sealed partial class WhyQuestion() : SentenceRule("PM080", "why-question", Lint.Category.Question, Level.Warning)
{
    public override Lex Triggers => Lex.Why;
    public override bool ReadsHeadings => true;
    public override string Why => "Asked why, people defend themselves; asked what and how, they tell what they saw.";
    public override string Question => "What led them there first, and how did it look from where they stood?";

    private static readonly Phrase Culprits = new(Who()), People = new(WhyPeople());

    public override void Check(Sentence sentence, Report report)
    {
        if (Culprits.FirstIn(sentence) is { } who && (sentence.EndsAsQuestion || sentence.Block.Kind == BlockKind.Heading || sentence.Plain.Length < 60))
            report.Add(who.Index, who.Length);
        else if (sentence.EndsAsQuestion && People.FirstIn(sentence) is { } why && IsAboutPeople(sentence, why)) report.Add(why.Index, why.Length);
        else if (sentence.EndsAsQuestion && WhySystem().Match(sentence.Plain) is { Success: true } system) report.For(this, Level.Suggestion, sentence).Add(system.Index, system.Length);
    }

    private static bool IsAboutPeople(Sentence sentence, Match why)
    {
        foreach (var group in (ReadOnlySpan<Group>)[why.Groups["who"], why.Groups["next"]])
        {
            var word = group.Success ? sentence.TokenAt(group.Index) : sentence.Tokens.Length;
            if (word < sentence.Tokens.Length && sentence.Classify(word).IsThirdParty()) return true;
        }
        return false;
    }

    [GeneratedRegex(@"\G(?:\bwho (approved|was responsible|is responsible|was to blame|is to blame|is at fault|was at fault|caused|broke|did this|did it|let (this|it)|allowed (this|it)|made (the|this) (mistake|error|change)|forgot|screwed|should have)\b|\b(person|people|individuals?|parties|party) (responsible|at fault|to blame)\b)", Phrases.Options)]
    private static partial Regex Who();

    [GeneratedRegex(@"\G(?:\bwhy (didn't|did|don't|wasn't|weren't|hasn't|hadn't|couldn't|wouldn't|was|were|have|haven't) (not )?(the |our |an? |any of )?(?<who>[\w@-]+)( (?<next>[\w@-]+))?)", Phrases.Options)]
    private static partial Regex WhyPeople();

    [GeneratedRegex(@"^\W*why (didn't|did|don't|wasn't|weren't|hasn't|was|were) ", Phrases.Options)]
    private static partial Regex WhySystem();
}
