using Debrief.Data;
using Microsoft.EntityFrameworkCore;

namespace Debrief.Bench.Actions;

/// <summary>Four actions for each post-mortem, as years of use would have left them: most over, some open, some late, some done and unseen.</summary>
internal static class Promises
{
    public static async Task WriteAsync(DebriefDb db, int count)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(2));
        await db.Database.ExecuteSqlAsync($"update people set email = 'person' || row_number || '@example.org' from (select id as found, row_number() over (order by id) from people) as numbered where found = id");
        await db.Database.ExecuteSqlAsync($"""
            with incident as (select id, lead_id, occurred_at, row_number() over (order by number) as at, count(*) over () as many from incidents),
                 person as (select id, row_number() over (order by id) as at, count(*) over () as many from people)
            insert into action_items (id, incident_id, text, owner_id, due_on, times_moved, kind, rank, is_project, state, created_at, done_at)
            select gen_random_uuid(), incident.id,
                (array['Add an alert for pool wait above ', 'Page when replication lag passes ', 'Refuse a deploy that needs more than ', 'Cap the retries of the client at '])[1 + action % 4] || action || ' s in ' || (array['the ledger', 'checkout', 'the vault', 'search'])[1 + (action / 4) % 4],
                person.id, current_date + (action * 7919 % 60) - 40, action % 3, (array['Fix', 'Prevent', 'Detect', 'Mitigate', 'Respond'])[1 + action % 5], 1 + action % 4, action % 40 = 0,
                (array['Open', 'InProgress', 'Done', 'Verified', 'Verified', 'Verified', 'Abandoned', 'Verified'])[1 + action % 8], incident.occurred_at + interval '3 days',
                case when action % 8 in (2, 3, 4, 5, 7) then incident.occurred_at + interval '10 days' end
            from generate_series(0, {count} - 1) as action
            join incident on incident.at = 1 + action % incident.many join person on person.at = 1 + action * 13 % person.many
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into done_criteria (id, action_item_id, text, place, met_at)
            select gen_random_uuid(), id, 'It fires in the game day within ' || place || ' minutes', place, done_at from action_items, generate_series(1, 2) as place
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into challenges (id, action_item_id, text, by_id, at) select gen_random_uuid(), id, 'Would it have fired that night?', owner_id, now() from action_items where number % 50 = 0
            """);
        await db.Database.ExecuteSqlRawAsync("vacuum analyze");
    }
}
