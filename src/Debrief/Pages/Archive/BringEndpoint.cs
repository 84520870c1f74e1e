using System.Security.Cryptography;
using Debrief.Features.Timeline;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Debrief.Pages.Archive;

/// <summary>Takes files in. From there on the server needs nobody: a worker reads them, whatever becomes of the browser or of this process.</summary>
internal static class BringEndpoint
{
    // The form's token stands in its first part: UploadParts checks it while the files are still on their way.
    public static void MapBringing(this IEndpointRouteBuilder routes) => routes.MapPost("/", Bring).DisableAntiforgery();

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Bring(CurrentUser user, DebriefDb db, HttpContext http, IAntiforgery antiforgery, TimeProvider clock, CancellationToken ct)
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
        if (brought.Files.Count == 0) return TypedResults.Problem("Choose documents or a ZIP of them, or paste a text, first.", statusCode: StatusCodes.Status400BadRequest, title: "Nothing came.");
        var zone = fields.GetValueOrDefault("Zone") is { Length: > 0 } typed ? typed.Trim() : null;
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return TypedResults.Problem("There is no such time zone. Name it like Europe/London, America/New_York or UTC.", statusCode: StatusCodes.Status400BadRequest, title: "Nothing was imported.");

        var batch = new ArchiveBatch { BroughtAt = clock.Now, BroughtById = user.PersonId, Files = brought.Files.Count, Notes = [.. brought.Notes.Select(note => Storable.Text(note))], Zone = zone, Restrict = fields.ContainsKey("Restrict") };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.ArchiveBatches.Add(batch);
        db.ArchiveFiles.AddRange(brought.Files.Select((file, position) => ArchiveFile.Of(batch, position, file, Convert.ToHexStringLower(SHA256.HashData(file.Bytes)))));
        await db.SaveChangesAsync(ct);
        await db.WakeArchiveAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Redirect($"/library/import/{batch.Id}");
    }
}
