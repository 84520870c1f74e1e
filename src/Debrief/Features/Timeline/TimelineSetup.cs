namespace Debrief.Features.Timeline;

internal static class TimelineSetup
{
    public static void AddTimeline(this IServiceCollection services)
    {
        services.AddSingleton(host => UploadLimits.From(host.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ImportWorker>();
        services.AddHostedService(host => host.GetRequiredService<ImportWorker>());
    }

    public static void MapTimeline(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads();
        routes.MapTimelinePage();
        routes.MapPicks();
        routes.MapEvents();
        routes.MapDecisions();
        routes.MapMilestones();
        routes.MapAttachments();
        routes.MapRecords();
        routes.MapErasure();
    }
}
