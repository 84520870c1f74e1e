using System.Text.Json;
using System.Text.RegularExpressions;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>The incident that a record is about, in PagerDuty's sense of the word.</summary>
internal sealed partial record Subject(string? Id, string? Number, string? Title, string? Service, string? Url)
{
    /// <summary>From an incident or a reference to one. Webhooks say <c>number</c>, REST says <c>incident_number</c>, references say <c>[#12] Title</c>.</summary>
    public static Subject Of(JsonElement incident)
    {
        var summary = NumberedTitle().Match(incident.Text("summary") ?? "");
        return new(
            incident.Text("id"),
            incident.Text("number") ?? incident.Text("incident_number") ?? (summary.Groups[1].Success ? summary.Groups[1].Value : null),
            incident.Text("title") ?? (summary.Groups[2].Success ? summary.Groups[2].Value : null),
            incident.Text("service", "summary") ?? incident.Text("service", "name"),
            incident.Text("html_url"));
    }

    /// <summary><c>PagerDuty #12 “Checkout success below 90%”</c>.</summary>
    public override string ToString() => (Number, Title) switch
    {
        ({ } number, { } title) => $"PagerDuty #{number} “{title}”",
        (null, { } title) => $"PagerDuty “{title}”",
        ({ } number, null) => $"PagerDuty #{number}",
        _ => Id is null ? "the PagerDuty incident" : $"PagerDuty {Id}",
    };

    [GeneratedRegex(@"^(?:\[#(\d+)\] )?(.+)$", RegexOptions.Singleline)]
    private static partial Regex NumberedTitle();
}
