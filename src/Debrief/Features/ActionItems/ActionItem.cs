using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Features.ActionItems;

/// <summary>Something that will be different, promised by one person for a day. It is finished when someone has seen that it works, not when it is done.</summary>
public sealed class ActionItem
{
    public const int TextLimit = 500, ReasonLimit = 500, MostPerIncident = 200;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What people say: A-311.</summary>
    public int Number { get; private init; }
    public required Guid IncidentId { get; init; }
    public Incident Incident { get; private init; } = null!;

    /// <summary>A verb and an outcome.</summary>
    public required string Text { get; set => field = Storable.Text(value.Trim()); }
    public Guid? OwnerId { get; private set; }
    public Person? Owner { get; private init; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>How often the day was moved to a later one.</summary>
    public int TimesMoved { get; private set; }
    public ActionKind? Kind { get; set; }

    /// <summary>Its place among the actions of its incident; the smallest matters most.</summary>
    public int Rank { get; set; }

    /// <summary>Takes longer than an action may, and is followed apart.</summary>
    public bool IsProject { get; set; }
    public ActionState State { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DoneAt { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }
    public string? AbandonedBecause { get; private set; }

    /// <summary>How it will be seen that it works, by whom, by when.</summary>
    public string? VerifyHow { get; private set; }
    public Guid? VerifierId { get; private set; }
    public Person? Verifier { get; private init; }
    public DateOnly? VerifyOn { get; private set; }

    /// <summary>What it is meant to change about why this happened.</summary>
    public List<ContributingFactor> Factors { get; private init; } = [];
    public List<DoneCriterion> Criteria { get; private init; } = [];
    public List<Verification> Verifications { get; private init; } = [];
    public List<Challenge> Challenges { get; private init; } = [];
    public List<Reopening> Reopenings { get; private init; } = [];

    public string Name => $"A-{Number}";
    public bool IsOpen => State is ActionState.Open or ActionState.InProgress;
    public bool IsChallenged => Challenges.Exists(challenge => challenge.AnsweredAt is null);

    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>Who promises it, and for when. A day that has passed can be kept but not promised.</summary>
    public Refusal? Promise(Person? owner, DateOnly? dueOn, DateOnly today)
    {
        if (owner is { IsHere: false } && owner.Id != OwnerId) return new OwnerLeft(owner.Name);
        if (dueOn < today && dueOn != DueOn) return new DueInThePast();

        if (dueOn > DueOn) TimesMoved++;
        (OwnerId, DueOn) = (owner?.Id, dueOn);
        return null;
    }

    /// <summary>The promise stays as it is; someone else keeps it.</summary>
    public void HandOver(Person to) => OwnerId = to.Id;

    public void PlanVerification(string? how, Guid? verifierId, DateOnly? on) => (VerifyHow, VerifierId, VerifyOn) = (Words(how), verifierId, on);

    public Refusal? Start()
    {
        if (State != ActionState.Open) return new NotOpen(Name, State);
        State = ActionState.InProgress;
        return null;
    }

    public Refusal? AddCriterion(string text)
    {
        if (!IsOpen) return new NotOpen(Name, State);
        Criteria.Add(new() { ActionItemId = Id, Text = text, Place = Criteria.Count == 0 ? 1 : Criteria.Max(criterion => criterion.Place) + 1 });
        return null;
    }

    /// <summary>The work is done. Whether it works is another question; see <see cref="Verify"/>.</summary>
    public Refusal? Finish(DateTimeOffset now)
    {
        if (!IsOpen) return new NotOpen(Name, State);
        if (Criteria.Count == 0) return new NoDoneCriterion();
        if (Criteria.Count(criterion => criterion.MetAt is null) is > 0 and var unmet) return new CriteriaUnmet(unmet);

        (State, DoneAt) = (ActionState.Done, now);
        return null;
    }

    /// <summary>Somebody else has seen it work. The owner may only where the reason is written down.</summary>
    public Refusal? Verify(Verification seen)
    {
        if (State != ActionState.Done) return new NotDone(Name, State);
        if (seen.ById == OwnerId && seen.WhyTheOwner is null) return new OwnerVerifies();

        Verifications.Add(seen);
        (State, VerifiedAt) = (ActionState.Verified, seen.At);
        return null;
    }

    public Refusal? Abandon(string because)
    {
        if (State is ActionState.Verified or ActionState.Abandoned) return new NotOpen(Name, State);
        (State, AbandonedBecause) = (ActionState.Abandoned, Words(because));
        return null;
    }

    /// <summary>It is open again, and that it was not is remembered.</summary>
    public Refusal? Reopen(string because, Guid by, DateTimeOffset now)
    {
        if (IsOpen) return new StillOpen(Name);

        Reopenings.Add(new() { ActionItemId = Id, Was = State, Because = Storable.Text(because.Trim()), ById = by, At = now });
        (State, DoneAt, VerifiedAt, AbandonedBecause) = (ActionState.Open, null, null, null);
        return null;
    }

    /// <summary>The last day an action may have; what is due later is a project.</summary>
    public DateOnly LastDay(DateTimeOffset? reviewedAt, int days) => DateOnly.FromDateTime((reviewedAt ?? CreatedAt).UtcDateTime).AddDays(days);

    internal static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : Storable.Text(text.Trim());
}

public enum ActionState { Open, InProgress, Done, Verified, Abandoned }

/// <summary>What it changes, in the order in which a house should want it.</summary>
public enum ActionKind { Fix, Prevent, Detect, Mitigate, Respond }

public sealed record OwnerLeft(string Name) : Refusal($"{Name} has left. Name someone who is here.");
public sealed record DueInThePast() : Refusal("That day has passed. Promise one that has not.");
public sealed record NotOpen(string Name, ActionState State) : Refusal($"{Name} is {State.Word.ToLowerInvariant()}. Reopen it first.");
public sealed record StillOpen(string Name) : Refusal($"{Name} is open already.");
public sealed record NotDone(string Name, ActionState State) : Refusal($"{Name} is {State.Word.ToLowerInvariant()}. What is done can be verified.");
public sealed record NoDoneCriterion() : Refusal("Say first by what anyone can tell that it is done. One condition is enough.");
public sealed record CriteriaUnmet(int Count) : Refusal($"{(Count == 1 ? "One condition is" : $"{Count} conditions are")} not met yet. Tick what is met, or take away what no longer counts.");
public sealed record OwnerVerifies() : Refusal("Whoever did it sees it with the eyes of whoever did it. Ask someone else to look, or write down why the owner verifies it.");
public sealed record TooManyActions() : Refusal($"An incident with {ActionItem.MostPerIncident} actions has none that matters. Abandon some first; three to five get done.");
