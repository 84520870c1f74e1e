using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Datadog;

/// <summary>Datadog: webhooks, whose body the operator writes with variables, and the answers of the events API, versions 1 and 2.</summary>
internal sealed class DatadogReader : PayloadReader
{
    public override string Name => "datadog";

    public override int Knows(Payload payload)
    {
        var body = payload.Body;
        if (EventV2.In(body).Any()) return 85;
        return EventV1.In(body).Any() ? 80 : new Template(body).IsDatadog ? 75 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        if (EventV2.In(body).Any()) return EventV2.In(body).SelectMany(EventV2.Read);
        return EventV1.In(body).Any() ? EventV1.In(body).SelectMany(EventV1.Read) : [new Template(body).Told()];
    }
}
