using System.Globalization;
using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Kubernetes;

/// <summary>
/// One event object, which counts how often the same happened: one event at the last time, not as many. Nobody was alerted by it, so a warning is no alert;
/// it is proposed, while the routine of pods is kept only.
/// </summary>
internal readonly struct ClusterEvent(JsonElement json)
{
    /// <summary>Of what goes normally, these change what runs or where.</summary>
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "ScalingReplicaSet", "SuccessfulRescale", "TriggeredScaleUp", "ScaleDown", "NodeNotReady", "NodeReady", "NodeNotSchedulable", "Rebooted", "RemovingNode", "Evicted", "Preempted", "Killing", "LeaderElection",
    };

    public static bool Is(JsonElement item) => item.Text("reason") is not null && (item.Has("involvedObject") || item.Has("regarding")) && item.Has("metadata");

    public JsonElement About => json.Has("involvedObject") ? json.At("involvedObject") : json.At("regarding");

    public string Reason => json.Text("reason")!;

    public string Message => json.Text("message") ?? json.Text("note") ?? "";

    public string Id => $"event/{json.Text("metadata", "uid") ?? $"{json.Text("metadata", "namespace")}/{json.Text("metadata", "name")}"}";

    /// <summary>Newer senders fill <c>eventTime</c> and <c>series</c>, older ones <c>firstTimestamp</c> and <c>lastTimestamp</c>; the others are null or the year 1.</summary>
    public Stamp Last => Of("lastTimestamp", "deprecatedLastTimestamp").Or(Stamp.Of(json.At("eventTime"))).Or(Stamp.Of(json.At("series", "lastObservedTime"))).Or(Stamp.Of(json.At("metadata", "creationTimestamp")));

    private Stamp First => Of("firstTimestamp", "deprecatedFirstTimestamp").Or(Stamp.Of(json.At("eventTime"))).Or(Last);

    public long Count => long.TryParse(json.Text("series", "count") ?? json.Text("count") ?? json.Text("deprecatedCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, int.MaxValue) : 1;

    public Happening Told()
    {
        var warning = json.Text("type") == "Warning";
        return new(Id, Last, Reason == "ScalingReplicaSet" ? EventKind.Deploy : EventKind.Other, $"{Reason}{(warning ? " (warning)" : "")}: {About.Text("kind")} {About.Text("namespace")}/{About.Text("name")}: {Message}{Times}")
        {
            // A series of the newer kind tells its beginning as its time, so it goes on until it was last seen.
            Until = Stamp.Of(json.At("series", "lastObservedTime")),
            Proposed = warning || Telling.Contains(Reason),
            Revision = Count,
            Record = json,
        };
    }

    /// <summary>How often, and since when: the event itself stands at the last time.</summary>
    public string Times => Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({Count} times{(First.At is { } first ? $" since {first:yyyy-MM-dd HH:mm:ss}Z" : "")})") : "";

    private Stamp Of(string name, string deprecated) => Stamp.Of(json.At(name)).Or(Stamp.Of(json.At(deprecated)));
}
