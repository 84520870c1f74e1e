using Debrief.Features.Incidents;

namespace Debrief.Features.Analysis;

/// <summary>What the lines of an answer become, so that nobody types a thing twice.</summary>
internal static class AnswerRecords
{
    /// <summary>The word of what each line of an answer becomes; null where an answer is only an answer.</summary>
    public static string? Word(string question) => question switch
    {
        "surprise-2" => "belief",
        "conditions-1" or "conditions-2" or "conditions-3" or "conditions-4" or "response-1" or "response-2" or "response-3" => "contributing factor",
        "systemic-1" => "hypothesis",
        _ => null,
    };

    /// <summary>Makes records of the lines that the answer did not have before. Call inside a transaction.</summary>
    public static async Task MakeRecordsAsync(this DebriefDb db, Incident incident, string question, string before, string answer, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var line in Lines(answer).Except(Lines(before)))
        {
            switch (Word(question))
            {
                case "belief": db.AddBelief(incident, line, user, now); break;
                case "hypothesis": db.AddHypothesis(incident, line, user, now); break;
                case not null:
                    var factor = await db.AddFactorAsync(incident, line, user, now, ct);
                    (factor.Condition, factor.Hurt) = (ConditionOf(question), HurtOf(question));
                    break;
            }
            // One by one, so that they stand in the order of the lines.
            await db.SaveChangesAsync(ct);
        }
    }

    private static ConditionKind? ConditionOf(string question) => question switch
    {
        "conditions-1" => ConditionKind.Technical,
        "conditions-2" => ConditionKind.Process,
        "conditions-3" => ConditionKind.Knowledge,
        "conditions-4" => ConditionKind.Unmeasured,
        _ => null,
    };

    private static HurtPart? HurtOf(string question) => question switch
    {
        "response-1" => HurtPart.Detection,
        "response-2" => HurtPart.Diagnosis,
        "response-3" => HurtPart.Resolution,
        _ => null,
    };

    private static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.TrimStart('-', '*', ' ')).Where(line => line.Length > 0);
}
