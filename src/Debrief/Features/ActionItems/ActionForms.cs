using System.Globalization;

namespace Debrief.Features.ActionItems;

/// <summary>One line is enough. Who and when can stand in it, or come later.</summary>
public sealed record NewActionForm
{
    [Required(ErrorMessage = "Say in a line what will be different."), StringLength(ActionItem.TextLimit, ErrorMessage = "Keep it under 500 characters.")] public string Text { get; init; } = "";
}

public sealed record ActionForm
{
    [Required(ErrorMessage = "Say in a line what will be different."), StringLength(ActionItem.TextLimit, ErrorMessage = "Keep it under 500 characters.")] public string Text { get; init; } = "";
    [StringLength(400)] public string? Owner { get; init; }
    [Day] public string? DueOn { get; init; }
    public ActionKind? Kind { get; init; }
    public uint Version { get; init; }
}

public sealed record FactorsForm
{
    /// <summary>All that it is meant to change; none is none.</summary>
    public Guid[]? Factor { get; init; }
}

public sealed record VerificationPlanForm
{
    [StringLength(ActionItem.ReasonLimit)] public string? How { get; init; }
    [StringLength(400)] public string? Verifier { get; init; }
    [Day] public string? On { get; init; }
    public uint Version { get; init; }
}

public sealed record VerificationForm
{
    [Required(ErrorMessage = "What did you do to see that it works?"), StringLength(ActionItem.ReasonLimit)] public string How { get; init; } = "";
    [Required(ErrorMessage = "What shows it: a link, an output, a number?"), StringLength(2000)] public string Evidence { get; init; } = "";
    [StringLength(ActionItem.ReasonLimit)] public string? WhyTheOwner { get; init; }
}

public sealed record CompletionForm
{
    /// <summary>For an action that had none: the condition that says it is done.</summary>
    [StringLength(DoneCriterion.TextLimit)] public string? Criterion { get; init; }
}

public sealed record AbandonmentForm
{
    [Required(ErrorMessage = "Say why. Readers of the post-mortem will ask."), StringLength(ActionItem.ReasonLimit)] public string Because { get; init; } = "";
}

public sealed record ReopeningForm
{
    [StringLength(ActionItem.ReasonLimit)] public string? Because { get; init; }
}

public sealed record CriterionForm
{
    [Required(ErrorMessage = "What can anyone check?"), StringLength(DoneCriterion.TextLimit, ErrorMessage = "Keep it under 300 characters.")] public string Text { get; init; } = "";
}

public sealed record ChallengeForm
{
    [Required(ErrorMessage = "What makes you doubt it?"), StringLength(ActionItem.ReasonLimit)] public string Text { get; init; } = "";
}

public sealed record RankForm
{
    public bool Up { get; init; }
}

public sealed record LessonForm
{
    [Required(ErrorMessage = "What was learned?"), StringLength(EncodedLesson.TextLimit)] public string Learned { get; init; } = "";
    [EnumDataType(typeof(EncodedIn))] public EncodedIn Place { get; init; }
    [StringLength(EncodedLesson.LinkLimit)] public string? Link { get; init; }
}

public sealed record LinkForm
{
    [Required(ErrorMessage = "Where can anyone see it?"), StringLength(EncodedLesson.LinkLimit)] public string Link { get; init; } = "";
}

public sealed record AskForm
{
    [Required(ErrorMessage = "What can no team here close alone?"), StringLength(Ask.TextLimit)] public string Gap { get; init; } = "";
    [Required(ErrorMessage = "What does it cost, in numbers?"), StringLength(Ask.TextLimit), RegularExpression(@"[\s\S]*\d[\s\S]*", ErrorMessage = "Say it in numbers: hours, money, incidents.")] public string Consequence { get; init; } = "";
    [Required(ErrorMessage = "What do you propose?"), StringLength(Ask.TextLimit)] public string Proposal { get; init; } = "";
    [Required(ErrorMessage = "Who can decide it?"), StringLength(400)] public string Leader { get; init; } = "";
    public DateOnly AnswerBy { get; init; }
}

public sealed record AnswerForm
{
    [Required(ErrorMessage = "What is the answer?"), StringLength(Ask.AnswerLimit)] public string Answer { get; init; } = "";
}

/// <summary>A day as a date field sends it, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DayAttribute() : ValidationAttribute("That is no day. Write it as 2026-05-26.")
{
    public override bool IsValid(object? value) => string.IsNullOrEmpty(value as string) || Read((string)value) is not null;

    public static DateOnly? Read(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
