using System.Text.RegularExpressions;
using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Ui;

namespace Debrief.Pages.Writing;

internal static partial class WritingPages
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
            await db.People.AsNoTracking().Here.ByName.ToListAsync(ct), await CitedAsync(db, incident, writeup.Text, zone, ct),
            user.MayWrite ? (await db.LateEventsAsync(incident, writeup, zone.Zone, ct)).Count : 0);
        return WriteupPage.Render(incident, writeup, desk, user, clock.Now);
    }

    /// <summary>The clock times of the events that the text cites, by their anchor: the editor shows those and not the anchors.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> CitedAsync(DebriefDb db, Incident incident, string text, ReaderZone zone, CancellationToken ct)
    {
        var cited = Citation().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
        if (cited.Count == 0) return new Dictionary<string, string>();

        var events = await db.PickedEvents(incident).AsNoTracking().Where(found => cited.Contains(found.PublicId)).Select(found => new { found.PublicId, found.At }).ToListAsync(ct);
        return events.ToDictionary(found => found.PublicId, found => Wording.Clock(zone.Local(found.At)));
    }

    [GeneratedRegex(@"\]\(#event-([a-z0-9]+)\)")]
    private static partial Regex Citation();
}

/// <summary>What lies around the text.</summary>
/// <param name="Late">How many events came after the draft and are not told.</param>
public sealed record Desk(
    PublishReport Report, IReadOnlyList<DocumentPart> Parts, IReadOnlyList<OpenQuestion> Questions, Publication? Published, IReadOnlyList<Person> People, IReadOnlyDictionary<string, string> Cited, int Late)
{
    public bool IsDone(DocumentPart part) => part.Parts.Count == 0 || !Report.Refusals.Any(refusal => refusal.Part is { } refused && part.Parts.Contains(refused));
}
