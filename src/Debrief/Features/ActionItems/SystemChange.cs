using Debrief.Features.Analysis;
using Debrief.Features.Incidents;

namespace Debrief.Features.ActionItems;

/// <summary>
/// Whether an incident has changed the system, which is more than having been published: every action is verified, or abandoned with a reason, or goes on as a project,
/// and what was learned is where people will meet it. What is missing is said.
/// </summary>
public sealed record SystemChange(int Verified, int Encoded, IReadOnlyList<string> Missing)
{
    public bool HasChanged => Missing.Count == 0;

    public static SystemChange Of(IReadOnlyCollection<ActionItem> actions, IReadOnlyCollection<EncodedLesson> lessons, IReadOnlyCollection<ContributingFactor> factors)
    {
        var missing = new List<string>();
        if (actions.Count == 0) missing.Add("There is no action yet.");
        Say(missing, [.. actions.Where(item => item.IsOpen && !item.IsProject)], "is open", "are open");
        Say(missing, [.. actions.Where(item => item.State == ActionState.Done)], "is done but nobody has seen it work", "are done but nobody has seen them work");
        Say(missing, [.. actions.Where(item => item.IsChallenged && item.State != ActionState.Abandoned)], "is challenged and waits for an answer", "are challenged and wait for an answer");
        var verified = actions.Count(item => item.State == ActionState.Verified);
        if (actions.Count > 0 && missing.Count == 0 && verified == 0) missing.Add("No action was verified: nothing shows a change.");
        var covered = actions.Where(item => item.State != ActionState.Abandoned).SelectMany(item => item.Factors).Select(factor => factor.Id).ToHashSet();
        foreach (var factor in factors.Where(factor => factor.NoActionReason.Length == 0 && !covered.Contains(factor.Id))) missing.Add($"{factor.Name} has neither an action nor a reason not to act: “{factor.Text}”");
        foreach (var lesson in lessons.Where(lesson => lesson.EncodedAt is null)) missing.Add($"“{lesson.Learned}” was chosen for {lesson.Place.Word.ToLowerInvariant()} and has no link yet.");
        if (lessons.Count == 0) missing.Add("Nothing learned is in a runbook, an alert, a check or the docs yet.");
        return new(verified, lessons.Count(lesson => lesson.EncodedAt is not null), missing);
    }

    private static void Say(List<string> missing, List<ActionItem> items, string one, string many)
    {
        if (items.Count > 0) missing.Add($"{string.Join(", ", items.Select(item => item.Name))} {(items.Count == 1 ? one : many)}.");
    }
}
