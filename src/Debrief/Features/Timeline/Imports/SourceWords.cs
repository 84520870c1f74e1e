namespace Debrief.Features.Timeline;

/// <summary>How sources are called, and the symbol beside their name.</summary>
internal static class SourceWords
{
    public static string Word(string source) => source switch
    {
        "slack" => "Slack",
        "pagerduty" => "PagerDuty",
        "alertmanager" => "Alertmanager",
        "grafana" => "Grafana",
        "github" => "GitHub",
        "cloudevents" => "CloudEvents",
        "statuspage" => "Statuspage",
        "gitlab" => "GitLab",
        "argocd" => "Argo CD",
        "teams" => "Teams",
        "transcript" => "Call",
        "timeline" => "Notes",
        TimelineEvent.ByHand => "Added here",
        "" => "Unknown",
        _ => char.ToUpperInvariant(source[0]) + source[1..],
    };

    public static string Icon(string source) => source switch
    {
        "slack" or "teams" or "discord" or "mattermost" or "transcript" => "chat",
        "pagerduty" or "alertmanager" or "grafana" or "opsgenie" or "datadog" or "sentry" => "alert",
        "github" or "gitlab" or "argocd" or "cloudevents" or "kubernetes" => "deploy",
        "statuspage" => "flag",
        TimelineEvent.ByHand => "person",
        _ => "pencil",
    };
}
