using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Debrief.Tests.Harness;

/// <summary>Takes a header's word for who is asking. The tests of signing in itself do without it.</summary>
internal sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Test", Header = "X-Test-User";

    /// <summary>Without the header a request is signed in by its cookie, or not at all, as in the product.</summary>
    public static string? OtherwiseTheRealOne(HttpContext http) => http.Request.Headers.ContainsKey(Header) ? null : SessionCookie.Scheme;

    public static string HeaderFor(CurrentUser user) => $"{user.PersonId};{user.Role};{Uri.EscapeDataString(user.Name)}";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString().Split(';') is not [var person, var role, var name]) return Task.FromResult(AuthenticateResult.NoResult());

        Claim[] claims = [new(CurrentUser.PersonClaim, person), new(ClaimTypes.Role, role), new(ClaimTypes.Name, Uri.UnescapeDataString(name))];
        return Task.FromResult(AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name)));
    }
}
