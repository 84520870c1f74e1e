using Debrief.Sources.Payloads;

namespace Debrief.Sources.Sentry;

/// <summary>A metric that crossed its threshold. Bodies of resolved ones come without <c>date_closed</c>: then the time of sending or arrival counts.</summary>
internal static class MetricAlert
{
    public static Finding Read(Delivery delivery)
    {
        var alert = delivery.Data.At("metric_alert");
        var resolved = delivery.Action == "resolved";
        var name = alert.Text("alert_rule", "name") ?? alert.Text("title") ?? "unnamed";
        var at = resolved ? Stamp.Of(alert.At("date_closed")).Or(delivery.SentAt) : Stamp.Of(alert.At("date_detected")).Or(Stamp.Of(alert.At("date_started"))).Or(delivery.SentAt);
        var said = delivery.Data.Text("description_text") is { } text ? $": {text}" : "";
        return new Happening($"metric/{alert.Text("id")}/{delivery.Action}", at, resolved ? EventKind.AlertResolved : EventKind.Alert,
            resolved ? $"Alert `{name}` resolved" : $"Alert `{name}` is {delivery.Action}{said}")
        {
            Actor = delivery.IsByPerson ? delivery.Actor : null,
            Url = delivery.Data.Text("web_url"),
            SameAs = AlertKey.Of(name, !resolved) is { } key ? [key] : [],
        };
    }
}
