namespace Debrief.Sources.Payloads;

/// <summary>Links back into the tools: web addresses only, and nothing secret in them.</summary>
internal static class Links
{
    private static readonly string[] Secrets = ["token", "secret", "password", "sig", "signature", "key", "auth", "code"];

    /// <summary>The address without user, password and tokens; null for anything but http and https.</summary>
    public static string? Clean(string? url)
    {
        if (url is null || !Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        if (uri.UserInfo.Length == 0 && !uri.Query.Contains('=', StringComparison.Ordinal)) return uri.AbsoluteUri;

        var query = uri.Query.TrimStart('?').Split('&').Where(pair => !IsSecret(pair.Split('=')[0]));
        return new UriBuilder(uri) { UserName = "", Password = "", Query = string.Join('&', query), Port = uri.IsDefaultPort ? -1 : uri.Port }.Uri.AbsoluteUri;
    }

    private static bool IsSecret(string name) => Secrets.Any(secret => name.EndsWith(secret, StringComparison.OrdinalIgnoreCase)) || name is "t";
}
