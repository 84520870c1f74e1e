namespace Debrief.Features.Analysis;

public sealed record NewBeliefForm
{
    [Required(ErrorMessage = "What did people believe?"), StringLength(Belief.TextLimit)] public string Believed { get; init; } = "";

    /// <summary>The public id of the event at which it showed.</summary>
    [StringLength(40)] public string? Event { get; init; }
}

public sealed record BeliefForm
{
    [Required(ErrorMessage = "What did people believe?"), StringLength(Belief.TextLimit)] public string Believed { get; init; } = "";
    [StringLength(Belief.TextLimit)] public string? Was { get; init; }
    [StringLength(Belief.TextLimit)] public string? Why { get; init; }
    [StringLength(Belief.TextLimit)] public string? WhoKnew { get; init; }
    public uint Version { get; init; }
}

public sealed record HypothesisForm
{
    [Required(ErrorMessage = "What could be fragile?"), StringLength(Hypothesis.TextLimit)] public string Text { get; init; } = "";
    public uint Version { get; init; }
}

public sealed record HypothesisStateForm
{
    [Required, EnumDataType(typeof(HypothesisState))] public HypothesisState? State { get; init; }
    public uint Version { get; init; }
}

public sealed record HypothesisEvidenceForm
{
    [Required(ErrorMessage = "What was seen?"), StringLength(Hypothesis.TextLimit)] public string Text { get; init; } = "";
    public bool Supports { get; init; }
}
