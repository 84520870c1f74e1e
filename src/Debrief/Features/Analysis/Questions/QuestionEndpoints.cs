using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

internal static class QuestionEndpoints
{
    public static void MapQuestions(this IEndpointRouteBuilder analysis)
    {
        analysis.MapPost("/questions/{key}", Answer);
        analysis.MapPost("/questions/{key}/waiver", Waive);
        analysis.MapPost("/questions/{key}/removal", Reopen);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Answer(
        int number, string key, [FromForm] AnswerForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (GuidingQuestions.Of(key) is null) return TypedResults.NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = await db.SetAnswerAsync(incident, key, AnswerState.Answered, form.Text, form.Version, ct);
        await db.MakeRecordsAsync(incident, key, before, Storable.Text(form.Text), user, clock.Now, ct);
        db.Record(incident.Id, user, "analysis.question_answered", clock.Now, new { Question = key });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#q-{key}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Waive(
        int number, string key, [FromForm] WaiverForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (GuidingQuestions.Of(key) is null) return TypedResults.NotFound();

        await db.SetAnswerAsync(incident, key, AnswerState.Waived, form.Reason, form.Version, ct);
        db.Record(incident.Id, user, "analysis.question_waived", clock.Now, new { Question = key });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#q-{key}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Reopen(int number, string key, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.QuestionAnswers.Of(incident).SingleOrDefaultAsync(found => found.Question == key, ct) is not { } answer) return TypedResults.NotFound();

        db.QuestionAnswers.Remove(answer);
        db.Record(incident.Id, user, "analysis.question_reopened", clock.Now, new { Question = key });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect($"{incident.AnalysisPath}#q-{key}");
    }

    /// <returns>The answer as it was, empty when there was none.</returns>
    private static async Task<string> SetAnswerAsync(this DebriefDb db, Incident incident, string key, AnswerState state, string text, uint version, CancellationToken ct)
    {
        if (await db.QuestionAnswers.Of(incident).SingleOrDefaultAsync(found => found.Question == key, ct) is not { } answer)
        {
            db.QuestionAnswers.Add(new() { IncidentId = incident.Id, Question = key, State = state, Text = Storable.Text(text) });
            return "";
        }
        db.Expect(answer, version);
        var before = answer.State == AnswerState.Answered ? answer.Text : "";
        (answer.State, answer.Text) = (state, Storable.Text(text));
        return before;
    }
}

public sealed record AnswerForm
{
    [Required(ErrorMessage = "What is the answer?"), StringLength(QuestionAnswer.TextLimit)] public string Text { get; init; } = "";

    /// <summary>Zero while nobody has answered.</summary>
    public uint Version { get; init; }
}

public sealed record WaiverForm
{
    [Required(ErrorMessage = "Say why it does not apply: readers see it."), StringLength(QuestionAnswer.TextLimit)] public string Reason { get; init; } = "";
    public uint Version { get; init; }
}
