using Debrief.Lint.Actions;

namespace Debrief.Lint.Rules.ActionItems;

public sealed class NoDeadline() : ActionRule("PM073", "no-deadline", Lint.Category.Action, Level.Warning)
{
    public override string Why => "Without a day it competes with everything and loses.";
    public override string Question => "By when? If that is more than two weeks away it is a project: what can stand in two weeks?";

    public override void Check(ActionItem item, Report report)
    {
        if (item is { IsListed: true, IsDone: false, Deadline.IsGiven: false }) report.Add(item.Deadline.Span.Length > 0 ? item.Deadline.Span : item.LastWord);
    }
}
