using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Debrief.Pages.Archive;

/// <summary>The door for post-mortems that people already have.</summary>
internal static class ArchivePages
{
    public static void MapArchive(this IEndpointRouteBuilder routes)
    {
        var archive = routes.MapGroup("/library/import").RequireAuthorization(Rights.Write);
        archive.MapGet("/", Open);
        archive.MapGet("/{id:guid}", Show);
        archive.MapGet("/{id:guid}/{position:int}", Download);
        // The form's token stands in its first part: UploadParts checks it while the files are still on their way.
        archive.MapPost("/", Bring).DisableAntiforgery();
    }

    private static async Task<RazorComponentResult<BringPage>> Open(CurrentUser user, DebriefDb db, ReaderZone zone, CancellationToken ct)
    {
        var files = db.ArchiveFiles;
        var batches = await db.BatchesOf(user).AsNoTracking().OrderByDescending(batch => batch.BroughtAt).Take(20)
            .Select(batch => new BatchLine(batch.Id, batch.BroughtAt, batch.Files, files.Count(file => file.BatchId == batch.Id && file.Outcome == ArchiveOutcome.Imported))).ToListAsync(ct);
        return BringPage.Render(batches, zone.Zone);
    }

    private static async Task<Results<RazorComponentResult<BatchPage>, NotFound>> Show(Guid id, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        if (await db.BatchesOf(user).AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, ct) is not { } batch) return TypedResults.NotFound();

        var files = await db.ArchiveFiles.AsNoTracking().Where(file => file.BatchId == id).OrderBy(file => file.Position).ToListAsync(ct);
        var ids = files.Select(file => file.IncidentId).OfType<Guid>().ToList();
        var incidents = await db.IncidentsSeenBy(user).AsNoTracking().Where(incident => ids.Contains(incident.Id)).ToDictionaryAsync(incident => incident.Id, ct);
        return BatchPage.Render(batch, files, incidents);
    }

    /// <summary>A file as it came, from the incident that it became.</summary>
    private static async Task<Results<FileStreamHttpResult, NotFound>> Download(Guid id, int position, CurrentUser user, DebriefDb db, NpgsqlDataSource database, CancellationToken ct)
    {
        if (await db.BatchesOf(user).AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, ct) is null) return TypedResults.NotFound();
        if (await db.ArchiveFiles.AsNoTracking().SingleOrDefaultAsync(found => found.BatchId == id && found.Position == position && found.Outcome == ArchiveOutcome.Imported, ct) is not { } file) return TypedResults.NotFound();
        if (await db.IncidentsSeenBy(user).SingleOrDefaultAsync(found => found.Id == file.IncidentId, ct) is not { } incident) return TypedResults.NotFound();

        var digest = Convert.FromHexString(file.Digest);
        if (await db.Uploads.AsNoTracking().Of(incident).FirstOrDefaultAsync(upload => upload.Digest == digest, ct) is not { } upload) return TypedResults.NotFound();
        return TypedResults.Stream(new ChunkStream(database, upload.Id, "", upload.Size), "application/octet-stream", $"{incident.Name}.md");
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Bring(
        CurrentUser user, DebriefDb db, HttpContext http, IAntiforgery antiforgery, IHostApplicationLifetime lifetime, ILoggerFactory logs, TimeProvider clock, CancellationToken ct)
    {
        // Brought itself counts, and says so in words.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = null;
        var (brought, fields) = (new Brought(), new Dictionary<string, string>());
        try
        {
            await foreach (var part in UploadParts.ReadAsync(http, antiforgery, ct, fields))
            {
                if (await brought.TakeAsync(part.Name == UploadParts.Pasted ? "Pasted text.md" : part.Name, part.Content, ct) is { } refusal) return refusal.ToProblem();
            }
        }
        catch (InvalidDataException broken)
        {
            return TypedResults.Problem($"{broken.Message} Nothing of it was kept.", statusCode: StatusCodes.Status400BadRequest, title: "That did not arrive whole.");
        }
        if (brought.Files.Count == 0) return TypedResults.Problem("Choose Markdown files or a ZIP of them, or paste a text, first.", statusCode: StatusCodes.Status400BadRequest, title: "Nothing came.");
        if (fields.GetValueOrDefault("Zone") is { Length: > 0 } typed && !TimeZoneInfo.TryFindSystemTimeZoneById(typed.Trim(), out _)) return TypedResults.Problem("There is no such time zone. Name it like Europe/London, America/New_York or UTC.", statusCode: StatusCodes.Status400BadRequest, title: "Nothing was imported.");

        var batch = new ArchiveBatch { BroughtAt = clock.Now, BroughtById = user.PersonId, Files = brought.Files.Count, Notes = [.. brought.Notes.Select(note => Storable.Text(note))] };
        db.ArchiveBatches.Add(batch);
        await db.SaveChangesAsync(ct);
        var wish = new ArchiveWish(fields.GetValueOrDefault("Zone") is { Length: > 0 } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone.Trim()) : null, fields.ContainsKey("Restrict"));
        var import = new ArchiveImport(db, batch, user, wish, clock, logs.CreateLogger<ArchiveImport>());
        // Whoever leaves the page does not stop what they started.
        for (var position = 0; position < brought.Files.Count; position++) await import.TakeAsync(position, brought.Files[position], lifetime.ApplicationStopping);
        return TypedResults.Redirect($"/library/import/{batch.Id}");
    }
}

/// <summary>One earlier batch in a list.</summary>
public sealed record BatchLine(Guid Id, DateTimeOffset BroughtAt, int Files, int Imported);
