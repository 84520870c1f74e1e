using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Opsgenie;

/// <summary>An incident as REST shows it. Its impact begins and ends when Opsgenie or its responders said so; the end is told, but no milestone.</summary>
internal static class RestIncident
{
    public static bool Is(JsonElement incident) => incident.Has("tinyId") && incident.Has("message") && incident.Has("createdAt") && (incident.Has("impactStartDate") || incident.Has("impactedServices"));

    public static IEnumerable<Finding> Read(JsonElement incident)
    {
        var (created, began, ended) = (Stamp.Of(incident.At("createdAt")), Stamp.Of(incident.At("impactStartDate")), Stamp.Of(incident.At("impactEndDate")));
        var name = $"Opsgenie incident #{incident.Text("tinyId")} “{incident.Text("message")}”";
        if (began.At is not null && began.At != created.At) yield return Step("impact-start", began, EventKind.FirstSignal, $"Impact started, as {name} has it");
        yield return Step("created", created, EventKind.Alert, $"{name} opened{(incident.Text("description") is { } said ? $": {said}" : "")}");
        if (ended.At is not null) yield return Step("impact-end", ended, EventKind.Note, $"Impact ended, as {name} has it");

        Happening Step(string step, Stamp at, EventKind kind, string text) =>
            new($"incident/{incident.Text("id")}/{step}", at, kind, text) { Url = incident.Text("links", "web"), Record = incident };
    }
}
