using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Alertmanager;

/// <summary>
/// A notification about a group of alerts, as Alertmanager and Grafana send it (webhook data version 4 of prometheus/alertmanager). The whole group is
/// sent again and again while it burns, so an alert is known by its fingerprint, its start and its status: a repeat is one more piece of evidence.
/// </summary>
internal static class AlertGroup
{
    public static bool Is(JsonElement body) => body.HasArray("alerts") && body.Items("alerts").All(alert => alert.Has("labels") && alert.Has("startsAt")) && (body.Has("status") || body.Has("groupLabels") || body.Has("receiver"));

    /// <param name="tool">The first part of the keys.</param>
    public static IEnumerable<Finding> Read(JsonElement group, string tool)
    {
        if (group.Text("truncatedAlerts") is { } missing && missing != "0")
            yield return new Oddity(group.Text("groupKey"), $"The sender left {missing} alerts out of this notification.");
        if (!group.Items("alerts").Any())
            yield return new Skip($"group/{group.Text("groupKey")}", "a notification without alerts");

        foreach (var json in group.Items("alerts"))
        {
            var alert = Alert.Of(json, group);
            yield return alert.IsKnown ? alert.Told(tool) : new Skip($"{alert.Key}/{alert.Status}", $"an alert that is {alert.Status} neither starts nor ends", json);
        }
    }
}
