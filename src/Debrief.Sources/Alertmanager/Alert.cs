using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Alertmanager;

/// <summary>One alert of a group.</summary>
internal sealed record Alert(JsonElement Json, string Name, string Status, string Fingerprint, Stamp StartsAt, Stamp EndsAt)
{
    /// <summary>Labels that say where, most telling first.</summary>
    private static readonly string[] Places = ["service", "instance", "host", "pod", "job", "namespace", "cluster", "env", "environment", "region", "zone"];

    /// <summary>Old senders leave out the status and the fingerprint of an alert: then the group's status counts, and a hash of the labels.</summary>
    public static Alert Of(JsonElement alert, JsonElement group) => new(
        alert,
        NameOf(alert) ?? group.Text("commonLabels", "alertname") ?? group.Text("groupLabels", "alertname") ?? "unnamed",
        alert.Text("status") ?? group.Text("status") ?? "firing",
        alert.Text("fingerprint") ?? HashOf(alert),
        Stamp.Of(alert.At("startsAt")),
        Stamp.Of(alert.At("endsAt")));

    public bool IsFiring => Status is "firing" or "alerting";

    public bool IsKnown => IsFiring || Status is "resolved" or "ok";

    /// <summary>The instant, so that one start written with two offsets is one alert.</summary>
    public string Key => $"{Fingerprint}@{StartsAt.At?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) ?? StartsAt.Original}";

    /// <summary>A firing alert has no end, whatever <c>endsAt</c> says: old versions put the time there when it would be forgotten.</summary>
    public Happening Told(string tool) => new(
        $"{Key}/{(IsFiring ? "firing" : "resolved")}",
        IsFiring ? StartsAt : EndsAt,
        IsFiring ? EventKind.Alert : EventKind.AlertResolved,
        IsFiring ? $"Alert `{Name}` {Verb}{Said}{Where}" : $"Alert `{Name}` resolved{After}{Where}")
    {
        Url = Json.Text("panelURL") ?? Json.Text("dashboardURL") ?? Json.Text("generatorURL"),
        SameAs = AlertKey.Of(Name, IsFiring) is { } key ? [key] : [],
        Record = Json,
    };

    /// <summary>Grafana sends its own troubles under fixed names; the rule they concern is a label.</summary>
    private static string? NameOf(JsonElement alert) =>
        alert.Text("labels", "alertname") is "DatasourceNoData" or "DatasourceError" && alert.Text("labels", "rulename") is { } rule ? rule : alert.Text("labels", "alertname");

    private string Verb => Json.Text("labels", "alertname") switch
    {
        "DatasourceNoData" => "gets no data",
        "DatasourceError" => "cannot read its data source",
        _ => "fires",
    };

    private string Said
    {
        get
        {
            string?[] words = [Json.Text("annotations", "summary") ?? Json.Text("annotations", "title"), Json.Text("annotations", "description") ?? Json.Text("annotations", "message")];
            var said = string.Join(". ", words.OfType<string>().Select(word => word.Trim().TrimEnd('.')).Distinct());
            return said.Length == 0 ? "" : $": {said}";
        }
    }

    private string Where
    {
        get
        {
            var places = Places.Select(place => Json.Text("labels", place)).OfType<string>().Take(2);
            var words = string.Join(", ", Json.Text("labels", "severity") is { } severity ? places.Prepend(severity) : places);
            return words.Length == 0 ? "" : $" ({words})";
        }
    }

    /// <summary>How long it burned; nothing where Grafana wrote the end over the start.</summary>
    private string After => StartsAt.At is { } start && EndsAt.At is { } end && end > start ? $" after {Spans.Words(end - start)}" : "";

    private static string HashOf(JsonElement alert)
    {
        var labels = alert.Properties("labels").OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value.Text()}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', labels))).AsSpan(0, 8));
    }
}
