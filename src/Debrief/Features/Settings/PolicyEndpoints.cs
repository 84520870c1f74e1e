namespace Debrief.Features.Settings;

internal static class PolicyEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/policies";

    public static void MapPolicies(this IEndpointRouteBuilder settings)
    {
        settings.MapGet("/policies", Show);
        settings.MapPost("/policies", Change);
    }

    private static async Task<RazorComponentResult<PoliciesPage>> Show(DebriefDb db, CancellationToken ct)
    {
        var house = await db.HouseSettingsAsync(ct);
        return PoliciesPage.Render(house.Policies, db.VersionOf(house));
    }

    private static async Task<RedirectHttpResult> Change([FromForm] PoliciesForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var house = await db.HouseSettingsAsync(ct);
        db.Expect(house, form.Version);
        house.Policies = form.ToPolicies();
        db.Record(null, user, "policies.changed", clock.Now, house.Policies);
        await db.SaveChangesAsync(ct);

        return http.Done(Path, "These policies hold from now on. Dates that were set stay.");
    }
}

public sealed record PoliciesForm
{
    [Range(1, 720, ErrorMessage = "Between 1 and 720 hours.")] public int ReviewWithinHours { get; init; }
    public bool DeferralNeedsReason { get; init; }
    [Range(1, 365, ErrorMessage = "Between 1 and 365 days.")] public int DaysForAnAction { get; init; }
    [Range(1, 365, ErrorMessage = "Between 1 and 365 days.")] public int EscalateAfterDays { get; init; }
    public uint Version { get; init; }

    public Policies ToPolicies() => new() { ReviewWithinHours = ReviewWithinHours, DeferralNeedsReason = DeferralNeedsReason, DaysForAnAction = DaysForAnAction, EscalateAfterDays = EscalateAfterDays };
}
