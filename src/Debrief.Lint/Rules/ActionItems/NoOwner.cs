using Debrief.Lint.Actions;

namespace Debrief.Lint.Rules.ActionItems;

public sealed class NoOwner() : ActionRule("PM071", "no-owner", Lint.Category.Action, Level.Warning)
{
    public override string Why => "What nobody owns, nobody does.";
    public override string Question => "Which person will say that it is done?";

    public override void Check(ActionItem item, Report report)
    {
        if (item is { IsListed: true, IsDone: false, Owner.Kind: OwnerKind.None }) report.Add(item.FirstWord);
    }
}
