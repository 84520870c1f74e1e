using Debrief.Sources.Payloads;

namespace Debrief.Sources.Opsgenie;

/// <summary>One step of an alert's life, in the words that webhooks use. Webhooks, REST and logs tell the same steps.</summary>
/// <param name="StableId">Of the record that tells it.</param>
/// <param name="Action">As webhooks name it: <c>Acknowledge</c>.</param>
/// <param name="Detail">What the record adds: the note, the new owner, who was called.</param>
internal sealed record AlertStep(string StableId, string Action, Stamp At, string? AlertId, string? Number, string? Message)
{
    public string? Detail { get; init; }
    public string? Who { get; init; }

    public Happening Told()
    {
        var (kind, proposed, text) = Words();
        return new(StableId, At, kind, text) { Actor = Who is null ? null : new(Who, Who), Proposed = proposed, SameAs = [.. Keys()] };
    }

    private (EventKind Kind, bool Proposed, string Text) Words() => Action switch
    {
        "Create" => (EventKind.Alert, true, $"{Alert} created{Colon}"),
        "Acknowledge" => (EventKind.Ack, true, $"Acknowledged {Alert}"),
        "UnAcknowledge" => (EventKind.Note, true, $"{Alert} is no longer acknowledged"),
        "AddNote" => (EventKind.Note, true, Detail ?? $"An empty note on {Alert}"),
        "TakeOwnership" => (EventKind.Note, true, $"Took over {Alert}"),
        "AssignOwnership" => (EventKind.Note, true, $"{Alert} assigned{To}"),
        "Escalate" or "EscalateNext" => (EventKind.Escalation, true, $"{Alert} escalated{To}"),
        "AddTeam" or "AddRecipient" or "AddResponder" => (EventKind.Escalation, true, $"{Alert} handed{To ?? " to more people"}"),
        "Close" => (EventKind.AlertResolved, true, Who is null ? $"{Alert} closed" : $"Closed {Alert}"),
        "Delete" => (EventKind.Note, true, $"{Alert} deleted"),
        "Snooze" => (EventKind.Note, true, $"{Alert} snoozed"),
        "SnoozeEnded" => (EventKind.Note, true, $"{Alert} is no longer snoozed"),
        "UpdatePriority" => (EventKind.Note, true, $"Priority of {Alert} changed{To}"),
        "UpdateMessage" or "UpdateDescription" or "AddTags" or "RemoveTags" or "AddDetails" or "RemoveDetails" => (EventKind.Note, false, $"{Alert}: {Spaced}{Colon}"),
        _ => (EventKind.Other, true, $"{Alert}: {Spaced}{Colon}"),
    };

    private string Alert => (Number, Message) switch
    {
        ({ } number, { } message) => $"Opsgenie #{number} “{message}”",
        (null, { } message) => $"Opsgenie “{message}”",
        ({ } number, null) => $"Opsgenie #{number}",
        _ => AlertId is null ? "the Opsgenie alert" : $"Opsgenie {AlertId}",
    };

    private string? To => Detail is null ? null : $" to {Detail}";

    private string Colon => Detail is null ? "" : $": {Detail}";

    /// <summary><c>UpdateMessage</c> as words: <c>update message</c>.</summary>
    private string Spaced => string.Concat(Action.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{(i == 0 ? char.ToLowerInvariant(c) : c)}"));

    /// <summary>An alert is created once; what can come again is told apart by its second, on which webhook and REST may disagree by one.</summary>
    private IEnumerable<string> Keys()
    {
        if (Action is "Create" or "Close" && AlertKey.Of(Message ?? "", Action == "Create") is { } alert) yield return alert;
        if (AlertId is null) yield break;
        if (Action == "Create") yield return $"opsgenie:alert/{AlertId}:created";
        else if (Action is "Acknowledge" or "Close" && At.Seconds is { } second)
        {
            yield return $"opsgenie:alert/{AlertId}:{Action}@{second}";
            yield return $"opsgenie:alert/{AlertId}:{Action}@{second + 1}";
        }
    }
}
