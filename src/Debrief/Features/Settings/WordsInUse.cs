namespace Debrief.Features.Settings;

/// <summary>
/// The words that pages are written in, kept so that a page does not ask for them: read again when they are some seconds old, and at once where they
/// were changed. Components take <see cref="Words"/> by @inject.
/// </summary>
internal sealed class WordsInUse(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Kept kept = new(new(), DateTimeOffset.MinValue);

    public Words Words => kept.Words;

    public void Keep(Words words) => kept = new(words, clock.Now);

    public async ValueTask RefreshAsync(DebriefDb db, CancellationToken ct)
    {
        if (clock.Now - kept.ReadAt > Fresh) Keep((await db.HouseSettingsAsync(ct)).Words);
    }

    private sealed record Kept(Words Words, DateTimeOffset ReadAt);
}

internal static class WordsSetup
{
    public static void AddWords(this IServiceCollection services)
    {
        services.AddSingleton<WordsInUse>();
        services.AddScoped(host => host.GetRequiredService<WordsInUse>().Words);
    }

    /// <summary>After signing in: whoever is outside reads no page with such words.</summary>
    public static void UseWords(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.User.Identity?.IsAuthenticated is true)
            await http.RequestServices.GetRequiredService<WordsInUse>().RefreshAsync(http.RequestServices.GetRequiredService<DebriefDb>(), http.RequestAborted);
        await next(http);
    });
}
