using Debrief.Sources.Payloads;

namespace Debrief.Sources.Alertmanager;

/// <summary>Prometheus Alertmanager: webhooks of version 4 and of the years before it.</summary>
internal sealed class AlertmanagerReader : PayloadReader
{
    public override string Name => "alertmanager";

    public override int Knows(Payload payload) => AlertGroup.Is(payload.Body) ? 80 : 0;

    public override IEnumerable<Finding> Read(Payload payload) => AlertGroup.Read(payload.Body, Name);
}
