using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>One step of an incident's life. Webhooks, log entries and the incident itself tell the same steps in different words.</summary>
/// <param name="StableId">Of the record that tells it.</param>
/// <param name="Word">As webhooks v3 name it: <c>acknowledged</c>.</param>
/// <param name="Detail">What the record adds: the note, who was asked, the new priority.</param>
internal sealed record Step(string StableId, string Word, Stamp At, Subject Incident, Agent Agent, string? Detail = null)
{
    public Happening Told()
    {
        var (kind, proposed, text) = Words();
        return new(StableId, At, kind, text) { Actor = Agent.Person, Url = Incident.Url, Proposed = proposed, SameAs = [.. Keys()] };
    }

    private (EventKind Kind, bool Proposed, string Text) Words() => Word switch
    {
        "triggered" => (EventKind.Alert, true, $"{Incident} triggered{(Incident.Service is { } service ? $" on {service}" : "")}"),
        "acknowledged" => (EventKind.Ack, true, $"Acknowledged {Incident}"),
        "unacknowledged" => (EventKind.Note, true, $"{Incident} is no longer acknowledged"),
        "escalated" => (EventKind.Escalation, true, $"{Incident} escalated{To}"),
        "delegated" => (EventKind.Escalation, true, $"{Incident} handed over{To}"),
        "responder.added" => (EventKind.Escalation, true, $"Asked for help with {Incident}{Colon}"),
        "responder.replied" => (EventKind.Note, true, $"Answer to a call for help with {Incident}{Colon}"),
        "reassigned" => (EventKind.Note, true, $"{Incident} reassigned{To}"),
        "annotated" => (EventKind.Note, true, Detail ?? $"An empty note on {Incident}"),
        "status_update_published" => (EventKind.Communication, true, Detail ?? $"A status update on {Incident}"),
        "resolved" => (EventKind.AlertResolved, true, Resolved()),
        "reopened" => (EventKind.Note, true, $"{Incident} reopened"),
        "priority_updated" => (EventKind.Note, true, Detail is null ? $"Priority of {Incident} removed" : $"Priority of {Incident} set to {Detail}"),
        "role.assigned" => (EventKind.Note, true, $"Role in {Incident}{Colon}"),
        "task.created" or "task.updated" or "task.completed" => (EventKind.Note, true, $"Task {Word[5..]}{Colon}"),
        "notified" => (EventKind.Note, false, Detail ?? $"Somebody was told of {Incident}"),
        "workflow.started" or "workflow.completed" => (EventKind.Note, false, $"Workflow {Word[9..]}{Colon}"),
        "custom_field_values.updated" or "conference_bridge.updated" or "service_updated" or "incident_type.changed" or "urgency_changed" =>
            (EventKind.Note, false, $"{Incident}: {Word.Replace('_', ' ').Replace('.', ' ')}{Colon}"),
        _ => (EventKind.Other, true, Detail ?? $"{Incident}: {Word.Replace('_', ' ').Replace('.', ' ')}"),
    };

    /// <summary>A person's resolve and a machine's read differently; both stay the end of an alert, which is not the end of an impact.</summary>
    private string Resolved() => (Detail, Agent) switch
    {
        ({ } merged, _) => $"{Incident} closed: {merged}",
        (_, { Person: not null }) => $"Resolved {Incident}",
        (_, { Machine: { } machine }) => $"{Incident} resolved by itself ({machine})",
        _ => $"{Incident} resolved",
    };

    private string To => Detail is null ? "" : $" to {Detail}";

    private string Colon => Detail is null ? "" : $": {Detail}";

    /// <summary>Steps that no two people take in one second; of notes and calls for help there can be several, so that their words count too.</summary>
    private bool IsSingle => Word is "acknowledged" or "unacknowledged" or "resolved" or "reopened" or "escalated" or "delegated" or "reassigned" or "priority_updated";

    /// <summary>An incident is triggered once; other steps can come again and are told apart by their second. The interfaces may disagree by one.</summary>
    private IEnumerable<string> Keys()
    {
        if (Word is "triggered" or "resolved" && AlertKey.Of(Incident.Title ?? "", Word == "triggered") is { } alert) yield return alert;
        if (Incident.Id is null) yield break;
        var step = $"pagerduty:incident/{Incident.Id}:{Word}";
        if (Word is "acknowledged" or "resolved") yield return $"{AlertKey.Prefix}{step}"; // a chat bot says the same within minutes, and again at the next time
        if (Word == "triggered") yield return step;
        else if (At.Seconds is { } second && (IsSingle || Detail is not null))
        {
            var detail = IsSingle ? "" : $":{PlainText.Fingerprint(Detail!)}";
            yield return $"{step}@{second}{detail}";
            yield return $"{step}@{second + 1}{detail}";
        }
    }
}
