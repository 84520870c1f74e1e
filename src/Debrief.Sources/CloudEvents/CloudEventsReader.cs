using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.CloudEvents;

/// <summary>CloudEvents 1.0 in the structured, batched and binary content modes, with CDEvents understood.</summary>
internal sealed class CloudEventsReader : PayloadReader
{
    public override string Name => "cloudevents";

    public override int Knows(Payload payload) => IsBinary(payload) || IsStructured(payload.Body) || Batch(payload.Body).Any() || IsDeclared(payload) ? 85 : 0;

    public override IEnumerable<Finding> Read(Payload payload)
    {
        if (IsBinary(payload)) return CloudEvent.OfHeaders(payload).Told();
        if (IsStructured(payload.Body)) return CloudEvent.OfJson(payload.Body).Told();
        if (Batch(payload.Body).Any()) return payload.Body.Items().SelectMany(item => IsStructured(item) ? CloudEvent.OfJson(item).Told() : [new Skip("batch", "an item of a batch that is no CloudEvent", item)]);
        return Broken(payload);
    }

    private static bool IsBinary(Payload payload) => payload.Header("ce-specversion") is not null && payload.Header("ce-type") is not null;

    private static bool IsStructured(JsonElement body) => body.Has("specversion") && body.Text("type") is not null;

    private static IEnumerable<JsonElement> Batch(JsonElement body) => body.Items().Where(IsStructured);

    private static bool IsDeclared(Payload payload) => payload.Header("Content-Type")?.StartsWith("application/cloudevents", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<Finding> Broken(Payload payload)
    {
        var mode = payload.Header("Content-Type")!.Contains("batch", StringComparison.OrdinalIgnoreCase) ? "batch" : "structured event";
        var why = payload.Body.ValueKind == JsonValueKind.Undefined ? "its body is broken JSON" : "its body holds no CloudEvent";
        yield return new Oddity(null, $"This message says it is a {mode} of CloudEvents, but {why}.");
        yield return new Skip("message", "a message that holds no CloudEvent");
    }
}
