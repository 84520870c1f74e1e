namespace Debrief.Http;

/// <summary>Where people reach this Debrief, for links that are written down. No slash at the end.</summary>
internal static class PublicAddress
{
    public const string Setting = "DEBRIEF_ADDRESS", Default = "http://localhost:5150";

    public static string Of(IConfiguration configuration) => (configuration[Setting] is { Length: > 0 } address ? address : Default).TrimEnd('/');

    /// <summary>Without the setting, the address that the person asking has in front of them.</summary>
    public static string Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<IConfiguration>() is var configuration && configuration[Setting] is { Length: > 0 }
            ? Of(configuration)
            : $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
}
