namespace Debrief.Features.Accounts;

/// <summary>A browser's description of itself in the words of its owner: "Firefox on Linux". A hint to tell sessions apart, no more.</summary>
internal static class Device
{
    // Most specific first: each browser also claims to be the ones below it.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Name(string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        (null, null) => "An unknown browser",
        ({ } browser, null) => browser,
        (null, { } system) => $"A browser on {system}",
        var (browser, system) => $"{browser} on {system}",
    };

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(it => userAgent.Contains(it.Mark, StringComparison.Ordinal)).Name;
}
