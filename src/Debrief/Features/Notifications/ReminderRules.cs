using Debrief.Features.ActionItems;

namespace Debrief.Features.Notifications;

/// <summary>Why someone is reminded. The first that applies to an action is the one that is said.</summary>
public enum ReminderKind { Overdue, Challenged, Unverified, Escalated, Unpromised, DueSoon, Nudge, WeeklyCheck }

/// <summary>What deciding looks at; nothing of it is a text.</summary>
/// <param name="LeadId">Of the incident; who is told when nobody else can be.</param>
/// <param name="CheckerId">Who looks at the incident's actions once a week.</param>
/// <param name="ChallengedOn">Since when a challenge waits for an answer.</param>
public sealed record ActionFacts(
    Guid Id, Guid IncidentId, ActionState State, bool IsProject, DateOnly? DueOn, DateOnly BegunOn, DateOnly? DoneOn, DateOnly? VerifyOn, Guid? OwnerId, Guid? VerifierId, Guid? LeadId, Guid? CheckerId, DateOnly? ChallengedOn);

/// <summary>One person, one action, one reason, one day of its rhythm: what may be decided once and never again.</summary>
public readonly record struct DueReminder(Guid ActionItemId, Guid PersonId, ReminderKind Kind, DateOnly On);

/// <summary>What is due on a day. Looks at nothing but its arguments, so that half a year can be lived through in a second; a day that was slept through is made up for once.</summary>
public static class ReminderRules
{
    public const int Weekly = 7, Nudging = 14, SoonDays = 2, AskAfterDays = 3;

    /// <param name="canBeTold">Whether a person is here, has an address, and may see the incident.</param>
    public static IEnumerable<DueReminder> DueOn(ActionFacts action, DateOnly today, int escalateAfterDays, Func<Guid, bool> canBeTold)
    {
        if (action.State is ActionState.Verified or ActionState.Abandoned) yield break;

        var (owner, lead) = (Told(action.OwnerId, canBeTold), Told(action.LeadId, canBeTold));
        foreach (var (kind, person, on) in action.State == ActionState.Done ? WhenDone(action, owner, lead, today, escalateAfterDays, canBeTold) : WhenOpen(action, owner, lead, today, escalateAfterDays))
        {
            if (person is { } told && on is { } day) yield return new(action.Id, told, kind, day);
        }
        if (Told(action.CheckerId, canBeTold) is { } checker) yield return new(action.Id, checker, ReminderKind.WeeklyCheck, today.AddDays(-(((int)today.DayOfWeek + 6) % 7)));
    }

    private static IEnumerable<(ReminderKind, Guid?, DateOnly?)> WhenOpen(ActionFacts action, Guid? owner, Guid? lead, DateOnly today, int escalateAfterDays)
    {
        if (owner is null || action.DueOn is null) yield return (ReminderKind.Unpromised, lead, Latest(action.BegunOn.AddDays(AskAfterDays), Weekly, today));
        if (action.ChallengedOn is { } challenged) yield return (ReminderKind.Challenged, owner ?? lead, Latest(challenged.AddDays(1), Weekly, today));
        if (action.DueOn is { } due)
        {
            yield return (ReminderKind.DueSoon, owner, due >= today && due.AddDays(-SoonDays) <= today ? due.AddDays(-SoonDays) : null);
            yield return (ReminderKind.Overdue, owner, Latest(due.AddDays(1), Weekly, today));
            yield return (ReminderKind.Escalated, lead == owner ? null : lead, Latest(due.AddDays(escalateAfterDays), Weekly, today));
        }
        yield return (ReminderKind.Nudge, owner, Latest(action.BegunOn.AddDays(Nudging), action.IsProject ? 2 * Nudging : Nudging, today));
    }

    private static IEnumerable<(ReminderKind, Guid?, DateOnly?)> WhenDone(ActionFacts action, Guid? owner, Guid? lead, DateOnly today, int escalateAfterDays, Func<Guid, bool> canBeTold)
    {
        var first = action.VerifyOn ?? (action.DoneOn ?? action.BegunOn).AddDays(AskAfterDays);
        var asked = Told(action.VerifierId, canBeTold) ?? owner ?? lead;
        yield return (ReminderKind.Unverified, asked, Latest(first, Weekly, today));
        yield return (ReminderKind.Escalated, lead == asked ? null : lead, Latest(first.AddDays(escalateAfterDays), Weekly, today));
        if (action.ChallengedOn is { } challenged) yield return (ReminderKind.Challenged, owner ?? lead, Latest(challenged.AddDays(1), Weekly, today));
    }

    /// <summary>The last day of a rhythm that has come; null before its first.</summary>
    private static DateOnly? Latest(DateOnly first, int every, DateOnly today) => today < first ? null : today.AddDays(-((today.DayNumber - first.DayNumber) % every));

    private static Guid? Told(Guid? person, Func<Guid, bool> canBeTold) => person is { } id && canBeTold(id) ? id : null;
}
