using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Statuspage;

/// <summary>An incident or maintenance of Statuspage. It lists its updates newest first, and repeats all of them in every webhook.</summary>
internal static class StatusIncident
{
    public static bool Is(JsonElement incident) => incident.Text("name") is not null && (incident.HasArray("incident_updates") || incident.Has("impact")) && (incident.Has("status") || incident.Has("shortlink"));

    public static IEnumerable<Finding> Read(JsonElement incident)
    {
        var updates = incident.Items("incident_updates").Reverse().Select(update => Of(incident, update)).ToList();
        return updates.Count > 0 ? updates.Select((update, i) => (update with { IsFirst = i == 0 }).Told()) : [Bare(incident).Told()];
    }

    /// <summary>An update can be back-dated: the page shows <c>display_at</c>, so that is when it was said.</summary>
    private static StatusUpdate Of(JsonElement incident, JsonElement update)
    {
        var at = Stamp.Of(update.At("display_at")).Or(Stamp.Of(update.At("created_at"))).Or(Stamp.Of(update.At("updated_at")));
        var body = PlainText.OfHtml(update.Text("body") ?? "");
        var changes = string.Join(", ", update.Items("affected_components").Where(Changed).Select(component => $"{component.Text("name")} {Words(component.Text("old_status"))} to {Words(component.Text("new_status"))}"));
        return new(update.Text("id") ?? $"{incident.Text("id")}/{at.Original}/{update.Text("status")}", at, Key(incident), incident.Text("name")!, update.Text("status"), changes.Length == 0 ? body : $"{body} ({changes})")
        {
            Url = incident.Text("shortlink"),
            Revision = Stamp.Of(update.At("updated_at")).Seconds ?? 0,
            Record = update,
        };
    }

    private static StatusUpdate Bare(JsonElement incident) =>
        new($"{incident.Text("id")}/created", Stamp.Of(incident.At("started_at")).Or(Stamp.Of(incident.At("created_at"))), Key(incident), incident.Text("name")!, incident.Text("status"), "")
        {
            Url = incident.Text("shortlink"),
            Record = incident,
        };

    private static string? Key(JsonElement incident) => StatusUpdate.IncidentIn(incident.Text("shortlink")) ?? incident.Text("id");

    private static bool Changed(JsonElement component) => component.Text("new_status") is { } status && status != component.Text("old_status");

    public static string Words(string? status) => status?.Replace('_', ' ') ?? "unknown";
}
