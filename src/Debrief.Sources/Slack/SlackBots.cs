using System.Text.RegularExpressions;

namespace Debrief.Sources.Slack;

/// <summary>What a bot's post tells: an alert that fires or is over, a page, a deploy. A person's "resolved" through a bot is still the machine's word.</summary>
internal static partial class SlackBots
{
    /// <param name="Kind">Null for plain talk of a bot.</param>
    /// <param name="Key">The alert's <see cref="AlertKey"/> or its tool's own key, to find the same alert from its tool.</param>
    public readonly record struct Told(EventKind? Kind, string[] Keys);

    public static Told Of(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1_000)).ToString().Replace("*", "", StringComparison.Ordinal);
        var keys = PagerDutyLinks(head);
        if (Firing().Match(head) is { Success: true } fired)
            return new(EventKind.Alert, [.. keys.Select(k => k + ":triggered"), .. Key(fired, firing: true)]);
        if (Resolved().Match(head) is { Success: true } resolved)
            return new(EventKind.AlertResolved, [.. keys.Select(k => k + ":resolved"), .. Key(resolved, firing: false)]);
        if (Acknowledged().IsMatch(head))
            return new(EventKind.Ack, [.. keys.Select(k => k + ":acknowledged")]);
        if (Escalated().IsMatch(head))
            return new(EventKind.Escalation, []);
        if (Deployed().IsMatch(head))
            return new(EventKind.Deploy, []);
        return new(null, []);
    }

    // Alertmanager's own template writes the alert's name and then its labels: "[FIRING:1] HighErrorRate checkout (prod critical)".
    private static IEnumerable<string> Key(Match match, bool firing)
    {
        var name = Name(match);
        var first = name.IndexOf(' ') is > 5 and var blank && match.Groups["in"].Success ? name[..blank] : name;
        return new[] { AlertKey.Of(name, firing), AlertKey.Of(first, firing) }.OfType<string>().Distinct();
    }

    private static string Name(Match match)
    {
        var name = match.Groups["name"].Value;
        var link = name.IndexOf(" (http", StringComparison.Ordinal);
        return (link > 0 ? name[..link] : name).Trim();
    }

    private static string[] PagerDutyLinks(string text) => [.. PagerDutyLink().Matches(text).Select(m => $"pagerduty:incident/{m.Groups[1].Value}").Distinct()];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    [GeneratedRegex(@"pagerduty\.com/incidents/([A-Z0-9]{6,20})\b")]
    private static partial Regex PagerDutyLink();

    // "[FIRING:1] Name", "Triggered #310: Name", "Alert: Name".
    [GeneratedRegex(@"^\W*(?:\[(?<in>triggered|firing|alerting|critical|problem|alert|down|no data)(?::\d+)?\]|(?:triggered|re-triggered|firing|alerting|critical|problem|new alert|alert triggered|alert|down|no data)(?:\s*#\d+)?(?:\s*\(http[^)\s]*\))?\s*[:\-–—])\s*(?<name>[^\n]+)", Options)]
    private static partial Regex Firing();

    [GeneratedRegex(@"^\W*(?:\[(?<in>resolved|recovered|ok|closed|up)(?::\d+)?\]|(?:resolved|recovered|recovery|ok|closed|up|auto-resolved|alert resolved)(?:\s*#\d+)?(?:\s*\(http[^)\s]*\))?\s*[:\-–—])\s*(?<name>[^\n]+)", Options)]
    private static partial Regex Resolved();

    [GeneratedRegex(@"^\W*\[?acknowledged?\]?\b|\backnowledged (by|#\d)", Options)]
    private static partial Regex Acknowledged();

    [GeneratedRegex(@"^\W*\[?escalated\]?\b", Options)]
    private static partial Regex Escalated();

    [GeneratedRegex(@"^\W*(\S+\s+){0,6}(deploy(ed|ing|ment|s)?\b|rolled out|released to|has been successfully synced)", Options)]
    private static partial Regex Deployed();
}
