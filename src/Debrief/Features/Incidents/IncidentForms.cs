using Debrief.Sources;

namespace Debrief.Features.Incidents;

/// <summary>All it takes to begin. Everything else can wait.</summary>
public sealed record NewIncidentForm(
    [Required(ErrorMessage = "Say in a few words what happened."), StringLength(Incident.TitleLimit, ErrorMessage = "Keep it under 200 characters.")] string Title,
    IncidentKind Kind,
    Severity? Severity,
    [StringLength(1000)] string? Services,
    Guid? LeadId);

public sealed record FactsForm(
    [Required(ErrorMessage = "Say in a few words what happened."), StringLength(Incident.TitleLimit, ErrorMessage = "Keep it under 200 characters.")] string Title,
    IncidentKind Kind,
    Severity? Severity,
    [StringLength(1000)] string? Services,
    [StringLength(1000)] string? Categories,
    string? LeadId,
    uint Version)
{
    internal Guid? Lead => FormId.Read(LeadId);
}

/// <summary>A state and, when it is known, a number for each figure of <see cref="Impact"/>.</summary>
public sealed record ImpactForm
{
    public FigureState UsersState { get; init; }
    [Range(0, 1e15)] public decimal? Users { get; init; }
    public bool UsersIsEstimate { get; init; }
    public FigureState RevenueState { get; init; }
    [Range(0, 1e15)] public decimal? Revenue { get; init; }
    public bool RevenueIsEstimate { get; init; }
    public FigureState SlaBreachMinutesState { get; init; }
    [Range(0, 1e15)] public decimal? SlaBreachMinutes { get; init; }
    public bool SlaBreachMinutesIsEstimate { get; init; }
    public FigureState DataIntegrityState { get; init; }
    [Range(0, 1e15)] public decimal? DataIntegrity { get; init; }
    public bool DataIntegrityIsEstimate { get; init; }
    public FigureState DataLossState { get; init; }
    [Range(0, 1e15)] public decimal? DataLoss { get; init; }
    public bool DataLossIsEstimate { get; init; }
    public FigureState CustomerFacingState { get; init; }
    [Range(0, 100, ErrorMessage = "Between 0 and 100.")] public decimal? CustomerFacing { get; init; }
    public bool CustomerFacingIsEstimate { get; init; }
    [RegularExpression("[A-Za-z]{3}", ErrorMessage = "Three letters, like EUR.")] public string? Currency { get; init; }
    [StringLength(500)] public string? Note { get; init; }
    public uint Version { get; init; }

    public Impact ToImpact() => new()
    {
        Users = Figure(UsersState, Users, UsersIsEstimate),
        Revenue = Figure(RevenueState, Revenue, RevenueIsEstimate),
        Currency = (Currency ?? "").ToUpperInvariant(),
        SlaBreachMinutes = Figure(SlaBreachMinutesState, SlaBreachMinutes, SlaBreachMinutesIsEstimate),
        DataIntegrity = Figure(DataIntegrityState, DataIntegrity, DataIntegrityIsEstimate),
        DataLoss = Figure(DataLossState, DataLoss, DataLossIsEstimate),
        CustomerFacing = Figure(CustomerFacingState, CustomerFacing, CustomerFacingIsEstimate),
        Note = (Note ?? "").Trim(),
    };

    /// <summary>A number that was typed counts as known, whatever the list beside it still says.</summary>
    private static Figure Figure(FigureState state, decimal? value, bool isEstimate) =>
        value is null ? new(state == FigureState.Known ? FigureState.NotRecorded : state) : new(FigureState.Known, value, isEstimate);
}

/// <summary>Times as <c>datetime-local</c> fields give them, in the reader's zone; empty is "not recorded".</summary>
public sealed record MilestonesForm(uint Version, string? ImpactStarted, string? Detected, string? Acknowledged, string? Understood, string? Mitigated, string? Resolved)
{
    public string? Field(MilestoneKind kind) => kind switch
    {
        MilestoneKind.ImpactStarted => ImpactStarted,
        MilestoneKind.Detected => Detected,
        MilestoneKind.Acknowledged => Acknowledged,
        MilestoneKind.Understood => Understood,
        MilestoneKind.Mitigated => Mitigated,
        _ => Resolved,
    };
}

public sealed record ResponderForm([Required(ErrorMessage = "Who?"), StringLength(Person.NameLimit)] string Name, [StringLength(80)] string? Role);

public sealed record RestrictionForm([Required(ErrorMessage = "Say why: readers with access will see it."), StringLength(500)] string Reason, [StringLength(2000)] string? People);

public sealed record DeferralForm([Required(ErrorMessage = "Until when?")] string Until, [StringLength(300)] string? Reason);

public sealed record MergeForm([Required, RegularExpression(@"\s*(?i:INC-)?\d{1,9}\s*", ErrorMessage = "A number like INC-42.")] string Into)
{
    public int Number => int.Parse(Into.Trim().ToUpperInvariant().Replace("INC-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
}
