namespace Debrief.Ui;

internal static class UiSetup
{
    /// <summary>The header that a script sends the antiforgery token in; a form sends a hidden field.</summary>
    public const string CsrfHeader = "X-CSRF";

    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options => options.HeaderName = CsrfHeader);
        services.AddSingleton<Assets>();
        services.AddScoped<ReaderZone>();
        return services;
    }

    /// <summary>The files of wwwroot. Those of the build have a hash in their name and never change.</summary>
    public static void UseAssets(this WebApplication app) =>
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file =>
                file.Context.Response.Headers.CacheControl =
                    file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
}
