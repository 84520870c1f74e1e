using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>PagerDuty: webhooks v3 and v2, and the answers of its REST API (incidents, log entries, notes), alone or in one document.</summary>
internal sealed class PagerDutyReader : PayloadReader
{
    public override string Name => "pagerduty";

    public override int Knows(Payload payload)
    {
        var body = payload.Body;
        return Webhook.Is(body) || WebhookV2.Is(body) || Parts(body).Any() ? 90 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        if (Webhook.Is(body)) return Webhook.Read(body.At("event"));
        if (WebhookV2.Is(body)) return WebhookV2.Read(body);
        return Parts(body).SelectMany(part => part);
    }

    /// <summary>The lists and objects of REST answers that stand in one document.</summary>
    private static IEnumerable<IEnumerable<Finding>> Parts(JsonElement body)
    {
        if (Incidents.Is(body)) yield return Incidents.Read(body);
        if (Incidents.Is(body.At("incident"))) yield return Incidents.Read(body.At("incident"));
        if (body.Items("incidents").Any(Incidents.Is)) yield return body.Items("incidents").SelectMany(Incidents.Read);

        if (LogEntries.Is(body)) yield return LogEntries.Read(body);
        if (LogEntries.Is(body.At("log_entry"))) yield return LogEntries.Read(body.At("log_entry"));
        if (body.Items("log_entries").Any(LogEntries.Is)) yield return body.Items("log_entries").SelectMany(LogEntries.Read);

        if (Notes.Is(body.At("note"))) yield return Notes.Read(body.At("note"));
        if (body.Items("notes").Any(Notes.Is)) yield return body.Items("notes").SelectMany(Notes.Read);
    }
}
