using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Features.ActionItems;

/// <summary>Something learned that someone chose to build into the house: first chosen, then, with a link that shows it, there.</summary>
public sealed class EncodedLesson
{
    public const int TextLimit = 500, LinkLimit = 1000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }
    public required string Learned { get; init => field = Storable.Text(value.Trim()); }
    public required EncodedIn Place { get; init; }
    public required Guid ChosenById { get; init; }
    public Person ChosenBy { get; private init; } = null!;
    public required DateTimeOffset ChosenAt { get; init; }

    /// <summary>The revision, the rule, the page: where anyone can see it.</summary>
    public string? Link { get; private set; }
    public DateTimeOffset? EncodedAt { get; private set; }

    public void Encode(string link, DateTimeOffset now) => (Link, EncodedAt) = (Storable.Text(link.Trim()), now);
}

public enum EncodedIn { Runbook, Alert, CiCheck, Guardrail, Docs, Onboarding, ReleaseNotes }

/// <summary>A gap that no team can close alone, put to the one person who can decide.</summary>
public sealed class Ask
{
    public const int TextLimit = 1000, AnswerLimit = 1000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }
    public required string Gap { get; init => field = Storable.Text(value.Trim()); }

    /// <summary>In numbers: hours, money, incidents.</summary>
    public required string Consequence { get; init => field = Storable.Text(value.Trim()); }
    public required string Proposal { get; init => field = Storable.Text(value.Trim()); }
    public required Guid LeaderId { get; init; }
    public Person Leader { get; private init; } = null!;
    public required DateOnly AnswerBy { get; init; }
    public required Guid AskedById { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public string? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public Refusal? Reply(string answer, DateTimeOffset now)
    {
        if (AnsweredAt is not null) return new AlreadyAnswered();
        (Answer, AnsweredAt) = (Storable.Text(answer.Trim()), now);
        return null;
    }
}
