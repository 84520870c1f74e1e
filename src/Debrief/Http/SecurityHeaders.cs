using System.Security.Cryptography;

namespace Debrief.Http;

/// <summary>The headers of every answer. No script and no style runs that we did not ship: whatever an import or a person typed stays text.</summary>
internal static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    extension(HttpContext http)
    {
        /// <summary>Lets the style elements that the editor makes in this one page through.</summary>
        public string StyleNonce
        {
            get
            {
                if (http.Items[NonceKey] is string nonce) return nonce;
                http.Items[NonceKey] = nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
                return nonce;
            }
        }
    }

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; img-src 'self' data: blob:; " +
            $"style-src 'self' 'nonce-{http.StyleNonce}'; style-src-attr 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        await next(http);
    });
}
