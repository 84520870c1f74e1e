using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Ui;

namespace Debrief.Pages.Reading;

internal static class ReadingPages
{
    public static void MapReadingPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/postmortems/{number:int}", Read);
        routes.MapGet("/postmortems/{number:int}.md", Download);
    }

    private static async Task<Results<RazorComponentResult<ReadingPage>, NotFound>> Read(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Publications.AsNoTracking().Of(incident).Include(found => found.PublishedBy).CurrentAsync(ct) is not { } publication) return TypedResults.NotFound();

        var article = new Article(
            publication, await db.Writeups.AsNoTracking().Include(writeup => writeup.Author).OfAsync(incident, ct),
            await db.PickedEvents(incident).AsNoTracking().ToListAsync(ct),
            await db.Publications.AsNoTracking().Of(incident).Where(earlier => earlier.Correction != null && earlier.WithdrawnAt == null).OrderByDescending(earlier => earlier.Number).ToListAsync(ct),
            await db.DrawingAsync(incident, ct),
            await db.ContributingFactors.AsNoTracking().Of(incident).InOrder.ToListAsync(ct), await db.Beliefs.AsNoTracking().Of(incident).ToListAsync(ct));
        return ReadingPage.Render(incident, article, user, clock.Now);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Download(int number, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Publications.AsNoTracking().Of(incident).CurrentAsync(ct) is not { } publication) return TypedResults.NotFound();

        var file = await db.ExportAsync(incident, publication, ct);
        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(file.Write()), "text/markdown; charset=utf-8", $"{incident.Name}.md");
    }
}

/// <summary>What readers get, and what stands around it.</summary>
public sealed record Article(Publication Publication, Writeup? Writeup, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Publication> Corrections, DefenceDrawing Drawing, IReadOnlyList<ContributingFactor> Factors, IReadOnlyList<Belief> Beliefs)
{
    public int MinutesToRead => Math.Max(1, Publication.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length / 220);
}
