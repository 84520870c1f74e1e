using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Sources.Cues;

namespace Debrief.Sources.Written;

/// <summary>Makes events of lines and rows. Their key is what they say and when, so that the same timeline brought twice tells the same events.</summary>
internal sealed partial class WrittenEvents(string file, SourceEntry entry, WrittenText text, ISourceSink sink)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public void Warn(int? line, string message) => sink.Warning(new SourceWarning(file, line is { } number ? Line(number) : null, message));

    public void Skip(int line, long offset, int length, string why) => sink.Skipped(new Evidence(EventMatching.Written, file, Line(line), null, text.Span(entry, offset, length)), why);

    public void Add(Placed placed, string original, string said, string? who, EventKind? kind, int line, long offset, int length)
    {
        said = said.Length == 0 ? "(no text)" : said;
        var key = string.Create(CultureInfo.InvariantCulture, $"{placed.At:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF}/{said}");
        var times = _seen[key] = _seen.GetValueOrDefault(key) + 1;
        sink.Found(new SourceEvent
        {
            Id = EventId.Of(EventMatching.Written, times == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{times}")),
            At = placed.At,
            Until = placed.Until,
            Precision = placed.Precision,
            OriginalTime = original,
            Kind = kind ?? Cue.OfLine(said) ?? EventKind.Note,
            Text = said,
            Actor = (who ?? Actor(said)) is { Length: > 0 } actor ? new SourceActor(actor, actor) : null,
            Evidence = [new Evidence(EventMatching.Written, file, Line(line), null, text.Span(entry, offset, length))],
        });
    }

    private static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number}");

    // "(anna)" at the end, "@bob acks" or "team-member-1 thinks" at the start; nothing vaguer.
    private static string? Actor(string said)
    {
        if (Handle().Match(said) is { Success: true } handle)
            return handle.Groups["who"].Value;
        if (Does().Match(said) is { Success: true } does && !NoNames.Contains(does.Groups["who"].Value))
            return does.Groups["who"].Value;
        return Signed().Match(said) is { Success: true } signed && !NoNames.Contains(signed.Groups["who"].Value) ? signed.Groups["who"].Value : null;
    }

    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "it", "he", "she", "this", "that", "who", "what", "nobody", "everyone", "somebody", "team", "traffic", "service", "system", "monitoring", "autoscaling", "autoscaler", "investigation", "travis", "grafana", "database", "cluster", "edited", "approx", "approximately", "maybe",
        "estimated", "tbc", "tbd", "sic", "utc", "again", "started", "ended", "done", "ongoing", "resolved", "unknown", "manual", "automatic", "production", "staging", "error", "launch", "rollback", "deploy", "outage", "incident",
    };

    [GeneratedRegex(@"^@(?<who>[\w.-]*\w)")]
    private static partial Regex Handle();

    [GeneratedRegex(@"^(?<who>[A-Z][a-z]+|[a-z]+(?:[-.][a-z0-9]+)+)\s+(?:-\s+)?(?:thinks|decides|decided|terminates|terminated|acks|acked|acknowledges|acknowledged|notes|noted|opens|opened|increases|confirms|confirmed|investigates|monitors|restarts|restarted|reports|reported|notices|noticed|starts|stops|reverts|reverted|says|said|asks|asked|joins|joined|pages|paged|declares|declared|suspects|suspected|merges|merged|rolls|suggests|suggested|assesses|removes|removed)\b")]
    private static partial Regex Does();

    [GeneratedRegex(@"\((?<who>[a-z][a-z0-9_.-]{1,30})\)\W*$")]
    private static partial Regex Signed();
}
