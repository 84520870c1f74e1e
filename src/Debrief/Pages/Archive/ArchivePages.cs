using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Ui;
using Npgsql;

namespace Debrief.Pages.Archive;

/// <summary>The door for post-mortems that people already have.</summary>
internal static class ArchivePages
{
    private const int PageSize = 100;

    public static void AddArchive(this IServiceCollection services)
    {
        services.AddSingleton<ArchiveWorker>();
        services.AddHostedService(host => host.GetRequiredService<ArchiveWorker>());
    }

    public static void MapArchive(this IEndpointRouteBuilder routes)
    {
        var archive = routes.MapGroup("/library/import").RequireAuthorization(Rights.Write);
        archive.MapGet("/", Open);
        archive.MapGet("/{id:guid}", Show);
        archive.MapGet("/{id:guid}/{position:int}", Download);
        archive.MapReview();
        archive.MapBringing();
    }

    private static async Task<RazorComponentResult<BringPage>> Open(CurrentUser user, DebriefDb db, ReaderZone zone, CancellationToken ct)
    {
        var files = db.ArchiveFiles;
        var batches = await db.BatchesOf(user).AsNoTracking().OrderByDescending(batch => batch.BroughtAt).Take(20)
            .Select(batch => new BatchLine(batch.Id, batch.BroughtAt, batch.State, batch.Files, files.Count(file => file.BatchId == batch.Id && file.Outcome == ArchiveOutcome.Imported))).ToListAsync(ct);
        return BringPage.Render(batches, zone.Zone);
    }

    private static async Task<Results<RazorComponentResult<BatchPage>, NotFound>> Show(Guid id, CurrentUser user, DebriefDb db, CancellationToken ct, int page = 1)
    {
        if (await db.BatchesOf(user).AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, ct) is not { } batch) return TypedResults.NotFound();

        var ofBatch = db.ArchiveFiles.AsNoTracking().Where(file => file.BatchId == id);
        var counts = await ofBatch.GroupBy(file => file.Outcome).ToDictionaryAsync(same => same.Key, same => same.Count(), ct);
        page = Math.Clamp(page, 1, Math.Max(1, (batch.Files + PageSize - 1) / PageSize));
        var files = batch.IsWorkedOn ? [] : await ofBatch.OrderBy(file => file.Position).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var headings = batch.State == BatchState.Waiting ? await db.HeadingsOf(batch, ct) : [];
        var ids = files.Select(file => file.IncidentId).OfType<Guid>().ToList();
        var incidents = await db.IncidentsSeenBy(user).AsNoTracking().Where(incident => ids.Contains(incident.Id)).ToDictionaryAsync(incident => incident.Id, ct);
        return BatchPage.Render(batch, counts, files, headings, incidents, page, PageSize);
    }

    /// <summary>A file as it came, from the incident that it became.</summary>
    private static async Task<Results<FileStreamHttpResult, NotFound>> Download(Guid id, int position, CurrentUser user, DebriefDb db, NpgsqlDataSource database, CancellationToken ct)
    {
        if (await db.BatchesOf(user).AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, ct) is null) return TypedResults.NotFound();
        if (await db.ArchiveFiles.AsNoTracking().SingleOrDefaultAsync(found => found.BatchId == id && found.Position == position && found.Outcome == ArchiveOutcome.Imported, ct) is not { } file) return TypedResults.NotFound();
        if (await db.IncidentsSeenBy(user).SingleOrDefaultAsync(found => found.Id == file.IncidentId, ct) is not { } incident) return TypedResults.NotFound();

        var digest = Convert.FromHexString(file.Digest);
        if (await db.Uploads.AsNoTracking().Of(incident).FirstOrDefaultAsync(upload => upload.Digest == digest, ct) is not { } upload) return TypedResults.NotFound();
        return TypedResults.Stream(new ChunkStream(database, upload.Id, "", upload.Size), "application/octet-stream", $"{incident.Name}{Path.GetExtension(file.Name)}");
    }
}

/// <summary>One earlier batch in a list.</summary>
public sealed record BatchLine(Guid Id, DateTimeOffset BroughtAt, BatchState State, int Files, int Imported);
