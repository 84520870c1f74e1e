using System.Net.WebSockets;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Features.Writeups;

/// <summary>Writing together: one WebSocket an editor.</summary>
internal static class LiveEndpoints
{
    public static void AddLiveWriting(this IServiceCollection services)
    {
        services.AddSingleton<EraseText>(WriteupErasure.EraseAsync);
        services.AddSingleton<LiveNews>();
        services.AddSingleton<LiveDocuments>();
        services.AddHostedService(host => host.GetRequiredService<LiveNews>());
        services.AddHostedService(host => host.GetRequiredService<LiveDocuments>());
    }

    public static void MapLiveWriting(this IEndpointRouteBuilder routes) => routes.MapGet("/incidents/{number:int}/writeup/live", Connect).RequireAuthorization(Rights.Write);

    /// <param name="client">The editor: a number it made up and keeps as long as it has something that is not saved. Only it is ever told.</param>
    private static async Task<Results<EmptyHttpResult, NotFound, ProblemHttpResult>> Connect(
        int number, Guid client, int? since, int? erasures, HttpContext http, CurrentUser user, DebriefDb db, LiveDocuments documents, IServiceScopeFactory scopes, IHostApplicationLifetime life, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Writeups.Where(found => found.IncidentId == incident.Id).Select(found => (Guid?)found.Id).SingleOrDefaultAsync(ct) is not { } id) return TypedResults.NotFound();
        if (!http.WebSockets.IsWebSocketRequest || !IsOwnPage(http.Request)) return TypedResults.Problem("This address is for the editor of the page.", statusCode: StatusCodes.Status400BadRequest);
        if (await documents.OpenAsync(id, ct) is not { } document) return TypedResults.NotFound();

        var session = http.User.SessionId;
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        var me = new Presence(Guid.NewGuid(), user.PersonId, user.Name, null, null, null, Left: false);
        await new LiveConnection(socket, document, client, me, MayStay, clock).RunAsync(since ?? -1, erasures ?? -1, end.Token);
        return TypedResults.Empty;

        async Task<bool> MayStay(CancellationToken now)
        {
            await using var scope = scopes.CreateAsyncScope();
            var fresh = scope.ServiceProvider.GetRequiredService<DebriefDb>();
            return await fresh.IncidentsSeenBy(user).AnyAsync(found => found.Id == incident.Id, now)
                && (session == Guid.Empty || await fresh.Sessions.Open.AnyAsync(found => found.Id == session && found.Account.ClosedAt == null && found.Account.Role != Role.Reader, now));
        }
    }

    /// <summary>A form token can't go along with a WebSocket; a browser says which page opens it.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
}
