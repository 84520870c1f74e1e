using System.Security.Claims;

namespace Debrief.Ui;

/// <summary>A place in the rail. The key is also the class of the page's main element: "page-" and the key.</summary>
public sealed record Place(string Key, string Path, string Icon, string Label)
{
    public static readonly Place Home = new("home", "/", "home", "Home");
    public static readonly Place Incidents = new("incidents", "/incidents", "incidents", "Incidents");
    public static readonly Place Actions = new("actions", "/actions", "actions", "Actions");
    public static readonly Place Library = new("library", "/library", "library", "Library");
    public static readonly Place Settings = new("settings", "/settings", "settings", "Settings");

    /// <summary>Where this person can go: the settings are for administrators.</summary>
    public static IEnumerable<Place> OpenTo(ClaimsPrincipal user) => MayAdminister(user) ? Main.Append(Settings) : Main;

    public static bool MayAdminister(ClaimsPrincipal user) => user.IsInRole("Administrator");

    public static readonly IReadOnlyList<Place> Main = [Home, Incidents, Actions, Library];
}
