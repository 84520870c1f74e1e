namespace Debrief.Features.Accounts;

/// <summary>A single-use link is in its path, so no path may reach a log, whatever an operator sets the log levels to.</summary>
internal static class QuietPaths
{
    // The host also hands the path to every other logger, as the scope of a request, unless it may log nothing at all.
    private static readonly string[] WritersOfPaths =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.StaticFiles",
        "Microsoft.AspNetCore.HttpLogging",
        "Microsoft.AspNetCore.W3CLogging",
    ];

    public static void KeepPathsOutOfLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(filter =>
    {
        var providers = filter.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        foreach (var rule in filter.Rules.Where(rule => WritersOfPaths.Any(writer => rule.CategoryName?.StartsWith(writer, StringComparison.OrdinalIgnoreCase) is true)).ToList()) filter.Rules.Remove(rule);
        foreach (var provider in providers)
        {
            foreach (var writer in WritersOfPaths) filter.Rules.Add(new(provider, writer, LogLevel.None, null));
        }
    });
}
