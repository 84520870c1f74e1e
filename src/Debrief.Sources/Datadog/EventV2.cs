using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Datadog;

/// <summary>An event of <c>/api/v2/events</c>: <c>{"type": "event", "id", "attributes": {timestamp, message, tags, attributes: {title, monitor ...}}}</c>.</summary>
internal static class EventV2
{
    public static IEnumerable<JsonElement> In(JsonElement body) => new[] { body, body.At("data") }.Concat(body.Items("data")).Where(Is);

    private static bool Is(JsonElement item) => item.Text("type") == "event" && item.Has("id") && (item.Has("attributes", "attributes") || item.Has("attributes", "timestamp"));

    public static IEnumerable<Finding> Read(JsonElement item)
    {
        var (outer, inner) = (item.At("attributes"), item.At("attributes", "attributes"));
        var at = Stamp.Of(outer.At("timestamp")).Or(Stamp.Of(inner.At("timestamp")));
        var title = inner.Text("title") ?? PlainText.FirstLine(outer.Text("message") ?? "an event without a title");
        var message = DatadogText.Plain(outer.Text("message"));
        var id = $"event/{inner.Text("evt", "id") ?? item.Text("id")}";
        if (inner.Has("monitor"))
        {
            var transition = Transition.Of(inner.Text("monitor", "transition", "trans_name"), title, inner.Text("status"));
            var named = transition with { Name = inner.Text("monitor", "name") ?? transition.Name };
            yield return new Happening(id, at, named.Kind, named.Text(inner.Text("hostname"), null)) { Proposed = named.Proposed, SameAs = named.Keys(null), Record = item, Url = Url(inner) };
            yield break;
        }
        yield return new Happening(id, at, EventV1.KindOf(title, inner.Has("changed_resource") || inner.Text("category") == "change"), message is null || message == title ? title : $"{title}: {message}") { Record = item, Url = Url(inner) };
    }

    private static string? Url(JsonElement inner) => inner.Text("event_url") ?? inner.Text("url") ?? inner.Text("links", "event");
}
