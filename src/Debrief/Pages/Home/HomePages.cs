using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Writeups;

namespace Debrief.Pages.Home;

internal static class HomePages
{
    public static void MapHome(this IEndpointRouteBuilder routes) => routes.MapGet("/", Show);

    private static async Task<RazorComponentResult<HomePage>> Show(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var (writeups, publications, seen) = (db.Writeups, db.Publications, db.IncidentsSeenBy(user).AsNoTracking());
        var mine = seen.Where(incident => incident.LeadId == user.PersonId || writeups.Any(writeup => writeup.IncidentId == incident.Id && writeup.AuthorId == user.PersonId));
        var waiting = await mine.Where(incident => !publications.Any(publication => publication.IncidentId == incident.Id && publication.WithdrawnAt == null))
            .OrderBy(incident => incident.ReviewDueAt == null).ThenBy(incident => incident.ReviewDueAt).ThenByDescending(incident => incident.OccurredAt).Take(10)
            .Select(incident => new Waiting(incident, writeups.Any(writeup => writeup.IncidentId == incident.Id))).ToListAsync(ct);
        var read = await publications.AsNoTracking().Where(publication => publication.WithdrawnAt == null && !publications.Any(newer => newer.IncidentId == publication.IncidentId && newer.Number > publication.Number))
            .Join(seen, publication => publication.IncidentId, incident => incident.Id, (publication, incident) => new { incident.Number, publication.Title, publication.PublishedAt })
            .OrderByDescending(row => row.PublishedAt).Take(5).Select(row => new Published(row.Number, row.Title, row.PublishedAt)).ToListAsync(ct);
        var awaited = waiting.ConvertAll(row => row.Incident.Id);
        var recent = await seen.Where(incident => !awaited.Contains(incident.Id)).NewestFirst.Take(6).ToListAsync(ct);
        var soon = clock.Today.AddDays(7);
        var promised = await db.ActionItemsSeenBy(user).AsNoTracking().Include(item => item.Incident).Include(item => item.Challenges)
            .Where(item => (item.OwnerId == user.PersonId && (item.State == ActionState.Open || item.State == ActionState.InProgress) && (item.DueOn <= soon || item.Challenges.Any(challenge => challenge.AnsweredAt == null)))
                || (item.State == ActionState.Done && (item.VerifierId == user.PersonId || (item.VerifierId == null && item.OwnerId == user.PersonId))))
            .OrderBy(item => item.DueOn).ThenBy(item => item.Number).Take(10).ToListAsync(ct);
        return HomePage.Render(waiting, promised, read, recent, user, clock.Now);
    }
}

/// <summary>An incident whose story this person is expected to tell.</summary>
public sealed record Waiting(Incident Incident, bool IsBegun);

public sealed record Published(int Number, string Title, DateTimeOffset At);
