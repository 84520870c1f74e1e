using Debrief.Sources.Alertmanager;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Grafana;

/// <summary>Grafana: webhooks of unified alerting, which look like Alertmanager's with more in them, and of the legacy alerting before it.</summary>
internal sealed class GrafanaReader : PayloadReader
{
    public override string Name => "grafana";

    public override int Knows(Payload payload)
    {
        var body = payload.Body;
        if (LegacyAlert.Is(body)) return 90;
        return AlertGroup.Is(body) && (body.Has("orgId") || body.Items("alerts").Any(alert => alert.Has("silenceURL") || alert.Has("valueString"))) ? 90 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload) =>
        LegacyAlert.Is(payload.Body) ? LegacyAlert.Read(payload.Body) : AlertGroup.Read(payload.Body, Name);
}
