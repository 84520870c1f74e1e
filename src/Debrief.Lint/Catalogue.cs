using Debrief.Lint.Rules.ActionItems;
using Debrief.Lint.Rules.Agency;
using Debrief.Lint.Rules.Blame;
using Debrief.Lint.Rules.Causes;
using Debrief.Lint.Rules.Hindsight;
using Debrief.Lint.Rules.Questions;
using Debrief.Lint.Rules.Shape;
using Debrief.Lint.Rules.Vagueness;

namespace Debrief.Lint;

/// <summary>Every rule there is, in the order of the codes.</summary>
public static class Catalogue
{
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new Judgement(), new PersonShouldHave(), new PersonFailedTo(), new VendorAsCause(), new PersonNamed(),
        new ShouldHave(), new IfOnly(), new HindsightMarker(),
        new HumanErrorAsCause(), new TrainingAsFix(),
        new SingleRootCause(), new ThinCause(),
        new VagueClaim(), new BoilerplateFinding(), new AbstractAccount(),
        new HedgedAnalysis(),
        new AgentlessTrigger(), new MistakesWereMade(),
        new WeakAction(), new NoOwner(), new TeamAsOwner(), new NoDeadline(), new NotVerifiable(), new NumberOfActions(), new LongAction(),
        new WhyQuestion(),
        new LogStyle(), new WallOfText(), new UnexplainedAcronym(), new MissingSection(), new IgnoreWithoutReason(),
        new GoodPractice(),
    ];

    /// <summary>The rule with a code or a name, in any case; null when there is none.</summary>
    public static Rule? Find(string codeOrName) =>
        Rules.FirstOrDefault(rule => string.Equals(rule.Code, codeOrName, StringComparison.OrdinalIgnoreCase) || string.Equals(rule.Name, codeOrName, StringComparison.OrdinalIgnoreCase));
}
