using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Teams;

/// <summary>What Teams itself wrote into a channel. Calls belong to an incident; renamed channels and members who joined do not.</summary>
internal static partial class SystemEvent
{
    public static Happening? Read(string id, Stamp at, JsonElement detail, JsonElement json) => Name(detail) switch
    {
        "callStarted" => "Call started",
        "callEnded" => $"Call ended{Lasted(detail.Text("callDuration"))}",
        "callRecording" => $"Recording of a call{(detail.Text("callRecordingStatus") is { } status ? $": {status}" : "")}",
        "callTranscript" => "Transcript of a call",
        _ => null,
    } is { } text ? new Happening(id, at, EventKind.Communication, text) { Record = json } : null;

    public static string Why(JsonElement detail) => $"a message of Teams itself{(Name(detail) is { Length: > 0 } name ? $": {Capitals().Replace(name, match => $" {match.Value.ToLowerInvariant()}")}" : "")}";

    /// <summary><c>#microsoft.graph.callEndedEventMessageDetail</c> is <c>callEnded</c>.</summary>
    private static string Name(JsonElement detail) =>
        (detail.Text("@odata.type") ?? detail.Text("ODataType") ?? "").Split('.')[^1].Replace("EventMessageDetail", "", StringComparison.Ordinal);

    private static string Lasted(string? duration) =>
        Duration().Match(duration ?? "") is { Success: true } match
            ? $" after {Spans.Words(new(Part(match, "h"), Part(match, "m"), Part(match, "s")))}" : "";

    private static int Part(Match match, string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^PT(?:(?<h>\d{1,4})H)?(?:(?<m>\d{1,4})M)?(?:(?<s>\d{1,4})(?:\.\d+)?S)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
