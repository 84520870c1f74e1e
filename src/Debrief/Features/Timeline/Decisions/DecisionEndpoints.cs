using Debrief.Features.Incidents;

namespace Debrief.Features.Timeline;

/// <summary>What an event looked like from inside. All fields empty takes the decision point away.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{number:int}/timeline/events/{id}/decision", Save).RequireAuthorization(Rights.Write);

    private static async Task<Results<RedirectHttpResult, NotFound>> Save(
        int number, string id, [FromForm] DecisionForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.TimelineEvents.Of(incident).SingleOrDefaultAsync(found => found.PublicId == id, ct) is not { } told) return TypedResults.NotFound();

        var point = await db.DecisionPoints.FindAsync([told.Id], ct);
        if (point is null) db.DecisionPoints.Add(point = new() { EventId = told.Id });
        else db.Expect(point, form.Version);
        form.WriteTo(point);
        if (point.IsEmpty) db.DecisionPoints.Remove(point);
        // Whoever says what they knew then wants it read.
        else told.Pick(user.PersonId, clock.Now);
        db.Record(incident.Id, user, "timeline.decision_point_changed", clock.Now, new { told.PublicId });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.Path}/timeline#event-{told.PublicId}");
    }
}

public sealed record DecisionForm
{
    [StringLength(DecisionPoint.TextLimit)] public string? Known { get; init; }
    [StringLength(DecisionPoint.TextLimit)] public string? Hypotheses { get; init; }
    [StringLength(DecisionPoint.TextLimit)] public string? Reasonable { get; init; }
    [StringLength(DecisionPoint.TextLimit)] public string? FirstStory { get; init; }
    [StringLength(DecisionPoint.TextLimit)] public string? SecondStory { get; init; }

    /// <summary>Zero while there is none.</summary>
    public uint Version { get; init; }

    internal void WriteTo(DecisionPoint point)
    {
        (point.Known, point.Hypotheses, point.Reasonable) = (Text(Known), Text(Hypotheses), Text(Reasonable));
        (point.FirstStory, point.SecondStory) = (Text(FirstStory), Text(SecondStory));
    }

    private static string Text(string? typed) => Storable.Text(typed?.Trim().ReplaceLineEndings("\n") ?? "");
}
