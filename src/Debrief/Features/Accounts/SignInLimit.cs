using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Debrief.Features.Accounts;

/// <summary>Guessing from one address is slow, whatever account is guessed at. An account's own lock-out comes on top.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    public static void AddSignInLimit(this RateLimiterOptions limits, IConfiguration configuration)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = static async (rejected, ct) => await SayWait(rejected.HttpContext);
        limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = configuration.GetValue("SignIn:AttemptsPerMinute", 20), Window = TimeSpan.FromMinutes(1) }));
    }

    private static Task SayWait(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return TypedResults.Problem(
            "There were many attempts from your address. Wait a minute, then try again.",
            statusCode: StatusCodes.Status429TooManyRequests, title: "That was too fast.").ExecuteAsync(http);
    }
}
