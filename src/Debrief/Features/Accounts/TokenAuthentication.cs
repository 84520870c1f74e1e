using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Debrief.Features.Accounts;

/// <summary>The way in for programs: a bearer token, read anew at each request. No cookie opens the API, and no token opens a page.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, DebriefDb db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token", TokenClaim = "token";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { } header || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();

        var (hash, now, ct) = (ApiToken.HashOf(header["Bearer ".Length..].Trim()), clock.Now, Context.RequestAborted);
        var found = await db.Set<ApiToken>().Where(token => token.SecretHash == hash && token.RevokedAt == null && token.ExpiresAt > now && token.Account.ClosedAt == null)
            .Select(token => new { token.Id, token.MayWrite, token.LastUsedAt, token.Account.PersonId, token.Account.Person.Name, token.Account.Role }).SingleOrDefaultAsync(ct);
        if (found is null) return AuthenticateResult.Fail("No such token.");

        if (found.LastUsedAt is null || now - found.LastUsedAt > SeenEvery) await db.Set<ApiToken>().Where(token => token.Id == found.Id).ExecuteUpdateAsync(row => row.SetProperty(token => token.LastUsedAt, now), ct);
        Claim[] claims = [new(TokenClaim, found.Id.ToString()), new(CurrentUser.PersonClaim, found.PersonId.ToString()), new(ClaimTypes.Name, found.Name), new(ClaimTypes.Role, (found.MayWrite ? found.Role : Role.Reader).ToString())];
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem("Send a token that is in force as “Authorization: Bearer ...”. People make theirs under Your account, Tokens.", statusCode: StatusCodes.Status401Unauthorized, title: "A token is needed.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        TypedResults.Problem("This token only reads, or its person does.", statusCode: StatusCodes.Status403Forbidden, title: "Not within the rights of this token.").ExecuteAsync(Context);
}
