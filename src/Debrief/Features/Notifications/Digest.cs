using System.Globalization;
using System.Text;
using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;

namespace Debrief.Features.Notifications;

/// <summary>What a mail says.</summary>
public sealed record MailText(string Subject, string Body);

/// <summary>Everything that waits for one person on one day, in one mail. Each action stands once, for its weightiest reason.</summary>
internal static class Digest
{
    private static readonly (ReminderKind Kind, string Heading)[] Parts =
    [
        (ReminderKind.Overdue, "Over the day you promised"),
        (ReminderKind.Challenged, "Someone doubts it and waits for your answer"),
        (ReminderKind.Unverified, "Done, but nobody has seen it work"),
        (ReminderKind.Escalated, "Stuck: reminders have not helped, it may need a decision from you"),
        (ReminderKind.Unpromised, "Without a person, or without a day"),
        (ReminderKind.DueSoon, "Due in the next days"),
        (ReminderKind.Nudge, "How does it stand?"),
        (ReminderKind.WeeklyCheck, "This week's look at what is open"),
    ];

    /// <param name="items">With incident, its lead, and owner.</param>
    /// <returns>Null when nothing is left to say.</returns>
    public static MailText? Of(Person to, IReadOnlyCollection<(ReminderKind Kind, ActionItem Item)> items, DateOnly today, string address)
    {
        var once = items.Where(row => StillTrue(row.Kind, row.Item)).GroupBy(row => row.Item.Id).Select(rows => rows.MinBy(row => row.Kind)).OrderBy(row => row.Item.DueOn ?? DateOnly.MaxValue).ThenBy(row => row.Item.Number).ToList();
        if (once.Count == 0) return null;

        var body = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Hello {to.Name.Split(' ')[0]},\n");
        foreach (var (kind, heading) in Parts)
        {
            var rows = once.Where(row => row.Kind == kind).ToList();
            if (rows.Count == 0) continue;
            body.Append(CultureInfo.InvariantCulture, $"\n{heading}\n\n");
            foreach (var (_, item) in rows) body.Append(Line(kind, item, to, today, address));
        }
        body.Append(CultureInfo.InvariantCulture, $"\nOpen one to tick, move, hand over or snooze it. All of yours: {address}/actions\nWhen mail reaches you, and whether: {address}/account/reminders\n");
        var late = once.Count(row => row.Kind == ReminderKind.Overdue);
        return new($"{(once.Count == 1 ? "1 action waits" : $"{once.Count} actions wait")} for you{(late > 0 ? $", {late} overdue" : "")}", body.ToString());
    }

    private static bool StillTrue(ReminderKind kind, ActionItem item) => kind switch
    {
        ReminderKind.Unverified => item.State == ActionState.Done,
        ReminderKind.Challenged => item.IsChallenged,
        ReminderKind.Escalated or ReminderKind.WeeklyCheck => item.IsOpen || item.State == ActionState.Done,
        _ => item.IsOpen,
    };

    private static string Line(ReminderKind kind, ActionItem item, Person to, DateOnly today, string address)
    {
        var when = item.DueOn switch
        {
            null => "no day yet",
            { } due when item.IsOpen && due < today => string.Create(CultureInfo.InvariantCulture, $"due {due:d MMM}, {today.DayNumber - due.DayNumber} days over"),
            { } due => string.Create(CultureInfo.InvariantCulture, $"due {due:d MMM}"),
        };
        var whose = item.OwnerId == to.Id ? "" : item.Owner is { } owner ? $", {owner.Name}" : ", nobody yet";
        var asks = kind == ReminderKind.Nudge && item.Incident.Lead is { } lead && lead.Id != to.Id ? $"    {lead.Name}, who led {item.Incident.Name}, would like to know.\n" : "";
        return $"  {item.Name}  {item.Text}\n    {item.Incident.Name}, {when}{whose}\n{asks}    {address}{item.Incident.PathOf(item)}\n";
    }
}
