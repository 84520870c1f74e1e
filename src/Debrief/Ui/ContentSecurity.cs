using System.Security.Cryptography;

namespace Debrief.Ui;

/// <summary>What a page may load and run: only what comes from here, and no script inside a page.</summary>
internal static class ContentSecurity
{
    private const string Item = "style-nonce";

    public static void UseContentSecurity(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[Item] = nonce;
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; " +
            "font-src 'self'; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        return next();
    });

    /// <summary>Lets the editor add its base styles. Style attributes are allowed: they place things, and cannot fetch from elsewhere.</summary>
    public static string? StyleNonce(this HttpContext http) => http.Items[Item] as string;
}
