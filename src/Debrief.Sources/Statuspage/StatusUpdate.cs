using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Statuspage;

/// <summary>One thing said on a status page.</summary>
/// <param name="Incident">The address part that names the incident on the page, where known: the API and the feed share it.</param>
/// <param name="Status">In the page's words: <c>investigating</c>, <c>in_progress</c>; null where the page has none.</param>
internal sealed record StatusUpdate(string StableId, Stamp At, string? Incident, string Title, string? Status, string Body)
{
    /// <summary>The oldest update of its incident.</summary>
    public bool IsFirst { get; init; }
    public TimePrecision Precision { get; init; } = TimePrecision.Second;
    public string? Url { get; init; }
    public long Revision { get; init; }
    public JsonElement Record { get; init; }

    /// <summary>People write status pages, so what they call over counts as said by people; it is still theirs to confirm.</summary>
    public Happening Told() => new(StableId, At, Kind, $"Status page “{Title}”{State}{(Body.Length == 0 ? "" : $": {Body}")}")
    {
        Precision = Precision,
        Url = Url,
        Revision = Revision,
        // Two updates of one minute are the same only if they start with the same words.
        SameAs = At.At is { } at && Incident is not null ? [$"statuspage:{Incident}@{at:yyyyMMddHHmm}:{PlainText.Fingerprint(Body)}"] : [],
        Record = Record,
    };

    private EventKind Kind => Status?.ToLowerInvariant() switch
    {
        "monitoring" => EventKind.Mitigation,
        "resolved" => EventKind.Resolution,
        "investigating" when IsFirst => EventKind.FirstSignal,
        _ => EventKind.Communication,
    };

    private string State => Status is null ? "" : $", {Status.Replace('_', ' ').ToLowerInvariant()}";

    /// <summary>The part after <c>/incidents/</c> of a link to a status page.</summary>
    public static string? IncidentIn(string? url)
    {
        const string path = "/incidents/";
        var at = url?.LastIndexOf(path, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : url![(at + path.Length)..].TrimEnd('/');
    }
}
