using Debrief.Features.Incidents;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>The page where evidence becomes a timeline.</summary>
internal static class TimelineEndpoints
{
    public static void MapTimelinePage(this IEndpointRouteBuilder routes)
    {
        var timeline = routes.MapGroup("/incidents/{number:int}/timeline");
        timeline.MapGet("/", Show);
        timeline.MapGet("/evidence", More);
    }

    private static async Task<Results<RazorComponentResult<TimelinePage>, NotFound>> Show(
        int number, TimelineAddress address, CurrentUser user, DebriefDb db, ReaderZone reader, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().Include(found => found.Services).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var view = await db.TimelineViewAsync(incident, address, user, reader, ct);
        var groups = await db.EvidenceGroupsAsync(incident, view.Groups, address.Filter, reader, ct);
        var waiting = await db.Uploads.AsNoTracking().Of(incident).Where(upload => upload.State != UploadState.Done).OrderBy(upload => upload.ReceivedAt).ToListAsync(ct);
        return TimelinePage.Render(view, address.Filter, groups, waiting, clock.Now);
    }

    private static async Task<Results<RazorComponentResult<EvidenceRows>, NotFound>> More(
        int number, TimelineAddress address, string source, string? channel, long at, long position, CurrentUser user, DebriefDb db, ReaderZone reader, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (at < DateTimeOffset.MinValue.Ticks || at > DateTimeOffset.MaxValue.Ticks) return TypedResults.NotFound();

        channel = string.IsNullOrEmpty(channel) ? null : channel;
        var rows = await db.EvidenceAfterAsync(incident, address.Filter, reader, source, channel, new(at, TimeSpan.Zero), position, ct);
        return EvidenceRows.Render(incident, rows, address.Filter, user, channel);
    }
}
