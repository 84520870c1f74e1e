using Debrief.Sources.Alertmanager;
using Debrief.Sources.ArgoCd;
using Debrief.Sources.CloudEvents;
using Debrief.Sources.Datadog;
using Debrief.Sources.Discord;
using Debrief.Sources.GitHub;
using Debrief.Sources.GitLab;
using Debrief.Sources.Grafana;
using Debrief.Sources.Kubernetes;
using Debrief.Sources.Mattermost;
using Debrief.Sources.Opsgenie;
using Debrief.Sources.PagerDuty;
using Debrief.Sources.Sentry;
using Debrief.Sources.Slack;
using Debrief.Sources.Statuspage;
using Debrief.Sources.Teams;
using Debrief.Sources.Transcripts;
using Debrief.Sources.Written;

namespace Debrief.Sources;

/// <summary>The readers. One line each; a further source is one folder and one line here.</summary>
public static class SourceReaders
{
    public static IReadOnlyList<ISourceReader> All { get; } =
    [
        new SlackReader(),
        new TeamsReader(),
        new DiscordReader(),
        new DiscordCsvReader(),
        new MattermostReader(),
        new PagerDutyReader(),
        new OpsgenieReader(),
        new AlertmanagerReader(),
        new GrafanaReader(),
        new DatadogReader(),
        new SentryReader(),
        new GitHubReader(),
        new GitLabReader(),
        new ArgoCdReader(),
        new KubernetesReader(),
        new KubectlTableReader(),
        new CloudEventsReader(),
        new StatuspageReader(),
        new TranscriptReader(),
        new WrittenReader(),
    ];

    /// <summary>The reader that is surest that the file is its own, by content; null when none is.</summary>
    public static ISourceReader? For(SourceFile file)
    {
        ISourceReader? best = null;
        var surest = 0;
        foreach (var reader in All)
        {
            if (reader.Recognise(file) is var sure && sure > surest)
                (best, surest) = (reader, sure);
        }
        return best;
    }
}
