namespace Debrief.Features.ActionItems;

/// <summary>An action as programs get it. Instants are UTC; a day is a day.</summary>
public sealed record ActionItemResponse(
    string Name, int Number, string Incident, string Text, ActionKind? Kind, ActionState State, string? Owner, DateOnly? DueOn, bool IsProject, int TimesMoved, IReadOnlyList<string> Factors,
    IReadOnlyList<CriterionResponse> Criteria, string? Verifier, string? VerifyHow, DateOnly? VerifyOn, IReadOnlyList<VerificationResponse> Verifications, bool IsChallenged,
    DateTimeOffset CreatedAt, DateTimeOffset? DoneAt, DateTimeOffset? VerifiedAt, string? AbandonedBecause)
{
    public static ActionItemResponse From(ActionItem item) => new(
        item.Name, item.Number, item.Incident.Name, item.Text, item.Kind, item.State, item.Owner?.Name, item.DueOn, item.IsProject, item.TimesMoved, [.. item.Factors.Select(factor => factor.Name)],
        [.. item.Criteria.Select(criterion => new CriterionResponse(criterion.Id, criterion.Text, criterion.MetAt))], item.Verifier?.Name, item.VerifyHow, item.VerifyOn,
        [.. item.Verifications.Select(seen => new VerificationResponse(seen.How, seen.Evidence, seen.By.Name, seen.WhyTheOwner, seen.At))], item.IsChallenged,
        item.CreatedAt, item.DoneAt, item.VerifiedAt, item.AbandonedBecause);
}

public sealed record CriterionResponse(Guid Id, string Text, DateTimeOffset? MetAt);

public sealed record VerificationResponse(string How, string Evidence, string By, string? WhyTheOwner, DateTimeOffset At);
