using Debrief.Lint.Actions;

namespace Debrief.Lint.Rules.ActionItems;

public sealed class NotVerifiable() : ActionRule("PM074", "not-verifiable", Lint.Category.Action, Level.Suggestion)
{
    public override string Why => "Done is then a matter of opinion.";
    public override string Question => "How will a reader see that it is done, and who shows it where?";

    public override void Check(ActionItem item, Report report)
    {
        if (item is { IsListed: true, IsDone: false, Outcome: Outcome.Not, Verb: Verb.Concrete }) report.Add(item.Span);
    }
}
