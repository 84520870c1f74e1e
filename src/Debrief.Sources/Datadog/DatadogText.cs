using System.Text.RegularExpressions;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Datadog;

/// <summary>Messages as Datadog sends them: Markdown between <c>%%%</c>, with the handles of those it notifies.</summary>
internal static partial class DatadogText
{
    /// <summary>Without the marks and the handles; null when nothing is left.</summary>
    public static string? Plain(string? message) =>
        message is null ? null : PlainText.Clean(Handle().Replace(message.Replace("%%%", "", StringComparison.Ordinal), "")) is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"(?<=^|\s)@(webhook|slack|pagerduty|opsgenie|teams|hangouts|sns|victorops|team|workflow|all|here|user)-?[\w.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();
}
