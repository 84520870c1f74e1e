using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

internal static class WhyEndpoints
{
    public static void MapWhys(this IEndpointRouteBuilder analysis)
    {
        analysis.MapPost("/whys", Add);
        analysis.MapPost("/whys/{id:guid}", Change);
        analysis.MapRemoval<WhyNode>("whys");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Add(
        int number, [FromForm] NewWhyForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        var all = await db.WhyNodes.Of(incident).ToListAsync(ct);
        var parent = all.Find(node => node.Id == FormId.Read(form.Parent));
        if (FormId.Read(form.Parent) is not null && parent is null) return TypedResults.NotFound();

        var added = new WhyNode { IncidentId = incident.Id, Question = Storable.Text(form.Question ?? ""), Text = Storable.Text(form.Text) };
        if (added.MoveUnder(parent, all) is { } refusal) return refusal.ToProblem();
        db.WhyNodes.Add(added);
        db.Record(incident.Id, user, "analysis.why_added", clock.Now, new { added.Id });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{added.Id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Change(
        int number, Guid id, [FromForm] WhyForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two moves that are each fine can close a circle together.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({incident.Id.ToString()}, 9))", ct);
        var all = await db.WhyNodes.Of(incident).ToListAsync(ct);
        if (all.Find(node => node.Id == id) is not { } node) return TypedResults.NotFound();
        var parent = all.Find(other => other.Id == FormId.Read(form.Parent));
        if (FormId.Read(form.Parent) is not null && parent is null) return TypedResults.NotFound();
        if (node.MoveUnder(parent, all) is { } refusal) return refusal.ToProblem();

        db.Expect(node, form.Version);
        (node.Question, node.Text) = (Storable.Text(form.Question ?? ""), Storable.Text(form.Text));
        db.Record(incident.Id, user, "analysis.why_changed", clock.Now, new { node.Id });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#r-{node.Id}");
    }
}

public sealed record NewWhyForm
{
    [Required(ErrorMessage = "What led to it?"), StringLength(WhyNode.TextLimit)] public string Text { get; init; } = "";
    [StringLength(WhyNode.TextLimit)] public string? Question { get; init; }

    /// <summary>The step it explains; none for what is to be explained.</summary>
    public string? Parent { get; init; }
}

public sealed record WhyForm
{
    [Required(ErrorMessage = "What led to it?"), StringLength(WhyNode.TextLimit)] public string Text { get; init; } = "";
    [StringLength(WhyNode.TextLimit)] public string? Question { get; init; }
    public string? Parent { get; init; }
    public uint Version { get; init; }
}
