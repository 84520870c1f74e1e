using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Features.Notifications;

/// <summary>Decides who is to be reminded of what: one node at a time, everything of a tick in one transaction, nothing twice.</summary>
internal static class Deciding
{
    /// <summary>Any number will do, as long as it stays the same for ever.</summary>
    private const long Lock = 0x64656272_72656d69;

    /// <summary>No rhythm is longer, so nothing older can be decided again.</summary>
    private const int LongestRhythm = 2 * ReminderRules.Nudging;

    extension(DebriefDb db)
    {
        /// <summary>Writes the digests that are due at this instant. Returns how many; 0 also when another node is at it.</summary>
        public async Task<int> DecideRemindersAsync(DateTimeOffset now, string host, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (!(await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({Lock}) as \"Value\"").ToListAsync(ct))[0]) return 0;

            var days = await db.DaysToTellAsync(now, ct);
            if (days.Count == 0) return 0;

            var digests = await db.DueByPersonAsync(days, DateOnly.FromDateTime(now.UtcDateTime), ct);
            foreach (var (person, reminders) in digests)
            {
                var mail = new OutgoingMail { PersonId = person, On = days[person], MessageId = $"{Guid.CreateVersion7():N}@{host}", CreatedAt = now, NextAttemptAt = now };
                mail.Reminders.AddRange(reminders.Select(due => new Reminder { ActionItemId = due.ActionItemId, PersonId = person, Kind = due.Kind, On = due.On, MailId = mail.Id }));
                db.OutgoingMails.Add(mail);
            }
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return digests.Count;
        }

        /// <summary>Who can be reached now and got nothing yet on their day.</summary>
        private async Task<Dictionary<Guid, DateOnly>> DaysToTellAsync(DateTimeOffset now, CancellationToken ct)
        {
            var hours = await db.WorkingHours.AsNoTracking().ToDictionaryAsync(hours => hours.PersonId, ct);
            var zones = await db.Accounts.Where(account => account.Zone != null).ToDictionaryAsync(account => account.PersonId, account => account.Zone!, ct);
            var people = await db.People.Here.Where(person => person.Email != null).Select(person => person.Id).ToListAsync(ct);
            var days = people.Select(person => (person, day: (hours.GetValueOrDefault(person) ?? Notifications.WorkingHours.Usual(person, zones.GetValueOrDefault(person))).DayAt(now))).Where(row => row.day is not null).ToDictionary(row => row.person, row => row.day!.Value);
            var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-2);
            foreach (var told in await db.OutgoingMails.Where(mail => mail.On >= since).Select(mail => new { mail.PersonId, mail.On }).ToListAsync(ct))
            {
                if (days.TryGetValue(told.PersonId, out var day) && day <= told.On) days.Remove(told.PersonId);
            }
            return days;
        }

        private async Task<Dictionary<Guid, List<DueReminder>>> DueByPersonAsync(Dictionary<Guid, DateOnly> days, DateOnly today, CancellationToken ct)
        {
            var (policies, reach) = ((await db.HouseSettingsAsync(ct)).Policies, await Reach.OfAsync(db, ct));
            var oldest = today.AddDays(-LongestRhythm - 2);
            var decided = (await db.Reminders.Where(reminder => reminder.On >= oldest).Select(reminder => new { reminder.ActionItemId, reminder.PersonId, reminder.Kind, reminder.On }).ToListAsync(ct))
                .Select(row => new DueReminder(row.ActionItemId, row.PersonId, row.Kind, row.On)).ToHashSet();
            var snoozed = (await db.Snoozes.AsNoTracking().Where(snooze => snooze.Until >= today.AddDays(-1)).ToListAsync(ct)).ToDictionary(snooze => (snooze.ActionItemId, snooze.PersonId), snooze => snooze.Until);

            var due = new Dictionary<Guid, List<DueReminder>>();
            foreach (var facts in await db.ActionFactsAsync(ct))
            {
                // Each person's own day decides; those who can't be reached now are asked again when they can.
                foreach (var day in days.Values.Distinct())
                {
                    foreach (var reminder in ReminderRules.DueOn(facts, day, policies.EscalateAfterDays, person => reach.CanBeTold(person, facts.IncidentId)))
                    {
                        if (!days.TryGetValue(reminder.PersonId, out var own) || own != day || decided.Contains(reminder)) continue;
                        if (snoozed.TryGetValue((reminder.ActionItemId, reminder.PersonId), out var until) && until >= day) continue;
                        if (!due.TryGetValue(reminder.PersonId, out var list)) due[reminder.PersonId] = list = [];
                        list.Add(reminder);
                    }
                }
            }
            return due;
        }

        private async Task<List<ActionFacts>> ActionFactsAsync(CancellationToken ct)
        {
            var checks = db.WeeklyChecks;
            var rows = await db.AllActionItems.Where(item => item.State != ActionState.Verified && item.State != ActionState.Abandoned && item.Incident.TrashedAt == null && item.Incident.MergedIntoId == null && !item.Incident.IsSample)
                .Select(item => new
                {
                    item.Id, item.IncidentId, item.State, item.IsProject, item.DueOn, item.CreatedAt, item.DoneAt, item.VerifyOn, item.OwnerId, item.VerifierId, item.Incident.LeadId, item.Incident.ReviewedAt,
                    CheckerId = checks.Where(check => check.IncidentId == item.IncidentId).Select(check => (Guid?)check.PersonId).FirstOrDefault(),
                    ChallengedAt = item.Challenges.Where(challenge => challenge.AnsweredAt == null).Min(challenge => (DateTimeOffset?)challenge.At),
                }).ToListAsync(ct);
            return rows.ConvertAll(row => new ActionFacts(
                row.Id, row.IncidentId, row.State, row.IsProject, row.DueOn, Day(row.ReviewedAt > row.CreatedAt ? row.ReviewedAt.Value : row.CreatedAt), Day(row.DoneAt), row.VerifyOn, row.OwnerId, row.VerifierId, row.LeadId,
                row.CheckerId ?? row.LeadId, Day(row.ChallengedAt)));
        }
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static DateOnly? Day(DateTimeOffset? at) => at is { } known ? Day(known) : null;
}

/// <summary>Who is here, has an address, and may see which restricted incident.</summary>
internal sealed class Reach
{
    private HashSet<Guid> people = [], restricted = [];
    private HashSet<(Guid Incident, Guid Person)> viewers = [];

    public bool CanBeTold(Guid person, Guid incident) => people.Contains(person) && (!restricted.Contains(incident) || viewers.Contains((incident, person)));

    public static async Task<Reach> OfAsync(DebriefDb db, CancellationToken ct)
    {
        var closed = db.AllIncidents.Where(incident => incident.Visibility == Visibility.Restricted);
        return new()
        {
            people = await db.People.Here.Where(person => person.Email != null).Select(person => person.Id).ToHashSetAsync(ct),
            restricted = await closed.Select(incident => incident.Id).ToHashSetAsync(ct),
            viewers = (await closed.SelectMany(incident => incident.Viewers).Select(viewer => new { viewer.IncidentId, viewer.PersonId }).ToListAsync(ct)).Select(viewer => (viewer.IncidentId, viewer.PersonId)).ToHashSet(),
        };
    }
}
