using Debrief.Drafting;

namespace Debrief.Pages.Archive;

/// <summary>What a person does between the reading of a batch and its import: correct headings for all of it, approve, discard.</summary>
internal static class ReviewEndpoints
{
    /// <summary>More are not shown at once; those corrected make room.</summary>
    public const int HeadingsShown = 200;

    /// <summary>Said of a heading: as Debrief reads it by itself.</summary>
    public const string ByItself = "auto";

    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{id:guid}/headings", Correct);
        routes.MapPost("/{id:guid}/approval", Approve);
        routes.MapPost("/{id:guid}/removal", Discard);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Correct(Guid id, IFormCollection form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.BatchesOf(user).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } batch) return TypedResults.NotFound();
        if (Said(form) is not { } said) return TypedResults.Problem("A heading came without its part, or with one that does not exist. Open the page again.", statusCode: StatusCodes.Status400BadRequest, title: "Nothing was changed.");

        var changed = (await db.HeadingsOf(batch, ct)).Where(heading => said.TryGetValue(heading.Key, out var word) && word != WordOf(heading)).Select(heading => heading.Key).ToHashSet();
        if (changed.Count == 0) return TypedResults.Redirect($"/library/import/{id}");
        if (batch.ReadAgain() is { } refusal) return refusal.ToProblem();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var known = await db.ArchiveHeadings.Where(heading => changed.Contains(heading.Heading)).ToDictionaryAsync(heading => heading.Heading, ct);
        foreach (var key in changed)
        {
            if (said[key] == ByItself) { if (known.TryGetValue(key, out var forgotten)) db.ArchiveHeadings.Remove(forgotten); continue; }
            var heading = known.GetValueOrDefault(key) ?? db.ArchiveHeadings.Add(new() { Heading = key }).Entity;
            heading.Is(Parts.Of(said[key]), user.PersonId, clock.Now);
        }
        foreach (var file in await db.ArchiveFiles.Where(file => file.BatchId == id && (file.Outcome == ArchiveOutcome.Ready || file.Outcome == ArchiveOutcome.LeftAlone)).ToListAsync(ct))
        {
            if (file.Recognised is { IsOwn: false } found && found.Headings.Any(heading => changed.Contains(heading.Key))) file.ReadAgain();
        }
        db.Record(null, user, "archive.headings_corrected", clock.Now, new { Batch = id, Headings = changed.Order(StringComparer.Ordinal).ToDictionary(key => key, key => said[key]) });
        await db.SaveChangesAsync(ct);
        await db.WakeArchiveAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Redirect($"/library/import/{id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Approve(Guid id, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        if (await db.BatchesOf(user).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } batch) return TypedResults.NotFound();
        if (batch.Approve() is { } refusal) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        await db.WakeArchiveAsync(ct);
        return TypedResults.Redirect($"/library/import/{id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Discard(Guid id, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        if (await db.BatchesOf(user).SingleOrDefaultAsync(found => found.Id == id, ct) is not { } batch) return TypedResults.NotFound();
        if (batch.State != BatchState.Waiting) return new NotWaitingForReview().ToProblem();

        db.ArchiveBatches.Remove(batch);
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect("/library/import");
    }

    public static async Task<List<BatchHeading>> HeadingsOf(this DebriefDb db, ArchiveBatch batch, CancellationToken ct)
    {
        var files = await db.ArchiveFiles.AsNoTracking().Where(file => file.BatchId == batch.Id && file.Recognised != null).Select(file => new { file.Recognised, file.Outcome }).ToListAsync(ct);
        var said = await db.ArchiveHeadings.Select(heading => heading.Heading).ToHashSetAsync(ct);
        return BatchHeading.Of(files.Select(file => (file.Recognised!, file.Outcome)), said);
    }

    /// <summary>What the choice of a heading says while nobody touched it.</summary>
    public static string WordOf(BatchHeading heading) => heading.Parts switch { [] => "", [var part] => part.Word(), _ => "several" };

    private static Dictionary<string, string>? Said(IFormCollection form)
    {
        var (headings, parts) = (form["Heading"], form["Part"]);
        if (headings.Count != parts.Count || headings.Count > HeadingsShown) return null;
        var said = headings.Zip(parts).Where(pair => pair is { First: not null, Second: not null }).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First!, pair => pair.Second!);
        return said.Values.All(word => word is "" or ByItself or "several" || Parts.Of(word) is not null) ? said : null;
    }
}
