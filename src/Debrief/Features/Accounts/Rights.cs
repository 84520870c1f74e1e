using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Debrief.Features.Accounts;

/// <summary>The rights an endpoint can ask for. Everything asks for at least a sign-in (the fallback policy).</summary>
internal static class Rights
{
    /// <summary>Changes nothing but what is one's own: the account, its sessions.</summary>
    public const string Own = "own";

    /// <summary>Says something in one's own name that others then have to answer; changes nothing else.</summary>
    public const string Speak = "speak";
    /// <summary>By a bearer token only; no cookie opens the API.</summary>
    public const string ApiRead = "api_read";
    public const string ApiWrite = "api_write";
    public const string Write = "write";
    public const string Administer = "administer";

    public static void AddRights(this AuthorizationBuilder rights) => rights
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
        .AddPolicy(Own, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Speak, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(ApiRead, policy => policy.AddAuthenticationSchemes(TokenAuthentication.SchemeName).RequireAuthenticatedUser())
        .AddPolicy(ApiWrite, policy => policy.AddAuthenticationSchemes(TokenAuthentication.SchemeName).RequireClaim(ClaimTypes.Role, nameof(Role.Member), nameof(Role.Administrator)))
        .AddPolicy(Write, policy => policy.RequireClaim(ClaimTypes.Role, nameof(Role.Member), nameof(Role.Administrator)))
        .AddPolicy(Administer, policy => policy.RequireClaim(ClaimTypes.Role, nameof(Role.Administrator)));
}
