namespace Debrief.Features.Analysis;

/// <summary>Two incidents turned out to be one: what was found about the first belongs to the second.</summary>
internal static class AnalysisMerging
{
    /// <summary>Call inside a transaction, before the timelines become one: events that both have are still two. Answers that both gave stay, each with its own.</summary>
    public static async Task BringAnalysisAsync(this DebriefDb db, Guid from, Guid into, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({into.ToString()}, 8))", ct);
        await db.Database.ExecuteSqlAsync($"""
            update factor_events shown set event_id = kept.id from timeline_events gone join timeline_events kept on kept.public_id = gone.public_id and kept.incident_id = {into}
            where gone.incident_id = {from} and shown.event_id = gone.id and not exists (select from factor_events other where other.factor_id = shown.factor_id and other.event_id = kept.id)
            """, ct);
        await db.Database.ExecuteSqlAsync($"""
            update beliefs set event_id = kept.id from timeline_events gone join timeline_events kept on kept.public_id = gone.public_id and kept.incident_id = {into}
            where gone.incident_id = {from} and beliefs.event_id = gone.id
            """, ct);
        await db.Database.ExecuteSqlAsync($"""
            update contributing_factors set incident_id = {into}, number = number + (select coalesce(max(number), 0) from contributing_factors where incident_id = {into}) where incident_id = {from}
            """, ct);
        await db.Database.ExecuteSqlAsync($"update held_layers set incident_id = {into} where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"update beliefs set incident_id = {into} where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"update hypotheses set incident_id = {into} where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"update why_nodes set incident_id = {into} where incident_id = {from}", ct);
        await db.Database.ExecuteSqlAsync($"""
            update question_answers set incident_id = {into} where incident_id = {from} and not exists (select from question_answers other where other.incident_id = {into} and other.question = question_answers.question)
            """, ct);
    }
}
