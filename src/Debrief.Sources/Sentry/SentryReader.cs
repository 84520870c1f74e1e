using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Sentry;

/// <summary>Sentry: webhooks of its integration platform, of the older plugin, and the list of issues that its API answers.</summary>
internal sealed class SentryReader : PayloadReader
{
    private static readonly string[] Resources = ["issue", "event", "error", "metric_alert", "comment"];

    public override string Name => "sentry";

    public override int Knows(Payload payload)
    {
        var body = payload.Body;
        if (payload.Header("Sentry-Hook-Resource") is not null) return 95;
        if (body.Has("action") && (Resource(body) is not null || body.Has("data", "installation") || IsComment(body)) && (body.Has("installation") || body.Has("actor"))) return 90;
        return PluginAlert.Is(body) ? 85 : Issue.Is(body) || body.Items("issues").Any(Issue.Is) ? 80 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        if (PluginAlert.Is(body)) return [PluginAlert.Read(body)];
        if (Issue.Is(body)) return [Issue.Listed(body)];
        if (body.HasArray("issues")) return body.Items("issues").Where(Issue.Is).Select(Issue.Listed);
        var delivery = new Delivery(payload);
        return Resource(body) switch
        {
            "metric_alert" => [MetricAlert.Read(delivery)],
            "event" => [EventAlert.Read(delivery, body.At("data", "event"), "event")],
            "error" => [EventAlert.Read(delivery, body.At("data", "error"), "error")],
            "issue" => [Issue.Changed(delivery)],
            _ when IsComment(body) => [Comment.Read(delivery)],
            _ => [new Skip($"delivery/{payload.Header("Request-ID") ?? body.Text("installation", "uuid")}/{body.Text("action")}", $"{payload.Header("Sentry-Hook-Resource") ?? "this"} {body.Text("action")} tells of no incident")],
        };
    }

    private static string? Resource(JsonElement body) => Array.Find(Resources, name => body.At("data", name).IsObject);

    private static bool IsComment(JsonElement body) => body.Text("data", "comment") is not null && body.Has("data", "issue_id");
}
