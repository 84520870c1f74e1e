using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Ui;

namespace Debrief.Features.Analysis;

internal static class FactorEndpoints
{
    public static void MapFactorPage(this IEndpointRouteBuilder routes) => routes.MapGet("/incidents/{number:int}/analysis/factors/{id:guid}", Show);

    public static void MapFactors(this IEndpointRouteBuilder analysis)
    {
        analysis.MapPost("/factors", Add);
        analysis.MapPost("/factors/{id:guid}", Change);
        analysis.MapPost("/factors/{id:guid}/no-action", SayWhyNot);
        analysis.MapRemoval<ContributingFactor>("factors");
    }

    private static async Task<Results<RazorComponentResult<FactorPage>, NotFound>> Show(int number, Guid id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentForPageAsync(user, number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.ContributingFactors.Of(incident).Include(found => found.Events).Include(found => found.Layer).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } factor) return TypedResults.NotFound();

        return FactorPage.Render(new(
            incident, user, factor, db.VersionOf(factor),
            await db.FactorCategories.AsNoTracking().Where(category => category.RetiredAt == null || category.Id == factor.CategoryId).OrderBy(category => category.Name).ToListAsync(ct),
            await db.DefenceLayers.AsNoTracking().InUse.InOrder.ToListAsync(ct),
            await db.PickedEvents(incident).AsNoTracking().ToListAsync(ct)), clock.Now);
    }

    /// <summary>A browser is shown the factor; whoever made it of a sentence stays where they write.</summary>
    private static async Task<Results<RedirectHttpResult, NoContent, NotFound>> Add(
        int number, [FromForm] NewFactorForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var factor = await db.AddFactorAsync(incident, form.Text, user, clock.Now, ct);
        factor.Events.AddRange(await db.TimelineEvents.Of(incident).Where(found => found.PublicId == form.Event).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        if (!http.Request.Headers.ContainsKey("HX-Request")) return TypedResults.Redirect($"{incident.AnalysisPath}#r-{factor.Id}");
        Toast.Say(http, $"{factor.Name} is in the analysis.", $"{incident.AnalysisPath}/factors/{factor.Id}/removal");
        return TypedResults.NoContent();
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Change(
        int number, Guid id, [FromForm] FactorForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.ContributingFactors.Of(incident).Include(found => found.Events).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } factor) return TypedResults.NotFound();
        if (FormId.Read(form.Category) is { } category && !await db.FactorCategories.AnyAsync(known => known.Id == category, ct)) return TypedResults.NotFound();

        var chosen = form.Events ?? [];
        db.Expect(factor, form.Version);
        (factor.Text, factor.Elsewhere) = (Storable.Text(form.Text), Storable.Text(form.Elsewhere ?? ""));
        (factor.CategoryId, factor.Condition, factor.Hurt) = (FormId.Read(form.Category), Known<ConditionKind>(form.Condition), Known<HurtPart>(form.Hurt));
        factor.LayerId = (await db.LayerNamedAsync(Storable.Text(form.Layer ?? ""), ct))?.Id;
        factor.Events.Clear();
        factor.Events.AddRange(await db.TimelineEvents.Of(incident).Where(found => chosen.Contains(found.PublicId)).ToListAsync(ct));
        // The events alone change no column of the factor, and two people must not overwrite each other's.
        db.Entry(factor).Property(found => found.Text).IsModified = true;
        db.Record(incident.Id, user, "analysis.factor_changed", clock.Now, new { factor.Id, factor.Number });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{factor.Id}");
    }

    /// <summary>A decision like any other: nothing will be done about it, and readers see the reason. Empty takes it back.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> SayWhyNot(
        int number, Guid id, [FromForm] NoActionForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.ContributingFactors.Of(incident).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } factor) return TypedResults.NotFound();

        db.Expect(factor, form.Version);
        factor.NoActionReason = Storable.Text(form.Reason ?? "");
        db.Record(incident.Id, user, "analysis.factor_changed", clock.Now, new { factor.Id, factor.Number });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#coverage");
    }

    /// <summary>Call inside a transaction: it holds the incident's next number.</summary>
    public static async Task<ContributingFactor> AddFactorAsync(this DebriefDb db, Incident incident, string text, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var factor = new ContributingFactor { IncidentId = incident.Id, Number = await db.NextFactorNumberAsync(incident, ct), Text = Storable.Text(text, ContributingFactor.TextLimit), AddedAt = now };
        db.ContributingFactors.Add(factor);
        db.Record(incident.Id, user, "analysis.factor_added", now, new { factor.Id, factor.Number });
        await db.SaveChangesAsync(ct);
        return factor;
    }

    private static T? Known<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;
}
