using Debrief.Ui;

namespace Debrief.Features.Accounts;

/// <summary>The tokens by which my programs act for me.</summary>
internal static class TokenEndpoints
{
    public const string Path = "/account/tokens";

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup(Path).RequireAuthorization(Rights.Own);
        tokens.MapGet("/", Show);
        tokens.MapPost("/", Make);
        tokens.MapPost("/{id:guid}/revocation", Revoke);
    }

    private static async Task<RazorComponentResult<TokensPage>> Show(CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct) =>
        TokensPage.Render(await db.TokensOfAsync(user, ct), user, clock.Now);

    private static async Task<Results<RazorComponentResult<TokensPage>, NotFound>> Make([FromForm] TokenForm form, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Accounts.SingleOrDefaultAsync(account => account.PersonId == user.PersonId, ct) is not { } account) return TypedResults.NotFound();

        var (token, secret) = ApiToken.New(account.Id, form.Name, form.MayWrite, clock.Now, form.Days);
        db.Add(token);
        db.Record(null, user, "token.made", clock.Now, new { token.Id, token.Name, token.MayWrite, token.ExpiresAt });
        await db.SaveChangesAsync(ct);
        http.Response.Headers.CacheControl = "no-store";
        return TokensPage.Render(await db.TokensOfAsync(user, ct), user, clock.Now, secret);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Revoke(Guid id, CurrentUser user, HttpContext http, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Set<ApiToken>().SingleOrDefaultAsync(token => token.Id == id && token.Account.PersonId == user.PersonId, ct) is not { } token) return TypedResults.NotFound();

        token.Revoke(clock.Now);
        db.Record(null, user, "token.revoked", clock.Now, new { token.Id, token.Name });
        await db.SaveChangesAsync(ct);
        Toast.Say(http, $"“{token.Name}” opens nothing any more.");
        return TypedResults.LocalRedirect(Path);
    }

    private static Task<List<ApiToken>> TokensOfAsync(this DebriefDb db, CurrentUser user, CancellationToken ct) =>
        db.Set<ApiToken>().AsNoTracking().Where(token => token.Account.PersonId == user.PersonId && token.RevokedAt == null).OrderByDescending(token => token.CreatedAt).ToListAsync(ct);
}

public sealed record TokenForm
{
    [Required(ErrorMessage = "What is it for?"), StringLength(ApiToken.NameLimit)] public string Name { get; init; } = "";
    public bool MayWrite { get; init; }
    [Range(1, ApiToken.LongestDays, ErrorMessage = "Between 1 and 365 days.")] public int Days { get; init; } = 90;
}
