using Debrief.Features.Timeline;

namespace Debrief.Features.ActionItems;

/// <summary>A condition that anyone can check; all of them met is what "done" means.</summary>
public sealed class DoneCriterion
{
    public const int TextLimit = 300, MostPerAction = 20;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid ActionItemId { get; init; }
    public required string Text { get; set => field = Storable.Text(value.Trim()); }
    public required int Place { get; init; }
    public DateTimeOffset? MetAt { get; private set; }
    public Guid? MetById { get; private set; }

    public void Meet(Guid by, DateTimeOffset now) => (MetAt, MetById) = (MetAt ?? now, MetById ?? by);

    public void Unmeet() => (MetAt, MetById) = (null, null);
}

/// <summary>Someone saw that it works: how, and what shows it.</summary>
public sealed class Verification
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid ActionItemId { get; init; }

    /// <summary>What was done to see it.</summary>
    public required string How { get; init => field = Storable.Text(value.Trim()); }

    /// <summary>A link, or the words, the output, the number that was seen.</summary>
    public required string Evidence { get; init => field = Storable.Text(value.Trim()); }
    public required Guid ById { get; init; }
    public Person By { get; private init; } = null!;

    /// <summary>Given when, and only when, the owner verified it.</summary>
    public string? WhyTheOwner { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A reader's push-back on a weak action. It stays in sight until it is answered.</summary>
public sealed class Challenge
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid ActionItemId { get; init; }
    public required string Text { get; init => field = Storable.Text(value.Trim()); }
    public required Guid ById { get; init; }
    public Person By { get; private init; } = null!;
    public required DateTimeOffset At { get; init; }
    public string? Answer { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public Person? AnsweredBy { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public Refusal? Reply(string answer, Guid by, DateTimeOffset now)
    {
        if (AnsweredAt is not null) return new AlreadyAnswered();
        (Answer, AnsweredById, AnsweredAt) = (Storable.Text(answer.Trim()), by, now);
        return null;
    }
}

/// <summary>It was thought to be over and was not.</summary>
public sealed class Reopening
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid ActionItemId { get; init; }
    public required ActionState Was { get; init; }
    public required string Because { get; init; }
    public required Guid ById { get; init; }
    public Person By { get; private init; } = null!;
    public required DateTimeOffset At { get; init; }
}

public sealed record AlreadyAnswered() : Refusal("Someone answered this a moment ago.");
