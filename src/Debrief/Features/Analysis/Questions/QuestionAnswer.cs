namespace Debrief.Features.Analysis;

/// <summary>What became of one question of the four groups. One without a row is open.</summary>
public sealed class QuestionAnswer
{
    public const int TextLimit = 2_000;

    public required Guid IncidentId { get; init; }

    /// <summary>The key of the question in the drafting library: <c>surprise-2</c>.</summary>
    public required string Question { get; init; }
    public required AnswerState State { get; set; }

    /// <summary>The answer, or the reason it is waived for.</summary>
    public required string Text { get; set => field = value.Trim(); }
}

public enum AnswerState { Answered, Waived }
