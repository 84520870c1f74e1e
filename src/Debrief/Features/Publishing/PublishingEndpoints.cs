using Debrief.Drafting;
using Debrief.Features.ActionItems;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Writeups;
using Debrief.Ui;

namespace Debrief.Features.Publishing;

internal static class PublishingEndpoints
{
    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var publishing = routes.MapGroup("/incidents/{number:int}").RequireAuthorization(Rights.Write);
        publishing.MapGet("/publish", ShowForm);
        publishing.MapPost("/publication", Publish);
        publishing.MapPost("/publication/withdrawal", Withdraw);
    }

    private static async Task<Results<RazorComponentResult<PublishPage>, RedirectHttpResult, NotFound>> ShowForm(
        int number, CurrentUser user, DebriefDb db, ReaderZone zone, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.AsNoTracking().OfAsync(incident, ct) is not { } writeup) return TypedResults.Redirect(incident.Path + "/writeup");

        var report = await db.ReportAsync(incident, writeup, zone.Zone, ct);
        var earlier = await db.Publications.AsNoTracking().Of(incident).Include(publication => publication.PublishedBy).OrderByDescending(publication => publication.Number).ToListAsync(ct);
        var found = await db.AnalysisViewAsync(incident, user, ct);
        IReadOnlyList<OpenEnd> open = found.IsEmpty ? [] : [.. Unexplained.Uncovered(found, await db.CoveringActionsAsync(incident, ct)), .. Unexplained.Of(found)];
        return PublishPage.Render(incident, writeup, report, earlier, open, clock.Now);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Publish(
        int number, [FromForm] PublishForm form, CurrentUser user, DebriefDb db, ReaderZone zone, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.OfAsync(incident, ct) is not { } writeup) return TypedResults.NotFound();
        if (form.Version != writeup.Version) return new ChangedSinceLooked().ToProblem();
        if ((await db.ReportAsync(incident, writeup, zone.Zone, ct)).Refusals is [_, ..] missing) return new NotReadyForReaders(missing).ToProblem();

        var last = await db.Publications.Of(incident).MaxAsync(publication => (int?)publication.Number, ct) ?? 0;
        var publication = new Publication
        {
            IncidentId = incident.Id,
            WriteupId = writeup.Id,
            Number = last + 1,
            Version = writeup.Version,
            Title = incident.Title,
            Text = Questions.WithoutQuestions(writeup.Text).Trim() + "\n",
            PublishedAt = clock.Now,
            PublishedById = user.PersonId,
            Correction = last > 0 && form.Correction is { Length: > 0 } correction ? correction.Trim() : null,
        };
        db.Publications.Add(publication);
        incident.Reviewed(clock.Now);
        db.Record(incident.Id, user, last == 0 ? "postmortem.published" : "postmortem.corrected", clock.Now, new { publication.Number, publication.Version });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"/postmortems/{incident.Number}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Withdraw(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Publications.Of(incident).CurrentAsync(ct) is not { } publication) return TypedResults.NotFound();

        publication.Withdraw(clock.Now);
        db.Record(incident.Id, user, "postmortem.withdrawn", clock.Now, new { publication.Number });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/publish");
    }

    private static async Task<PublishReport> ReportAsync(this DebriefDb db, Incident incident, Writeup writeup, TimeZoneInfo zone, CancellationToken ct)
    {
        var template = (await db.TemplatesAsync(ct)).FirstOrDefault(known => known.Name == writeup.Template) ?? Template.BuiltIn(TemplateKind.Standard);
        return PublishChecks.Run(template, writeup.Text, incident.DraftFacts(zone));
    }
}

public sealed record PublishForm(int Version)
{
    [StringLength(300)] public string? Correction { get; init; }
}

public sealed record ChangedSinceLooked() : Refusal("Someone changed the text since you looked at it. Look again, then publish.");

public sealed record NotReadyForReaders(IReadOnlyList<PublishFinding> Missing) : Refusal("Before others read it: " + string.Join(" ", Missing.Select(missing => missing.Message)));
