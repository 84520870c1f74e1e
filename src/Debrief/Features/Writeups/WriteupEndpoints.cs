using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Ui;

namespace Debrief.Features.Writeups;

internal static class WriteupEndpoints
{
    public static void MapWriteups(this IEndpointRouteBuilder routes)
    {
        routes.MapLiveWriting();
        var pages = routes.MapGroup("/incidents/{number:int}/writeup");
        pages.MapGet("/history", ShowHistory);
        pages.MapGet("/history/{version:int}", ShowVersion);

        var writing = pages.MapGroup("").RequireAuthorization(Rights.Write);
        writing.MapPost("/", Start);
        writing.MapPost("/text", Save);
        writing.MapPost("/preview", Preview);
        writing.MapPost("/findings", ReadAlong);
        writing.MapPost("/form", SaveWithoutScript);
        writing.MapPost("/author", ChangeAuthor);
        writing.MapPost("/history/{version:int}/restoration", Restore);
        writing.MapGet("/fresh-draft", ShowFreshDraft);
        writing.MapInsertions();
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Start(
        int number, [FromForm] StartForm form, CurrentUser user, DebriefDb db, ReaderZone zone, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if ((await db.TemplatesAsync(ct)).FirstOrDefault(known => known.Name == form.Template) is not { } template) return new NoSuchTemplate(form.Template).ToProblem();
        if (await db.Writeups.OfAsync(incident, ct) is not null) return TypedResults.Redirect(incident.Path + "/writeup");

        var writeup = new Writeup { IncidentId = incident.Id, Template = template.Name, AuthorId = incident.LeadId ?? user.PersonId, StartedAt = clock.Now };
        var text = await db.DraftAsync(incident, template, zone.Zone, ct);
        db.Writeups.Add(writeup);
        if (writeup.Save(0, text, user.PersonId, clock.Now) is { } change) db.DocumentChanges.Add(change);
        db.Record(incident.Id, user, "writeup.started", clock.Now, new { writeup.Id, writeup.Template });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect(incident.Path + "/writeup");
    }

    private static async Task<Results<Ok<SaveResponse>, Conflict<StaleResponse>, NotFound>> Save(
        int number, SaveForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.OfAsync(incident, ct) is not { } writeup) return TypedResults.NotFound();
        if (await db.SaveTextAsync(writeup, form.BaseVersion, form.Text, user, clock.Now, ct) is { } stale) return TypedResults.Conflict(stale);

        return TypedResults.Ok(new SaveResponse(writeup.Version));
    }

    /// <summary>The same save for a browser without script: a stale one shows both texts.</summary>
    private static async Task<Results<RedirectHttpResult, RazorComponentResult<BothTextsPage>, NotFound>> SaveWithoutScript(
        int number, [FromForm] SaveForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.OfAsync(incident, ct) is not { } writeup) return TypedResults.NotFound();
        if (await db.SaveTextAsync(writeup, form.BaseVersion, form.Text, user, clock.Now, ct) is { } stale) return BothTextsPage.Render(incident, stale, form.Text, clock.Now);

        return TypedResults.Redirect(incident.Path + "/writeup");
    }

    private static async Task<Results<ContentHttpResult, NotFound>> Preview(int number, PreviewForm form, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is null) return TypedResults.NotFound();

        return TypedResults.Content(MarkdownHtml.Render(form.Text), "text/html; charset=utf-8");
    }

    private static async Task<Results<Ok<CoachResponse>, NotFound>> ReadAlong(int number, PreviewForm form, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is null) return TypedResults.NotFound();

        return TypedResults.Ok(Coach.Read(form.Text));
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> ChangeAuthor(
        int number, [FromForm] AuthorForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.AsNoTracking().OfAsync(incident, ct) is not { } writeup) return TypedResults.NotFound();
        if (await db.People.Here.SingleOrDefaultAsync(person => person.Id == form.AuthorId, ct) is not { } author) return TypedResults.NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Not through the entity: its version grows with every key that someone presses meanwhile.
        await db.Writeups.Where(found => found.Id == writeup.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.AuthorId, author.Id), ct);
        db.Record(incident.Id, user, "writeup.author_changed", clock.Now, new { author.Id, author.Name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Redirect(incident.Path + "/writeup");
    }

    private static async Task<Results<RazorComponentResult<HistoryPage>, NotFound>> ShowHistory(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.AsNoTracking().OfAsync(incident, ct) is not { } writeup) return TypedResults.NotFound();

        return HistoryPage.Render(incident, writeup, await db.SavesAsync(writeup, ct), clock.Now);
    }

    private static async Task<Results<RazorComponentResult<VersionPage>, NotFound>> ShowVersion(int number, int version, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.AsNoTracking().OfAsync(incident, ct) is not { } writeup || version < 1 || version > writeup.Version) return TypedResults.NotFound();

        return VersionPage.Render(incident, writeup, version, await db.TextAtAsync(writeup, version, ct), user, clock.Now);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Restore(int number, int version, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.OfAsync(incident, ct) is not { } writeup || version < 1 || version > writeup.Version) return TypedResults.NotFound();

        var text = await db.TextAtAsync(writeup, version, ct);
        // While people type, the version grows between reading and saving; then once more.
        while (await db.SaveTextAsync(writeup, writeup.Version, text, user, clock.Now, ct) is not null) writeup = (await db.Writeups.OfAsync(incident, ct))!;
        return TypedResults.Redirect(incident.Path + "/writeup");
    }

    private static async Task<Results<RazorComponentResult<FreshDraftPage>, NotFound>> ShowFreshDraft(
        int number, CurrentUser user, DebriefDb db, ReaderZone zone, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.AsNoTracking().OfAsync(incident, ct) is not { } writeup) return TypedResults.NotFound();

        var template = (await db.TemplatesAsync(ct)).FirstOrDefault(known => known.Name == writeup.Template) ?? Template.BuiltIn(TemplateKind.Standard);
        return FreshDraftPage.Render(incident, await db.DraftAsync(incident, template, zone.Zone, ct), await db.LateEventsAsync(incident, writeup, zone.Zone, ct), clock.Now);
    }
}

public sealed record NoSuchTemplate(string Name) : Refusal($"There is no form called “{Name}”.");
