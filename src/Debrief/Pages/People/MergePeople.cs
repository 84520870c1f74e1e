using Debrief.Features.Incidents;
using Debrief.Features.Settings;

namespace Debrief.Pages.People;

internal static class MergePeople
{
    public static void MapPeoplePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{PeopleEndpoints.Path}/{{id:guid}}/merge", ShowWhatChanges).RequireAuthorization(Rights.Administer);
        routes.MapPersonAliases();
    }

    private static async Task<Results<RazorComponentResult<MergePage>, NotFound>> ShowWhatChanges(Guid id, Guid? into, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        var both = await db.People.AsNoTracking().Where(it => (it.Id == id || it.Id == into) && it.MergedIntoId == null).ToListAsync(ct);
        if (both.Find(it => it.Id == id) is not { } person || both.Find(it => it.Id == into && it.Id != id) is not { } other) return TypedResults.NotFound();

        var aliases = await db.PersonAliases.AsNoTracking().Where(alias => alias.PersonId == id).OrderBy(alias => alias.Source).ToListAsync(ct);
        var incidents = await db.IncidentsSeenBy(user).AsNoTracking()
            .Where(incident => incident.LeadId == id || incident.Responders.Any(responder => responder.PersonId == id)).NewestFirst.Take(MergePage.Shown + 1).ToListAsync(ct);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(it => it.PersonId == id, ct);
        return MergePage.Render(person, other, aliases, incidents, blocked: account is not null);
    }
}
