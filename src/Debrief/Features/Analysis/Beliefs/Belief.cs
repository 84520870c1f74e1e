namespace Debrief.Features.Analysis;

/// <summary>What people believed of the system that was not so: a finding about what taught it to them.</summary>
public sealed class Belief : ITakenBack
{
    public const int TextLimit = 1_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }

    /// <summary>The order in which they were said.</summary>
    public long Position { get; private init; }
    public required string Believed { get; set => field = value.Trim(); }
    public string Was { get; set => field = value.Trim(); } = "";

    /// <summary>What taught it: the panel, the guideline, the last time.</summary>
    public string Why { get; set => field = value.Trim(); } = "";
    public string WhoKnew { get; set => field = value.Trim(); } = "";

    /// <summary>The event at which it showed.</summary>
    public Guid? EventId { get; set; }
    public DateTimeOffset? RemovedAt { get; private set; }

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Restore() => RemovedAt = null;
}

/// <summary>An idea of where the system is fragile, with what speaks for it and against it.</summary>
public sealed class Hypothesis : ITakenBack
{
    public const int TextLimit = 1_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }
    public long Position { get; private init; }
    public required string Text { get; set => field = value.Trim(); }
    public HypothesisState State { get; set; }
    public DateTimeOffset? RemovedAt { get; private set; }
    public List<HypothesisEvidence> Evidence { get; private init; } = [];

    public Refusal? Decide(HypothesisState state)
    {
        if (state != HypothesisState.Open && IsWithoutEvidence) return new NoEvidenceYet();
        State = state;
        return null;
    }

    /// <summary>With its last piece of evidence it is open again.</summary>
    public void TakeBack(HypothesisEvidence piece, DateTimeOffset now)
    {
        piece.Remove(now);
        if (IsWithoutEvidence) State = HypothesisState.Open;
    }

    public bool IsWithoutEvidence => Evidence.TrueForAll(piece => piece.RemovedAt is not null);

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Restore() => RemovedAt = null;
}

public sealed class HypothesisEvidence
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid HypothesisId { get; init; }
    public long Position { get; private init; }

    /// <summary>False when it speaks against.</summary>
    public required bool Supports { get; init; }
    public required string Text { get; init => field = value.Trim(); }
    public DateTimeOffset? RemovedAt { get; private set; }

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;
}

public enum HypothesisState { Open, Supported, Refuted }

public sealed record NoEvidenceYet() : Refusal("Nothing is written for or against it yet. Say what you saw first; then it can be called supported or refuted.");
