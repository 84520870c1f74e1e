using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Opsgenie;

/// <summary>Opsgenie and the operations part of Jira Service Management after it: webhooks, and the answers of the REST API (alerts, their logs and notes, incidents).</summary>
internal sealed class OpsgenieReader : PayloadReader
{
    public override string Name => "opsgenie";

    public override int Knows(Payload payload) => Webhook.Is(payload.Body) || Items(payload.Body).Any() ? 90 : 0;

    public override IEnumerable<Finding> Read(Payload payload) => Webhook.Is(payload.Body) ? Webhook.Read(payload.Body) : Items(payload.Body).SelectMany(Read);

    private static IEnumerable<Finding> Read(JsonElement item) =>
        RestIncident.Is(item) ? RestIncident.Read(item) : RestAlert.Is(item) ? RestAlert.Read(item) : AlertLog.Is(item) ? AlertLog.Read(item) : AlertNote.Read(item);

    /// <summary>What an answer holds: it is the thing itself, or wraps one or a list of them in <c>data</c> (Opsgenie) or <c>values</c> (Jira Service Management).</summary>
    private static IEnumerable<JsonElement> Items(JsonElement body) =>
        new[] { body, body.At("data") }.Concat(body.Items("data")).Concat(body.Items("values"))
            .Where(item => RestIncident.Is(item) || RestAlert.Is(item) || AlertLog.Is(item) || AlertNote.Is(item));
}
