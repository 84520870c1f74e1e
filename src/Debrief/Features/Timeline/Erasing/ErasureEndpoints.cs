using Debrief.Features.Incidents;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

internal static class ErasureEndpoints
{
    public static void MapErasure(this IEndpointRouteBuilder routes)
    {
        var erasure = routes.MapGroup("/incidents/{number:int}/erasure").RequireAuthorization(Rights.Administer);
        erasure.MapGet("/", Show);
        erasure.MapPost("/", Erase);
    }

    private static async Task<Results<RazorComponentResult<ErasurePage>, NotFound>> Show(int number, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().Include(found => found.Services).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();

        return ErasurePage.Render(incident, clock.Now);
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Erase(
        int number, [FromForm] ErasureForm form, [FromServices] IEnumerable<EraseText> others, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        var (places, refusal) = await db.EraseAsync(incident, form.Text.Trim().ReplaceLineEndings("\n"), others, user, clock.Now, ct);
        if (refusal is not null) return refusal.ToProblem();

        Toast.Say(http, places == 0 ? "That text stands nowhere in this incident. Nothing was changed." : $"Erased in {Wording.Count(places, "place")}.");
        return TypedResults.Redirect($"{incident.Path}/erasure");
    }
}

public sealed record ErasureForm
{
    /// <summary>Shorter texts stand everywhere by chance.</summary>
    [Required(ErrorMessage = "Which text?"), StringLength(2_000, MinimumLength = 4, ErrorMessage = "Between 4 and 2,000 characters: a shorter text stands everywhere by chance.")] public string Text { get; init; } = "";
    [AllowedValues(true, ErrorMessage = "Say that you know it can't be undone.")] public bool Sure { get; init; }
}
