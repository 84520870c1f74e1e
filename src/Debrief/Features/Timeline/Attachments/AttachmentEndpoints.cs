using Debrief.Features.Incidents;

namespace Debrief.Features.Timeline;

internal static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        var timeline = routes.MapGroup("/incidents/{number:int}/timeline");
        timeline.MapGet("/attachments/{id:guid}", Show);
        timeline.MapPost("/events/{event}/attachments", Attach).RequireAuthorization(Rights.Write);
        timeline.MapPost("/attachments/{id:guid}/removal", Remove).RequireAuthorization(Rights.Write);
    }

    /// <summary>Only images that no browser runs, as what their bytes say they are (nosniff goes with every answer).</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> Show(int number, Guid id, CurrentUser user, DebriefDb db, HttpContext http, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.AttachmentsOf(incident).AsNoTracking().SingleOrDefaultAsync(attachment => attachment.Id == id, ct) is not { } picture) return TypedResults.NotFound();

        http.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.File(picture.Bytes, picture.Type);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Attach(
        int number, string @event, [FromForm] AttachmentForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(found => found.PublicId == @event, ct) is not { } told) return TypedResults.NotFound();
        if (form.Picture!.Length > Attachment.SizeLimit) return new PictureTooLarge().ToProblem();

        var bytes = new byte[form.Picture.Length];
        await using (var content = form.Picture.OpenReadStream()) await content.ReadExactlyAsync(bytes, ct);
        if (Attachment.TypeOf(bytes) is not { } type) return new NotAPicture().ToProblem();

        var picture = new Attachment { EventId = told.Id, Name = Storable.Text(form.Picture.FileName, 200), Caption = Storable.Text(form.Caption?.Trim() ?? ""), Type = type, Bytes = bytes, AddedAt = clock.Now, AddedBy = user.Name };
        db.Attachments.Add(picture);
        db.Record(incident.Id, user, "timeline.picture_attached", clock.Now, new { told.PublicId, picture.Id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline/events/{told.PublicId}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Remove(int number, Guid id, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.AttachmentsOf(incident).SingleOrDefaultAsync(attachment => attachment.Id == id, ct) is not { } picture) return TypedResults.NotFound();

        db.Attachments.Remove(picture);
        db.Record(incident.Id, user, "timeline.picture_removed", clock.Now, new { picture.Id });
        await db.SaveChangesAsync(ct);
        var @event = await db.TimelineEvents.Where(found => found.Id == picture.EventId).Select(found => found.PublicId).SingleAsync(ct);
        return TypedResults.Redirect($"{incident.Path}/timeline/events/{@event}");
    }

    private static IQueryable<Attachment> AttachmentsOf(this DebriefDb db, Incident incident)
    {
        var events = db.TimelineEvents;
        return db.Attachments.Where(attachment => events.Any(@event => @event.Id == attachment.EventId && @event.IncidentId == incident.Id));
    }
}

public sealed record AttachmentForm
{
    [Required(ErrorMessage = "Choose a picture first.")] public IFormFile? Picture { get; init; }
    [StringLength(200)] public string? Caption { get; init; }
}

public sealed record PictureTooLarge() : Refusal($"This picture is larger than {Attachment.SizeLimit >> 20} MB. Nothing was kept.");
public sealed record NotAPicture() : Refusal("This is no PNG, JPEG, GIF or WebP. Nothing was kept. Other files can be imported as evidence.");
