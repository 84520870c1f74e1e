namespace Debrief.Features.Analysis;

/// <summary>One sentence, and the event it was seen at when it is born from one.</summary>
public sealed record NewFactorForm
{
    [Required(ErrorMessage = "Which condition?"), StringLength(ContributingFactor.TextLimit)] public string Text { get; init; } = "";

    /// <summary>The public id of an event.</summary>
    [StringLength(40)] public string? Event { get; init; }
}

public sealed record FactorForm
{
    [Required(ErrorMessage = "Which condition?"), StringLength(ContributingFactor.TextLimit)] public string Text { get; init; } = "";
    public string? Category { get; init; }
    public string? Condition { get; init; }
    public string? Hurt { get; init; }
    [StringLength(Settings.Service.NameLimit)] public string? Layer { get; init; }
    [StringLength(ContributingFactor.TextLimit)] public string? Elsewhere { get; init; }

    /// <summary>Public ids of the events that show it.</summary>
    public string[]? Events { get; init; }
    public uint Version { get; init; }
}

public sealed record NoActionForm([StringLength(ContributingFactor.TextLimit)] string? Reason, uint Version);

public sealed record HeldForm
{
    [Required(ErrorMessage = "What held?"), StringLength(ContributingFactor.TextLimit)] public string Text { get; init; } = "";
    [StringLength(Settings.Service.NameLimit)] public string? Layer { get; init; }
    public uint Version { get; init; }
}
