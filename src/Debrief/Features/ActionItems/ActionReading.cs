using Debrief.Features.Settings;
using Debrief.Lint;
using Debrief.Lint.Actions;
using Advised = Debrief.Lint.Actions.ActionItem;

namespace Debrief.Features.ActionItems;

/// <summary>What the coach reads in an action: advice with a reason, never a condition.</summary>
public sealed record ActionReading(Advised Read, IReadOnlyList<string> Missing, string? Advice)
{
    /// <summary>A sentence that may name owner and day itself, with what the fields beside it already say.</summary>
    public static ActionReading Of(string text, string? owner, DateOnly? dueOn, DateOnly reviewedOn, Policies policies)
    {
        var options = new LintOptions { ReviewedOn = reviewedOn, ProjectAfterDays = policies.DaysForAnAction };
        var read = ActionReader.Read(text.ReplaceLineEndings(" "), options: options);
        var missing = read.Missing.Where(what => !(what == "a person" && owner is not null) && !(what == "a day" && dueOn is not null)).ToList();
        return new(read, missing, Why(read, missing));
    }

    private static string? Why(Advised read, List<string> missing) => missing switch
    {
        _ when read.Verb == Verb.Vague => "A wish has no end. Which alert, test, limit or page will be there afterwards that is not there now?",
        _ when read.Outcome == Outcome.Not => "How will somebody else see that it is there: which number, name or behaviour?",
        _ when read.Owner.Kind == OwnerKind.Team && missing.Contains("a person") => "What belongs to a team belongs to nobody. Which one person will say that it is done?",
        _ when missing.Contains("a person") => "Which one person will say that it is done?",
        _ when missing.Contains("a day") => "By when? What needs longer than two weeks is a project.",
        _ => null,
    };
}
