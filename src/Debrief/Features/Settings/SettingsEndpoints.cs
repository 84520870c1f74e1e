using Debrief.Ui;

namespace Debrief.Features.Settings;

internal static class SettingsEndpoints
{
    public const string Path = "/settings";

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup(Path).RequireAuthorization(Rights.Administer);
        settings.MapGet("/", () => TypedResults.LocalRedirect(PeopleEndpoints.Path));
        settings.MapPeople();
        settings.MapPerson();
        settings.MapTeams();
        settings.MapServices();
        settings.MapCategories();
        settings.MapFactorCategories();
        settings.MapLayers();
        settings.MapWords();
        settings.MapPolicies();
    }

    extension(HttpContext http)
    {
        /// <summary>Back to a page, which says what was done and where it can be undone.</summary>
        public RedirectHttpResult Done(string path, string what, string? undo = null)
        {
            Toast.Say(http, what, undo);
            return TypedResults.LocalRedirect(path);
        }
    }
}
