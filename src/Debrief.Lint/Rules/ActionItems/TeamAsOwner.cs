using Debrief.Lint.Actions;

namespace Debrief.Lint.Rules.ActionItems;

public sealed class TeamAsOwner() : ActionRule("PM072", "team-owner", Lint.Category.Action, Level.Suggestion)
{
    public override string Why => "When a team owns it, each of them waits for another.";
    public override string Question => "Which one person in the team will say that it is done?";

    public override void Check(ActionItem item, Report report)
    {
        if (item is { IsListed: true, IsDone: false, Owner.Kind: OwnerKind.Team }) report.Add(item.Owner.Span.Length > 0 ? item.Owner.Span : item.Span);
    }
}
