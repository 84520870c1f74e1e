using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Writeups;
using Debrief.Ui;

namespace Debrief.Pages.Writing;

internal static class WritingPages
{
    public static void MapWritingPages(this IEndpointRouteBuilder routes) => routes.MapGet("/incidents/{number:int}/writeup", Show);

    private static async Task<Results<RazorComponentResult<WriteupPage>, RazorComponentResult<StartPage>, NotFound>> Show(
        int number, CurrentUser user, DebriefDb db, ReaderZone zone, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();

        var templates = await db.TemplatesAsync(ct);
        var writeup = await db.Writeups.AsNoTracking().Include(found => found.Author).Include(found => found.SavedBy).OfAsync(incident, ct);
        if (writeup is null) return StartPage.Render(incident, templates, user, clock.Now);

        var template = templates.FirstOrDefault(known => known.Name == writeup.Template) ?? Template.BuiltIn(TemplateKind.Standard);
        var desk = new Desk(
            PublishChecks.Run(template, writeup.Text, incident.DraftFacts(zone.Zone)),
            DocumentParts.Of(writeup.Text), Questions.OpenQuestions(writeup.Text),
            await db.Publications.AsNoTracking().Of(incident).CurrentAsync(ct),
            await db.People.AsNoTracking().Here.ByName.ToListAsync(ct));
        return WriteupPage.Render(incident, writeup, desk, user, clock.Now);
    }
}

/// <summary>What lies around the text.</summary>
public sealed record Desk(PublishReport Report, IReadOnlyList<DocumentPart> Parts, IReadOnlyList<OpenQuestion> Questions, Publication? Published, IReadOnlyList<Person> People)
{
    public bool IsDone(DocumentPart part) => part.Parts.Count == 0 || !Report.Refusals.Any(refusal => refusal.Part is { } refused && part.Parts.Contains(refused));
}
