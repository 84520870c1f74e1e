using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>Incidents of the REST API. An incident shows its start, the acknowledgements that still hold and its end; the log entries know the rest.</summary>
internal static class Incidents
{
    public static bool Is(JsonElement incident) => incident.Has("incident_number") && incident.Has("created_at");

    public static IEnumerable<Finding> Read(JsonElement incident)
    {
        var subject = Subject.Of(incident);
        var id = $"incident/{subject.Id ?? subject.Number}";
        var changedBy = Agent.Of(incident.At("last_status_change_by"));
        Happening Told(string part, string word, JsonElement at, Agent agent) =>
            new Step($"{id}/{part}", word, Stamp.Of(at), subject, agent).Told() with { Record = incident };

        yield return Told("triggered", "triggered", incident.At("created_at"), Agent.Of(incident.At("first_trigger_log_entry", "agent")));

        foreach (var acknowledgement in incident.Items("acknowledgements"))
            yield return Told($"acknowledged/{acknowledgement.Text("at")}/{acknowledgement.Text("acknowledger", "id")}", "acknowledged", acknowledgement.At("at"), Agent.Of(acknowledgement.At("acknowledger")));

        if (incident.Text("status") == "resolved")
            yield return Told("resolved", "resolved", incident.Has("resolved_at") ? incident.At("resolved_at") : incident.At("last_status_change_at"), changedBy);
    }
}
