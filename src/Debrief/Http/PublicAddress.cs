namespace Debrief.Http;

/// <summary>Where people reach this Debrief, for links that are written down. No slash at the end.</summary>
internal static class PublicAddress
{
    public const string Setting = "DEBRIEF_ADDRESS";

    /// <summary>The setting; else where the app listens, by the name localhost, because passkeys refuse numbers.</summary>
    public static string Of(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } address) return address.TrimEnd('/');

        var listens = BindingAddress.Parse(configuration["urls"]?.Split(';')[0] is { Length: > 0 } first ? first : "http://localhost:5150");
        return $"{listens.Scheme}://localhost:{listens.Port}";
    }

    /// <summary>The setting; else the address that the person asking has in front of them.</summary>
    public static string Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<IConfiguration>() is var configuration && configuration[Setting] is { Length: > 0 }
            ? Of(configuration)
            : $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
}
