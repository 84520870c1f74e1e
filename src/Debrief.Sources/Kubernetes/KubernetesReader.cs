using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Kubernetes;

/// <summary>Kubernetes events as <c>kubectl get events -o json</c>, its <c>--watch</c> and the API give them, of <c>v1</c> and of <c>events.k8s.io/v1</c>.</summary>
internal sealed class KubernetesReader : PayloadReader
{
    public override string Name => "kubernetes";

    protected internal override IReadOnlyCollection<string> Streamed => ["items"];

    public override int Knows(Payload payload) => Events(payload.Body).Any() ? 85 : IsOtherObject(payload.Body) ? 30 : 0;

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        return Events(body).Any()
            ? Events(body).Select(item => new ClusterEvent(item).Told())
            : [new Skip($"{body.Text("kind")}/{body.Text("metadata", "namespace")}/{body.Text("metadata", "name")}", $"a {body.Text("kind")} tells no event of its own")];
    }

    /// <summary>An event, one in a watch (<c>{"type": "ADDED", "object": ...}</c>), or a list of them.</summary>
    private static IEnumerable<JsonElement> Events(JsonElement body) => new[] { body, body.At("object") }.Concat(body.Items("items")).Where(ClusterEvent.Is);

    private static bool IsOtherObject(JsonElement body) => body.Has("apiVersion") && body.Has("kind") && body.Has("metadata");
}
