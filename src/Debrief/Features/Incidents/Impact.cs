namespace Debrief.Features.Incidents;

/// <summary>What it did to whom, in figures. Each figure is a number, an explicit "none", "unknown" or "n/a", or not yet recorded.</summary>
public sealed record Impact
{
    public static readonly Impact NotRecorded = new();

    /// <summary>People or accounts affected.</summary>
    public Figure Users { get; init; }

    /// <summary>Lost, in <see cref="Currency"/>.</summary>
    public Figure Revenue { get; init; }

    /// <summary>ISO 4217, "EUR".</summary>
    public string Currency { get; init; } = "";

    /// <summary>Minutes outside the agreed service level.</summary>
    public Figure SlaBreachMinutes { get; init; }

    /// <summary>Records left wrong or inconsistent.</summary>
    public Figure DataIntegrity { get; init; }

    /// <summary>Records lost for good.</summary>
    public Figure DataLoss { get; init; }

    /// <summary>Failed requests that customers saw, in percent at the worst moment.</summary>
    public Figure CustomerFacing { get; init; }

    /// <summary>What the figures do not say, in a sentence.</summary>
    public string Note { get; init; } = "";
}

public enum FigureState { NotRecorded, Known, None, Unknown, NotApplicable }

/// <param name="Value">Present when and only when the state is <see cref="FigureState.Known"/>.</param>
/// <param name="IsEstimate">Shown as "about".</param>
public readonly record struct Figure(FigureState State, decimal? Value = null, bool IsEstimate = false);
