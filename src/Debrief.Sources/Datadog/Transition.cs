using System.Text.RegularExpressions;

namespace Debrief.Sources.Datadog;

/// <summary>What a monitor did, told by <c>$ALERT_TRANSITION</c> or by the brackets that its titles begin with: <c>[Triggered on {host:db1}] Disk full</c>.</summary>
/// <param name="Name">The monitor's name, without the brackets.</param>
/// <param name="Word">As Datadog writes it: <c>Re-Triggered</c>; <c>Event</c> when nothing changed.</param>
internal sealed partial record Transition(string Name, string Word, string? Scope)
{
    public static Transition Of(string? told, string title, string? alertType)
    {
        var match = Bracket().Match(title);
        var word = told ?? (match.Success ? match.Groups["word"].Value : alertType?.ToLowerInvariant() switch { "error" => "Triggered", "warning" => "Warn", "success" => "Recovered", _ => "Event" });
        return new(match.Success ? title[match.Length..].Trim() : title, word, match.Groups["scope"] is { Success: true } scope ? scope.Value : null);
    }

    private string Plain => new([.. Word.Where(char.IsLetter).Select(char.ToLowerInvariant)]);

    /// <summary>A renewed notification is the same alert, told again.</summary>
    public EventKind Kind => Plain switch
    {
        "triggered" or "retriggered" or "alert" or "warn" or "retriggeredwarn" or "nodata" or "retriggerednodata" or "error" => EventKind.Alert,
        "recovered" or "recoveredfromwarn" or "recoveredfromnodata" or "ok" or "success" => EventKind.AlertResolved,
        "renotify" or "renotified" or "renotifywarn" or "renotifynodata" or "muted" or "unmuted" => EventKind.Note,
        _ => EventKind.Other,
    };

    public bool Proposed => !Plain.StartsWith("renoti", StringComparison.Ordinal);

    public string Text(string? host, string? status)
    {
        var where = Scope ?? host;
        var head = Kind == EventKind.Other ? Name : $"Monitor `{Name}` {(Plain == "nodata" ? "gets no data" : Word.ToLowerInvariant())}{(where is null ? "" : $" on {where}")}";
        return status is null ? head : $"{head}: {status}";
    }

    public IReadOnlyList<string> Keys(string? cycle)
    {
        if (Kind is not (EventKind.Alert or EventKind.AlertResolved) || AlertKey.Of(Name, Kind == EventKind.Alert) is not { } alert) return [];
        return cycle is null ? [alert] : [alert, $"datadog:cycle/{cycle}:{Plain}"];
    }

    [GeneratedRegex(@"^\s*\[(?<word>Triggered|Re-?Triggered|Recovered|Warn|No Data|Re-?Noti(?:fy|fied)|Alert|Muted|Unmuted|OK)(?:\s+on\s+\{(?<scope>[^}]*)\})?[^\]]*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
