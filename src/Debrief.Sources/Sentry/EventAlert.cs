using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Sentry;

/// <summary>One error. When an alert rule sent it, it is an alert; a plain feed of errors is kept, but not proposed.</summary>
internal static class EventAlert
{
    public static Finding Read(Delivery delivery, JsonElement told, string resource)
    {
        var rule = delivery.Data.Text("triggered_rule");
        var title = told.Text("title") ?? told.Text("message") ?? told.Text("metadata", "title") ?? "an error without a title";
        return new Happening($"{resource}/{told.Text("event_id")}{(rule is null ? "" : $"/{rule}")}", Stamp.Of(told.At("datetime")).Or(Stamp.Of(told.At("timestamp"))).Or(delivery.SentAt),
            resource == "error" ? EventKind.Other : EventKind.Alert, rule is null ? $"Sentry: {title}" : $"Sentry rule `{rule}` fired: {title}")
        {
            Actor = delivery.Actor,
            Url = told.Text("web_url") ?? told.Text("issue_url"),
            Proposed = resource != "error",
            SameAs = resource != "error" && AlertKey.Of(title, firing: true) is { } key ? [key] : [],
        };
    }
}
