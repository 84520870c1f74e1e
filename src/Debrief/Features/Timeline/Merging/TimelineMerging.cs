namespace Debrief.Features.Timeline;

/// <summary>Two incidents turned out to be one: their timelines become one too.</summary>
internal static class TimelineMerging
{
    /// <summary>Moves everything that one incident's timeline holds into another's. An event that both have stays once, with the evidence of both, and picked if either was. Call inside a transaction.</summary>
    public static async Task BringTimelineAsync(this DebriefDb db, Guid from, Guid into, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({into.ToString()}, 4))", ct);
        await db.Database.ExecuteSqlAsync($"""
            create temporary table doubles on commit drop as
            select gone.id as gone, kept.id as kept from timeline_events gone
            join timeline_events kept on kept.public_id = gone.public_id and kept.incident_id = {into} where gone.incident_id = {from}
            """, ct);
        await db.Database.ExecuteSqlAsync($"update evidence set event_id = doubles.kept from doubles where event_id = doubles.gone", ct);
        await db.Database.ExecuteSqlAsync($"update attachments set event_id = doubles.kept from doubles where event_id = doubles.gone", ct);
        await db.Database.ExecuteSqlAsync($"""
            update decision_points set event_id = doubles.kept from doubles where event_id = doubles.gone and not exists (select from decision_points other where other.event_id = doubles.kept)
            """, ct);
        await db.Database.ExecuteSqlAsync($"update timeline_events set merged_into_id = doubles.kept from doubles where merged_into_id = doubles.gone", ct);
        await db.Database.ExecuteSqlAsync($"""
            update timeline_events kept set picked_at = gone.picked_at, picked_by_id = gone.picked_by_id
            from doubles join timeline_events gone on gone.id = doubles.gone where kept.id = doubles.kept and kept.picked_at is null and gone.picked_at is not null
            """, ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into event_keys (incident_id, key, event_id)
            select {into}, key, coalesce(doubles.kept, event_id) from event_keys left join doubles on doubles.gone = event_id where incident_id = {from} on conflict do nothing
            """, ct);
        await db.Database.ExecuteSqlAsync($"delete from event_keys where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"delete from milestones where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"delete from event_conflicts where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"delete from timeline_events where id in (select gone from doubles)", ct);
        await db.Database.ExecuteSqlAsync($"update timeline_events set incident_id = {into} where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"update uploads set incident_id = {into} where incident_id = {from}", ct);
        await db.ProposeAsync(into, ct);
    }
}
