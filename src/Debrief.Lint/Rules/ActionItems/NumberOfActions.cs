namespace Debrief.Lint.Rules.ActionItems;

public sealed class NumberOfActions() : DocumentRule("PM075", "number-of-actions", Lint.Category.Structure, Level.Suggestion)
{
    public override string Why => "Three to five actions get done; one is rarely enough, and of a dozen none is first.";
    public override string Question => "Which three to five change most, and which gap is left without one?";

    public override void Check(Document document, Report report)
    {
        var open = document.Actions.Count(item => item.IsListed);
        if (document.WordCount < 40 || open == 0 || (open >= document.Options.ActionItems.Least && open <= document.Options.ActionItems.Most)) return;
        report.Add(document.HeadingOf(Text.Section.Actions),
            question: open > document.Options.ActionItems.Most ? $"There are {open}: which {document.Options.ActionItems.Least} to {document.Options.ActionItems.Most} change most?" : null);
    }
}
