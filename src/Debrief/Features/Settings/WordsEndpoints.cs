namespace Debrief.Features.Settings;

internal static class WordsEndpoints
{
    public const string Path = SettingsEndpoints.Path + "/words";

    public static void MapWords(this IEndpointRouteBuilder settings)
    {
        settings.MapGet("/words", Show);
        settings.MapPost("/words", Change);
    }

    private static async Task<RazorComponentResult<WordsPage>> Show(DebriefDb db, CancellationToken ct)
    {
        var house = await db.HouseSettingsAsync(ct);
        return WordsPage.Render(house.Words, db.VersionOf(house));
    }

    private static async Task<RedirectHttpResult> Change([FromForm] WordsForm form, HttpContext http, WordsInUse inUse, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        var house = await db.HouseSettingsAsync(ct);
        db.Expect(house, form.Version);
        house.Words = form.ToWords();
        db.Record(null, user, "words.changed", clock.Now, house.Words);
        await db.SaveChangesAsync(ct);

        inUse.Keep(house.Words);
        return http.Done(Path, "Pages use these words from now on.");
    }
}

public sealed record WordsForm(
    [Required, StringLength(Word.Limit)] string Postmortem, [StringLength(Word.Limit)] string? Postmortems,
    [Required, StringLength(Word.Limit)] string ReviewMeeting, [StringLength(Word.Limit)] string? ReviewMeetings,
    [Required, StringLength(Word.Limit)] string Action, [StringLength(Word.Limit)] string? Actions,
    uint Version)
{
    public Words ToWords() => new() { Postmortem = Word.Of(Postmortem, Postmortems), ReviewMeeting = Word.Of(ReviewMeeting, ReviewMeetings), Action = Word.Of(Action, Actions) };
}
