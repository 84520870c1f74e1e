using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Datadog;

/// <summary>An event of <c>/api/v1/events</c>: <c>{id, title, text, date_happened (seconds), alert_type, host, url}</c>, alone or in a list.</summary>
internal static class EventV1
{
    private static readonly string[] Deploying = ["deploy", "rollout", "rolled out", "rollback", "rolled back", "released", "release "];

    public static IEnumerable<JsonElement> In(JsonElement body) => new[] { body, body.At("event") }.Concat(body.Items("events")).Where(item => item.Has("date_happened") && item.Text("title") is not null);

    public static IEnumerable<Finding> Read(JsonElement item)
    {
        var (title, at) = (item.Text("title")!, Stamp.Of(item.At("date_happened")));
        var message = DatadogText.Plain(item.Text("text"));
        var transition = Transition.Of(null, title, null);
        var (kind, text) = transition.Word == "Event"
            ? (KindOf(title, isChange: false), message is null || message == title ? title : $"{title}: {message}")
            : (transition.Kind, transition.Text(item.Text("host"), null));
        yield return new Happening($"event/{item.Text("id") ?? at.Original}/{PlainText.Fingerprint(title)}", at, kind, text)
        {
            Url = item.Text("url") is { } url && url.StartsWith('/') ? $"https://app.datadoghq.com{url}" : item.Text("url"),
            Proposed = transition.Proposed,
            SameAs = transition.Keys(null),
            Record = item,
        };
    }

    /// <summary>Events that no monitor made: only what says so is a deploy or a change.</summary>
    public static EventKind KindOf(string title, bool isChange) =>
        isChange ? EventKind.ConfigChange : Deploying.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase)) ? EventKind.Deploy : EventKind.Other;
}
