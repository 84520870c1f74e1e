using System.Text.Json;
using System.Text.RegularExpressions;
using Debrief.Sources.Kubernetes;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.ArgoCd;

/// <summary>A Kubernetes event that Argo CD wrote about an application. Reasons and wordings are those of its audit log (argo-cd, util/argo/audit_logger.go).</summary>
internal static partial class AuditEvent
{
    public static bool Is(JsonElement item) => ClusterEvent.Is(item) && new ClusterEvent(item).About is var about && about.Text("kind") == "Application" && about.Text("apiVersion")?.StartsWith("argoproj.io/", StringComparison.Ordinal) == true;

    public static Finding Read(JsonElement item)
    {
        var told = new ClusterEvent(item);
        var (kind, proposed) = Kind(told.Reason, told.Message);
        var user = item.Text("metadata", "annotations", "user") ?? (Initiated().Match(told.Message) is { Success: true } match ? match.Groups["who"].Value : null);
        return new Happening(told.Id, told.Last, kind, $"Argo CD: {told.About.Text("name")}: {told.Message}{told.Times}")
        {
            Actor = user is null ? null : new(user, user),
            Proposed = proposed,
            Revision = told.Count,
            Record = item,
        };
    }

    private static (EventKind Kind, bool Proposed) Kind(string reason, string message) => reason switch
    {
        "OperationStarted" when message.Contains("rollback", StringComparison.OrdinalIgnoreCase) => (EventKind.Action, true),
        "OperationStarted" or "OperationCompleted" => (EventKind.Deploy, true),
        "ResourceUpdated" when Health().Match(message) is { Success: true } health => health.Groups["to"].Value switch
        {
            "Degraded" or "Missing" => (EventKind.Alert, true),
            "Healthy" when health.Groups["from"].Value is "Degraded" or "Missing" => (EventKind.AlertResolved, true),
            _ => (EventKind.Other, false),
        },
        "ResourceUpdated" when message.Contains("updated application spec", StringComparison.OrdinalIgnoreCase) => (EventKind.ConfigChange, true),
        "ResourceUpdated" => (EventKind.Other, false),
        "ResourceCreated" or "ResourceDeleted" => (EventKind.ConfigChange, true),
        "ResourceActionRan" => (EventKind.Action, true),
        _ => (EventKind.Other, true),
    };

    [GeneratedRegex(@"^(?<who>\S+) (initiated|updated|ran|created|deleted) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Initiated();

    [GeneratedRegex(@"^Updated health status: (?<from>\w+) -> (?<to>\w+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Health();
}
