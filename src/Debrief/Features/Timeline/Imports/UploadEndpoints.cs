using Debrief.Features.Incidents;
using Debrief.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Debrief.Features.Timeline;

/// <summary>From what somebody drops to events: received, looked into, chosen from, loaded.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/incidents/{number:int}/imports");
        imports.MapGet("/", List);
        imports.MapGet("/{id:guid}", Show);
        // A form of 2 GB can't be read just to find its token: Receive looks for it itself, in the first part.
        imports.MapPost("/", Receive).RequireAuthorization(Rights.Write).DisableAntiforgery();
        imports.MapPost("/{id:guid}/choice", Choose).RequireAuthorization(Rights.Write);
        imports.MapPost("/{id:guid}/retry", TryAgain).RequireAuthorization(Rights.Write);
        imports.MapPost("/{id:guid}/withdrawal", Withdrawal.Post).RequireAuthorization(Rights.Write);
        imports.MapPost("/{id:guid}/removal", Remove).RequireAuthorization(Rights.Write);
    }

    private static async Task<Results<RazorComponentResult<ImportsPage>, NotFound>> List(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().Include(found => found.Services).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var uploads = await db.Uploads.AsNoTracking().Of(incident).OrderByDescending(upload => upload.ReceivedAt).ToListAsync(ct);
        return ImportsPage.Render(incident, uploads, user, clock.Now);
    }

    private static async Task<Results<RazorComponentResult<ImportPage>, RazorComponentResult<UploadView>, RedirectHttpResult, NotFound>> Show(
        int number, Guid id, bool? watching, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().Include(found => found.Services).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Uploads.AsNoTracking().Of(incident).SingleOrDefaultAsync(upload => upload.Id == id, ct) is not { } upload) return TypedResults.NotFound();

        // Who watched it come in, and need not be told anything about it, goes on where the work is.
        var isPlain = upload is { State: UploadState.Done, Outcome: { Added: > 0, WarningCount: 0 } };
        if (!http.Request.Headers.ContainsKey("HX-Request"))
            return isPlain && watching == true ? TypedResults.Redirect($"{incident.Path}/timeline") : ImportPage.Render(incident, upload, user, clock.Now);

        if (isPlain) http.Response.Headers["HX-Redirect"] = $"{incident.Path}/timeline";
        return UploadView.Render(incident, upload, user);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Receive(
        int number, CurrentUser user, DebriefDb db, HttpContext http, IAntiforgery antiforgery, UploadLimits limits, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        // Each file has a limit of its own, and nothing of it is held in memory.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = null;

        var received = new List<Upload>();
        try
        {
            await using var parts = UploadParts.ReadAsync(http, antiforgery, ct).GetAsyncEnumerator(ct);
            for (var more = await parts.MoveNextAsync(); more;)
            {
                var taken = await db.ReceiveAsync(incident, user, parts, limits, clock, ct);
                if (taken.Refusal is { } refusal)
                {
                    // A browser looks at the answer only when it has sent everything.
                    await http.Request.Body.CopyToAsync(Stream.Null, ct);
                    return refusal.ToProblem();
                }
                received.AddRange(taken.Kept);
                more = taken.More;
            }
        }
        catch (InvalidDataException broken)
        {
            return TypedResults.Problem($"{broken.Message} {KeptSoFar(received)}", statusCode: StatusCodes.Status400BadRequest, title: "That did not arrive whole.");
        }
        return received switch
        {
            [] => TypedResults.Problem("Choose a file or paste some text first.", statusCode: StatusCodes.Status400BadRequest, title: "Nothing came."),
            [var one] => TypedResults.Redirect($"{incident.Path}/imports/{one.Id}"),
            _ => TypedResults.Redirect($"{incident.Path}/imports"),
        };
    }

    private static string KeptSoFar(List<Upload> received) =>
        received.Count == 0 ? "Nothing of it was kept." : $"What had arrived whole was kept: {string.Join(", ", received.Select(upload => $"“{upload.Name}”"))}.";

    private static async Task<Results<RedirectHttpResult, NotFound, ValidationProblem, ProblemHttpResult>> Choose(
        int number, Guid id, [FromForm] ChoiceForm? form, CurrentUser user, DebriefDb db, ReaderZone zone, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Uploads.Of(incident).SingleOrDefaultAsync(upload => upload.Id == id, ct) is not { } upload) return TypedResults.NotFound();
        var choice = (form ?? new()).ToChoice(upload, zone);
        if (choice.To <= choice.From) return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["To"] = ["The end has to lie after the beginning."] });
        if (upload.Choose(choice) is { } refusal) return refusal.ToProblem();

        db.Record(incident.Id, user, "upload.chosen", clock.Now, new { upload.Id, upload.Name, Channels = choice.Channels.Count, choice.From, choice.To });
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await db.WakeImportsAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/imports/{upload.Id}?watching=true");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> TryAgain(
        int number, Guid id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Uploads.Of(incident).SingleOrDefaultAsync(upload => upload.Id == id, ct) is not { } upload) return TypedResults.NotFound();
        if (upload.TryAgain() is { } refusal) return refusal.ToProblem();

        db.Record(incident.Id, user, "upload.tried_again", clock.Now, new { upload.Id, upload.Name });
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await db.WakeImportsAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/imports/{upload.Id}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Remove(
        int number, Guid id, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Uploads.Of(incident).SingleOrDefaultAsync(upload => upload.Id == id, ct) is not { } upload) return TypedResults.NotFound();
        // What events came from stays for good: it is their evidence.
        if (await db.Evidence.AnyAsync(evidence => evidence.UploadId == id, ct)) return new UploadIsEvidence(upload.Name).ToProblem();

        db.Uploads.Remove(upload);
        db.Record(incident.Id, user, "upload.removed", clock.Now, new { upload.Id, upload.Name });
        await db.SaveChangesAsync(ct);
        Toast.Say(http, $"“{upload.Name}” is gone.");
        return TypedResults.Redirect($"{incident.Path}/imports");
    }
}

/// <summary>What to load of an upload. Times are of the reader's zone; fields left empty choose everything.</summary>
public sealed record ChoiceForm : IValidatableObject
{
    public string[]? Channels { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    [StringLength(64)] public string? Zone { get; init; }
    public DateOnly? Date { get; init; }
    public string? StartedAt { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Zone) && !TimeZoneInfo.TryFindSystemTimeZoneById(Zone.Trim(), out _))
            yield return new("There is no such time zone. Name it like Europe/London, America/New_York or UTC.", [nameof(Zone)]);
        if (!string.IsNullOrWhiteSpace(From) && !DateTime.TryParse(From, System.Globalization.CultureInfo.InvariantCulture, out _)) yield return new("That is no time.", [nameof(From)]);
        if (!string.IsNullOrWhiteSpace(To) && !DateTime.TryParse(To, System.Globalization.CultureInfo.InvariantCulture, out _)) yield return new("That is no time.", [nameof(To)]);
        if (!string.IsNullOrWhiteSpace(StartedAt) && !DateTime.TryParse(StartedAt, System.Globalization.CultureInfo.InvariantCulture, out _)) yield return new("That is no time.", [nameof(StartedAt)]);
    }

    public ImportChoice ToChoice(Upload upload, ReaderZone reader)
    {
        var known = upload.Found?.Channels.Select(channel => channel.Name).ToHashSet() ?? [];
        var chosen = (Channels ?? []).Where(known.Contains).Distinct().ToList();
        return new(chosen.Count == known.Count ? [] : chosen, reader.Instant(From), reader.Instant(To), string.IsNullOrWhiteSpace(Zone) ? null : Zone.Trim(), Date) { StartedAt = reader.Instant(StartedAt) };
    }
}

public sealed record UploadIsEvidence(string Name) : Refusal($"Events of the timeline came from “{Name}”; it stays as their evidence. An administrator can erase a text from it.");
