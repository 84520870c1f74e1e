using System.Net.Mail;
using Debrief.Features.Incidents;

namespace Debrief.Features.Notifications;

/// <summary>Sends what waits. A mail is claimed for some minutes first; a node that dies with it lets go when they are over, and the next one sends it under the same Message-ID.</summary>
internal static class Delivery
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    extension(DebriefDb db)
    {
        /// <returns>Whether to go on: false when nothing was waiting, and when the mail server said no, because it would say so to the next one too.</returns>
        public async Task<bool> DeliverOneAsync(IMailRoute route, string address, DateTimeOffset now, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            var until = now + Claim;
            var claimed = await db.Database.SqlQuery<Guid>($"""
                update outgoing_mails set next_attempt_at = {until}
                where id = (
                    select id from outgoing_mails where sent_at is null and dropped_at is null and next_attempt_at <= {now}
                    order by next_attempt_at limit 1 for update skip locked)
                returning id as "Value"
                """).ToListAsync(ct);
            if (claimed is not [var id]) return false;

            var mail = await db.OutgoingMails.Include(found => found.Person).SingleAsync(found => found.Id == id, ct);
            try
            {
                if (await db.TextOfAsync(mail, address, ct) is { } text)
                {
                    await route.SendAsync(mail.Person.Email!, mail.MessageId, text, now, ct);
                    mail.Sent(now);
                }
                else
                {
                    mail.Drop(now);
                }
            }
            catch (Exception problem) when (problem is SmtpException or IOException or FormatException or UnauthorizedAccessException || (problem is OperationCanceledException && !ct.IsCancellationRequested))
            {
                mail.Failed(problem.InnerException?.Message is { } cause ? $"{problem.Message} {cause}" : problem.Message, now);
            }
            await db.SaveChangesAsync(ct);
            return mail.Problem is null;
        }

        /// <summary>Its words, from what is true and may be seen now; null when nothing of it is left.</summary>
        private async Task<MailText?> TextOfAsync(OutgoingMail mail, string address, CancellationToken ct)
        {
            if (mail.Person is not { IsHere: true, Email: not null }) return null;
            var user = new CurrentUser(mail.PersonId, mail.Person.Name, Role.Reader);
            var (reminders, seen) = (db.Reminders.Where(reminder => reminder.MailId == mail.Id), db.IncidentsSeenBy(user));
            var kinds = await reminders.Select(reminder => new { reminder.ActionItemId, reminder.Kind }).ToListAsync(ct);
            var ids = kinds.Select(row => row.ActionItemId).Distinct().ToList();
            var items = await db.Set<ActionItems.ActionItem>().AsNoTracking().Where(item => ids.Contains(item.Id) && seen.Any(incident => incident.Id == item.IncidentId))
                .Include(item => item.Incident).ThenInclude(incident => incident.Lead).Include(item => item.Owner).Include(item => item.Challenges).AsSplitQuery().ToDictionaryAsync(item => item.Id, ct);
            return Digest.Of(mail.Person, [.. kinds.Where(row => items.ContainsKey(row.ActionItemId)).Select(row => (row.Kind, items[row.ActionItemId]))], mail.On, address);
        }
    }
}
