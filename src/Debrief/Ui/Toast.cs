using System.Text.Json;

namespace Debrief.Ui;

/// <summary>What was just done, said once, with an address to POST to where it can be undone.</summary>
public sealed record Toast(string Text, string? Undo = null)
{
    private const string Cookie = "toast";

    /// <summary>Says it with this answer: to htmx by an event, to a browser on the page it is redirected to.</summary>
    public static void Say(HttpContext http, string text, string? undo = null)
    {
        if (http.Request.Headers.ContainsKey("HX-Request"))
            http.Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { toast = new { text, undo } });
        else
            http.Response.Cookies.Append(Cookie, JsonSerializer.Serialize(new Toast(text, undo)), new() { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromMinutes(1) });
    }

    internal static Toast? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept) return null;
        // A script that followed a redirect read this page; a person has yet to see it.
        if (http.Request.Headers["Sec-Fetch-Dest"] == "empty") return null;

        http.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<Toast>(kept) is { Text.Length: > 0 } toast && IsOurs(toast.Undo) ? toast : null;
        }
        catch (JsonException)
        {
            // A cookie that we did not write.
            return null;
        }
    }

    private static bool IsOurs(string? path) => path is null || (path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\'));
}
