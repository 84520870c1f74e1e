using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Sentry;

/// <summary>The older plugin's body, without an action: <c>{project, culprit, level, url, message, event: {event_id, timestamp}, triggering_rules}</c>.</summary>
internal static class PluginAlert
{
    public static bool Is(JsonElement body) => body.Text("culprit") is not null && body.Has("event", "event_id") && (body.Has("project") || body.Has("project_name"));

    public static Finding Read(JsonElement body)
    {
        var told = body.At("event");
        var title = body.Text("message") ?? told.Text("title") ?? told.Text("metadata", "title") ?? body.Text("culprit")!;
        var rules = string.Join(", ", body.Items("triggering_rules").Select(rule => rule.Text()).OfType<string>());
        return new Happening($"event/{told.Text("event_id")}", Stamp.Of(told.At("timestamp")).Or(Stamp.Of(told.At("received"))), EventKind.Alert,
            $"Sentry{(rules.Length == 0 ? "" : $" rule `{rules}` fired")}: {title} ({body.Text("project_name") ?? body.Text("project")})")
        {
            Url = body.Text("url"),
            SameAs = AlertKey.Of(title, firing: true) is { } key ? [key] : [],
        };
    }
}
