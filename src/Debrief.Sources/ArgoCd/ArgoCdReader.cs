using System.Text.Json;
using Debrief.Sources.Kubernetes;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.ArgoCd;

/// <summary>Argo CD: its applications (history, running operation, health), the Kubernetes events it writes about them, and notifications that follow the template in docs/sources.md.</summary>
internal sealed class ArgoCdReader : PayloadReader
{
    public override string Name => "argocd";

    protected internal override IReadOnlyCollection<string> Streamed => ["items"];

    public override int Knows(Payload payload)
    {
        var body = payload.Body;
        return Applications(body).Any() ? 95 : AuditEvents(body).Any() ? 92 : Notice.Is(body) ? 85 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        if (Applications(body).Any()) return Applications(body).SelectMany(Application.Read);
        return AuditEvents(body).Any() ? AuditEvents(body).Select(AuditEvent.Read) : [Notice.Read(body)];
    }

    private static IEnumerable<JsonElement> Applications(JsonElement body) =>
        new[] { body, body.At("app"), body.At("application"), body.At("object") }.Concat(body.Items("items")).Where(Application.Is);

    private static IEnumerable<JsonElement> AuditEvents(JsonElement body) => new[] { body, body.At("object") }.Concat(body.Items("items")).Where(AuditEvent.Is);
}
