namespace Debrief.Features.Analysis;

/// <summary>A step of how it came about. The top is what is to be explained; below, each answers a question that begins with what or how.</summary>
public sealed class WhyNode : ITakenBack
{
    public const int TextLimit = 600;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }
    public Guid? ParentId { get; private set; }
    public long Position { get; private init; }

    /// <summary>What was asked of the step above; empty at the top.</summary>
    public string Question { get; set => field = value.Trim(); } = "";
    public required string Text { get; set => field = value.Trim(); }
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <param name="all">The incident's tree.</param>
    public Refusal? MoveUnder(WhyNode? parent, IReadOnlyCollection<WhyNode> all)
    {
        for (var above = parent; above is not null; above = all.FirstOrDefault(node => node.Id == above.ParentId))
        {
            if (above.Id == Id) return new WhyInCircle(Text);
        }
        ParentId = parent?.Id;
        return null;
    }

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Restore() => RemovedAt = null;
}

public sealed record WhyInCircle(string Text) : Refusal($"“{Text}” would then explain itself. Put it under a step that does not follow from it.");
