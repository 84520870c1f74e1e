using Debrief.Lint.Actions;

namespace Debrief.Lint.Rules.ActionItems;

public sealed class LongAction() : ActionRule("PM076", "long-action", Lint.Category.Action, Level.Suggestion)
{
    public override string Why => "After two weeks the people have moved on; longer work is a project and wants to be tracked as one.";
    public override string Question => "What is the first part that can stand within two weeks?";

    public override void Check(ActionItem item, Report report)
    {
        if (item is { IsListed: true, IsDone: false, Deadline.IsLong: true }) report.Add(item.Deadline.Span.Length > 0 ? item.Deadline.Span : item.Span);
    }
}
