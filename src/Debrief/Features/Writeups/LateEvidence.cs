using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Ui;

namespace Debrief.Features.Writeups;

/// <summary>Evidence that arrived when the text stood already: offered line by line, put in only where a person says so.</summary>
internal static class LateEvidence
{
    public static void MapInsertions(this IEndpointRouteBuilder writing) => writing.MapPost("/insertions", Insert);

    extension(DebriefDb db)
    {
        /// <summary>What the text never told. A line that its author took out again is not offered a second time.</summary>
        public async Task<IReadOnlyList<LateEvent>> LateEventsAsync(Incident incident, Writeup writeup, TimeZoneInfo zone, CancellationToken ct)
        {
            var late = LateEvents.Of(writeup.Text, incident.DraftFacts(zone), await db.DraftEventsAsync(incident, ct));
            if (late.Count == 0) return late;

            string[] ids = [.. late.Select(told => told.Event.Id)];
            var told = await db.Database.SqlQuery<string>($"select id as \"Value\" from unnest({ids}) id where exists (select from document_changes where writeup_id = {writeup.Id} and position('#event-' || id || ')' in change::text) > 0)").ToListAsync(ct);
            return [.. late.Where(found => !told.Contains(found.Event.Id))];
        }
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Insert(int number, IFormCollection form, CurrentUser user, DebriefDb db, ReaderZone zone, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.OfAsync(incident, ct) is not { } writeup) return TypedResults.NotFound();

        // The places are found in the newest text, so nobody's words can be lost to an old page.
        var chosen = (await db.LateEventsAsync(incident, writeup, zone.Zone, ct)).Where(late => form["Event"].Contains(late.Event.Id)).ToList();
        if (chosen.Count > 0) await db.SaveTextAsync(writeup, writeup.Version, LateEvents.Insert(writeup.Text, chosen), user, clock.Now, ct);
        return TypedResults.Redirect($"{incident.Path}/writeup");
    }
}
