using Debrief.Features.Settings;
using Debrief.Sources;

namespace Debrief.Features.Incidents;

/// <summary>A disruption, or a near miss, that people responded to.</summary>
public sealed class Incident
{
    public const int TitleLimit = 200;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What people say: INC-42.</summary>
    public int Number { get; private init; }

    public required string Title { get; set => field = value.Trim(); }
    public required IncidentKind Kind { get; set; }
    public Severity? Severity { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public Guid? LeadId { get; set; }
    public Person? Lead { get; private init; }
    public Impact Impact { get; set; } = Impact.NotRecorded;

    public DateTimeOffset? ImpactStartedAt { get; private set; }
    public DateTimeOffset? DetectedAt { get; private set; }
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Knew enough to resolve.</summary>
    public DateTimeOffset? UnderstoodAt { get; private set; }
    public DateTimeOffset? MitigatedAt { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>When it happened, for lists: the earliest milestone known, else what was said when it was entered, else when that was.</summary>
    public DateTimeOffset OccurredAt { get; private set; }

    public DateTimeOffset? ReviewDueAt { get; private set; }
    public string? ReviewDeferral { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }

    public Visibility Visibility { get; private set; } = Visibility.Everyone;
    public string? RestrictionReason { get; private set; }
    public DateTimeOffset? TrashedAt { get; private set; }

    /// <summary>Set when it turned out to be part of another incident.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Belongs to the sample that a first start brings; removable as a whole.</summary>
    public bool IsSample { get; init; }

    public List<Responder> Responders { get; private init; } = [];
    public List<Viewer> Viewers { get; private init; } = [];
    public List<Service> Services { get; private init; } = [];
    public List<IncidentCategory> Categories { get; private init; } = [];

    public string Name => $"INC-{Number}";
    public string Path => $"/incidents/{Number}";

    public Durations Durations => Durations.Between(ImpactStartedAt, DetectedAt, AcknowledgedAt, UnderstoodAt, MitigatedAt, ResolvedAt);

    public DateTimeOffset? At(MilestoneKind kind) => kind switch
    {
        MilestoneKind.ImpactStarted => ImpactStartedAt,
        MilestoneKind.Detected => DetectedAt,
        MilestoneKind.Acknowledged => AcknowledgedAt,
        MilestoneKind.Understood => UnderstoodAt,
        MilestoneKind.Mitigated => MitigatedAt,
        _ => ResolvedAt,
    };

    /// <summary>Sets or clears one milestone. The order of the milestones is a matter of warning, not of refusal: records are often incomplete.</summary>
    public void SetMilestone(MilestoneKind kind, DateTimeOffset? at, TimeSpan reviewWithin)
    {
        var hadMilestones = FirstMilestoneAt is not null;
        switch (kind)
        {
            case MilestoneKind.ImpactStarted: ImpactStartedAt = at; break;
            case MilestoneKind.Detected: DetectedAt = at; break;
            case MilestoneKind.Acknowledged: AcknowledgedAt = at; break;
            case MilestoneKind.Understood: UnderstoodAt = at; break;
            case MilestoneKind.Mitigated: MitigatedAt = at; break;
            default:
                ResolvedAt = at;
                if (ReviewDeferral is null) ReviewDueAt = at + reviewWithin;
                break;
        }
        OccurredAt = FirstMilestoneAt ?? (hadMilestones ? CreatedAt : OccurredAt);
    }

    private DateTimeOffset? FirstMilestoneAt => new[] { ImpactStartedAt, DetectedAt, AcknowledgedAt, UnderstoodAt, MitigatedAt, ResolvedAt }.Min();

    /// <summary>When it happened, as far as no milestone says so.</summary>
    public DateTimeOffset? SaidToOccurAt => FirstMilestoneAt is null && OccurredAt != CreatedAt ? OccurredAt : null;

    public void Replace(IEnumerable<Service> services, IEnumerable<IncidentCategory> categories)
    {
        Services.Clear();
        Services.AddRange(services);
        Categories.Clear();
        Categories.AddRange(categories);
    }

    /// <summary>Adds a person to the response, or changes as what they took part. Who takes part in a restricted incident sees it.</summary>
    public void AddResponder(Guid personId, string role)
    {
        if (Responders.Find(responder => responder.PersonId == personId) is { } known) known.Role = role;
        else Responders.Add(new() { IncidentId = Id, PersonId = personId, Role = role });
        if (Visibility == Visibility.Restricted) See([personId]);
    }

    /// <summary>Moves the review to a later day, with the reason that readers will see.</summary>
    public Refusal? DeferReview(DateTimeOffset until, string reason)
    {
        if (ReviewedAt is not null) return new AlreadyReviewed(Name);
        if (ReviewDueAt is { } due && until <= due) return new NotADeferral();

        (ReviewDueAt, ReviewDeferral) = (until, reason.Trim());
        return null;
    }

    /// <summary>The first time counts. Until there are review meetings, publishing is what ends the wait for one.</summary>
    public void Reviewed(DateTimeOffset now) => ReviewedAt ??= now;

    /// <summary>Only the people named see it from now on: those who responded, who leads, who restricts, and whom they name.</summary>
    public void Restrict(string reason, IEnumerable<Guid> people)
    {
        (Visibility, RestrictionReason) = (Visibility.Restricted, reason.Trim());
        See([.. people, .. Responders.Select(responder => responder.PersonId), .. LeadId is { } lead ? [lead] : Array.Empty<Guid>()]);
    }

    private void See(IEnumerable<Guid> people) =>
        Viewers.AddRange(people.Except(Viewers.Select(viewer => viewer.PersonId)).Select(person => new Viewer { IncidentId = Id, PersonId = person }));

    public void Open()
    {
        (Visibility, RestrictionReason) = (Visibility.Everyone, null);
        Viewers.Clear();
    }

    public void Trash(DateTimeOffset now) => TrashedAt ??= now;

    public void Restore() => TrashedAt = null;

    public Refusal? MergeInto(Incident other)
    {
        if (other.Id == Id) return new MergedWithItself(Name);
        if (MergedIntoId is not null || other.MergedIntoId is not null) return new IncidentAlreadyMerged(Name);

        MergedIntoId = other.Id;
        return null;
    }

    /// <param name="occurredAt">Where it is known from elsewhere and no milestone will tell.</param>
    /// <param name="number">One that it had elsewhere and that is free here; 0 gives it the next.</param>
    public static Incident New(string title, IncidentKind kind, DateTimeOffset now, bool sample = false, DateTimeOffset? occurredAt = null, int number = 0) =>
        new() { Number = number, Title = title, Kind = kind, CreatedAt = now, OccurredAt = occurredAt ?? now, IsSample = sample };
}

public enum IncidentKind { Outage, Degradation, NearMiss, Security, Data }

/// <summary>How bad the impact was; 1 is the worst.</summary>
public enum Severity { Sev1 = 1, Sev2, Sev3, Sev4 }

public enum Visibility { Everyone, Restricted }

public sealed record AlreadyReviewed(string Name) : Refusal($"{Name} has been reviewed already.");
public sealed record NotADeferral() : Refusal("A deferral needs a day after the one the review is due on.");
public sealed record DeferralWithoutReason() : Refusal("Say why the review waits, for instance that the team is still recovering. Readers will see it.");
public sealed record MergedWithItself(string Name) : Refusal($"{Name} can't be merged with itself.");
public sealed record IncidentAlreadyMerged(string Name) : Refusal($"{Name} is part of another incident already.");
public sealed record NoSuchIncident(int Number) : Refusal($"There is no INC-{Number} that you may see.");
