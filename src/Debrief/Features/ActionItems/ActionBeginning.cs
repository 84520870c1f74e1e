using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Features.ActionItems;

internal static class ActionBeginning
{
    extension(Incident incident)
    {
        /// <summary>The day from which the two weeks count: that of the review, else today.</summary>
        public DateOnly ReviewDay(TimeProvider clock) => DateOnly.FromDateTime((incident.ReviewedAt ?? clock.Now).UtcDateTime);
    }

    extension(DebriefDb db)
    {
        /// <summary>Adds an action with what its one line says: owner and day are taken from it where they are certain. The caller saves.</summary>
        public async Task<(ActionItem? Item, Refusal? Refusal)> BeginActionAsync(Incident incident, string text, CurrentUser user, Policies policies, TimeProvider clock, CancellationToken ct)
        {
            var (count, last) = (await db.AllActionItems.Of(incident).CountAsync(ct), await db.AllActionItems.Of(incident).MaxAsync(item => (int?)item.Rank, ct) ?? 0);
            if (count >= ActionItem.MostPerIncident) return (null, new TooManyActions());

            var reading = ActionReading.Of(text, null, null, incident.ReviewDay(clock), policies);
            var item = new ActionItem { IncidentId = incident.Id, Text = text, Rank = last + 1, CreatedAt = clock.Now };
            var due = reading.Read.Deadline.On is { } day && day >= clock.Today ? day : (DateOnly?)null;
            item.Promise(await db.MeantAsync(text.Trim(), reading.Read.Owner, ct), due, clock.Today);
            db.AllActionItems.Add(item);
            db.Record(incident.Id, user, "action_item.added", clock.Now, new { item.Id, item.OwnerId, item.DueOn });
            return (item, null);
        }

        /// <summary>Two incidents turned out to be one: their actions, lessons and asks become its. Call inside a transaction.</summary>
        public async Task BringActionsAsync(Guid from, Guid into, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"""
                update action_items set incident_id = {into}, rank = rank + (select coalesce(max(rank), 0) from action_items where incident_id = {into}) where incident_id = {from}
                """, ct);
            await db.Database.ExecuteSqlAsync($"update encoded_lessons set incident_id = {into} where incident_id = {from}", ct);
            await db.Database.ExecuteSqlAsync($"update asks set incident_id = {into} where incident_id = {from}", ct);
        }
    }
}
