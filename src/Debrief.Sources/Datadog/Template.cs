using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Datadog;

/// <summary>
/// A webhook's body. Its fields have the names its operator gave them, so each value is looked for under the names that Datadog's own template, its documentation and its
/// variables (<c>$ALERT_CYCLE_KEY</c>) suggest; case and punctuation do not count.
/// </summary>
internal sealed class Template
{
    private readonly JsonElement _body;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public Template(JsonElement body)
    {
        _body = body;
        foreach (var (name, value) in body.Properties())
            if (value.Text() is { } text)
                _fields.TryAdd(new string([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]), text);
    }

    /// <summary>A title and a time alone could be anybody's; something must say that it is Datadog's.</summary>
    public bool IsDatadog => Title is not null && (Field("date", "lastupdated", "timestamp") is not null || CycleKey is not null) && (
        Field("source", "sender")?.Contains("datadog", StringComparison.OrdinalIgnoreCase) == true
        || Field("alerttransition", "alertcyclekey", "cyclekey", "aggregkey") is not null
        || Field("eventtype", "alertmetric") is { } type && (type.EndsWith("_monitor", StringComparison.Ordinal) || type.EndsWith("_alert_monitor", StringComparison.Ordinal))
        || Url?.Contains("datadoghq.", StringComparison.OrdinalIgnoreCase) == true || Url?.Contains("ddog-gov.", StringComparison.OrdinalIgnoreCase) == true);

    public Finding Told()
    {
        var transition = Transition.Of(Field("alerttransition", "transition"), Title!, Field("alerttype"));
        var date = Stamp.Of(Field("date", "timestamp", "lastupdated"));
        var key = CycleKey ?? $"{Field("aggregkey", "alertid", "id", "eventid")}/{PlainText.Fingerprint(transition.Name)}";
        return new Happening($"alert/{key}/{transition.Word}/{date.Original}", date, transition.Kind, transition.Text(Host, Status))
        {
            IsKnownByArrival = date.At is null,
            Url = Url,
            Actor = Field("user", "username") is { } user ? new(user, user) : null,
            Proposed = transition.Proposed,
            SameAs = transition.Keys(CycleKey),
        };
    }

    private string? Title => Field("title", "eventtitle", "alerttitle");

    private string? CycleKey => Field("alertcyclekey", "cyclekey");

    private string? Host => Field("hostname", "host", "alertscope");

    private string? Status => Field("alertstatus") ?? DatadogText.Plain(Field("textonlymsg", "body", "eventmsg", "text", "message", "msg"));

    private string? Url => Field("link", "eventurl", "url", "alerturl") ?? _body.Text("links", "event");

    private string? Field(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (_fields.TryGetValue(name, out var value))
                return value;
        return null;
    }
}
