using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Grafana;

/// <summary>The one alert of a webhook of legacy alerting (Grafana up to version 8). It carries no time, so the time of arrival counts.</summary>
internal static class LegacyAlert
{
    public static bool Is(JsonElement body) => body.Has("ruleId") && body.Text("state") is not null && (body.Has("ruleName") || body.Has("title"));

    public static IEnumerable<Finding> Read(JsonElement body)
    {
        var state = body.Text("state")!;
        var name = body.Text("ruleName") ?? body.Text("title") ?? "unnamed";
        var id = $"rule/{body.Text("orgId")}/{body.Text("ruleId")}/{name}/{state}";
        if (state is "paused" or "pending")
        {
            yield return new Skip(id, $"a rule that is {state} neither starts nor ends an alert");
            yield break;
        }
        var (kind, text) = state switch
        {
            "alerting" => (EventKind.Alert, $"Alert `{name}` fires{Said(body)}"),
            "no_data" => (EventKind.Alert, $"Alert `{name}` gets no data{Said(body)}"),
            "ok" => (EventKind.AlertResolved, $"Alert `{name}` resolved"),
            _ => (EventKind.Other, $"Alert `{name}` is {state}{Said(body)}"),
        };
        yield return new Happening(id, Stamp.None, kind, text)
        {
            IsKnownByArrival = true,
            Url = body.Text("ruleUrl"),
            SameAs = kind != EventKind.Other && AlertKey.Of(name, kind == EventKind.Alert) is { } key ? [key] : [],
        };
    }

    private static string Said(JsonElement body)
    {
        var values = string.Join(", ", body.Items("evalMatches").Select(match => $"{match.Text("metric")} {match.Text("value")}".Trim()).Where(value => value.Length > 0));
        string?[] words = [body.Text("message"), values.Length == 0 ? null : values];
        return words.OfType<string>().ToList() is { Count: > 0 } said ? $": {string.Join(" · ", said)}" : "";
    }
}
