using System.Text;
using Debrief.Features.Incidents;

namespace Debrief.Features.Analysis;

internal static class DrawingEndpoints
{
    /// <summary>Colours of the page, light and dark, for a file that leaves it.</summary>
    private const string Style = """
        text{font:13px system-ui,sans-serif;fill:#3f4552}.name{font-weight:600;fill:#1c2230}.small{font-size:12px}.r{fill:#a03a1e;font-weight:600}.m{fill:#3d6b3a;font-weight:600}.paper{fill:#fbf9f4}
        .slice{fill:#fff;stroke:#3f4552;stroke-width:1.25}.side{fill:#efece4;stroke:#3f4552}.slice.held{fill:#edf4ea;stroke:#3d6b3a}.side.held{fill:#b9d2b3;stroke:#3d6b3a}
        .hole{fill:#fbeae3;stroke:#a03a1e;stroke-width:2}.path{stroke:#a03a1e;stroke-width:2.25;fill:none}.head{fill:#a03a1e}.stop{stroke:#3d6b3a;stroke-width:3}
        @media (prefers-color-scheme:dark){text{fill:#b9bfcc}.name{fill:#eceef3}.r{fill:#f0957a}.m{fill:#9ccc96}.paper{fill:#171a21}.slice{fill:#20242d;stroke:#b9bfcc}.side{fill:#12141a;stroke:#b9bfcc}
        .slice.held{fill:#1d2a1f;stroke:#9ccc96}.side.held{fill:#36513a;stroke:#9ccc96}.hole{fill:#3a1f18;stroke:#f0957a}.path{stroke:#f0957a}.head{fill:#f0957a}.stop{stroke:#9ccc96}}
        """;

    public static void MapDrawing(this IEndpointRouteBuilder routes) => routes.MapGet("/incidents/{number:int}/analysis/layers.svg", Download);

    private static async Task<Results<FileContentHttpResult, NotFound>> Download(int number, CurrentUser user, DebriefDb db, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        var drawing = await db.DrawingAsync(incident, ct);
        return TypedResults.File(Encoding.UTF8.GetBytes(drawing.Svg("layers", Style)), "image/svg+xml", $"{incident.Name}-layers.svg");
    }

    public static async Task<DefenceDrawing> DrawingAsync(this DebriefDb db, Incident incident, CancellationToken ct) => new(
        await db.ContributingFactors.AsNoTracking().Of(incident).InOrder.Include(factor => factor.Layer).ToListAsync(ct), await db.HeldLayers.AsNoTracking().Of(incident).Include(held => held.Layer).ToListAsync(ct));
}
