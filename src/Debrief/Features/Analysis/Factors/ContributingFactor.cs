using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Features.Analysis;

/// <summary>A condition without which it would not have happened, or not so badly. It begins as one sentence; the rest is said when somebody knows it.</summary>
public sealed class ContributingFactor : ITakenBack
{
    public const int TextLimit = 1_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }

    /// <summary>What people say: F3. Never given to another factor of the incident.</summary>
    public required int Number { get; init; }
    public required string Text { get; set => field = value.Trim(); }
    public Guid? CategoryId { get; set; }
    public FactorCategory? Category { get; private init; }
    public ConditionKind? Condition { get; set; }
    public HurtPart? Hurt { get; set; }

    /// <summary>The layer that it is a hole in.</summary>
    public Guid? LayerId { get; set; }
    public DefenceLayer? Layer { get; private init; }

    /// <summary>What else has it, or that nobody looked yet (empty).</summary>
    public string Elsewhere { get; set => field = value.Trim(); } = "";

    /// <summary>What was decided where nothing will be done about it; empty while nothing was.</summary>
    public string NoActionReason { get; set => field = value.Trim(); } = "";
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; private set; }
    public List<TimelineEvent> Events { get; private init; } = [];

    public string Name => $"F{Number}";

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Restore() => RemovedAt = null;
}

/// <summary>What kind of condition: how the thing was built, how people work, what they knew, when it met what, or what nobody measured.</summary>
public enum ConditionKind { Technical, Process, Knowledge, Timing, Unmeasured }

/// <summary>What it made worse.</summary>
public enum HurtPart { Prevention, Detection, Diagnosis, Containment, Resolution }

/// <summary>What went well: a layer that held, and what it kept from happening.</summary>
public sealed class HeldLayer : ITakenBack
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }

    /// <summary>The order in which they were said.</summary>
    public long Position { get; private init; }
    public required string Text { get; set => field = value.Trim(); }
    public Guid? LayerId { get; set; }
    public DefenceLayer? Layer { get; private init; }
    public DateTimeOffset? RemovedAt { get; private set; }

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Restore() => RemovedAt = null;
}
