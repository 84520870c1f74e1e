using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Sentry;

/// <summary>One delivery: <c>{action, data, actor, installation}</c>, with the time of sending in a header where the capture kept it.</summary>
internal sealed class Delivery(Payload payload)
{
    public JsonElement Data => payload.Body.At("data");

    public string Action => payload.Body.Text("action") ?? "touched";

    /// <summary>When Sentry sent it; the best time there is for what people did.</summary>
    public Stamp SentAt => Stamp.Of(payload.Header("Sentry-Hook-Timestamp"));

    /// <summary>Whoever did it, as Sentry names them; its own deeds go by "Sentry".</summary>
    public SourceActor? Actor => payload.Body.At("actor") is { IsObject: true } actor && (actor.Text("name") ?? actor.Text("id")) is { } name ? new(actor.Text("id") ?? name, name) : null;

    public bool IsByPerson => payload.Body.Text("actor", "type") == "user";
}
