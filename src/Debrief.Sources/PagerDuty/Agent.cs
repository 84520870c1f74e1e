using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.PagerDuty;

/// <summary>Who did it: a person, or a service, integration or rule that PagerDuty names in the same place.</summary>
internal readonly record struct Agent(SourceActor? Person, string? Machine)
{
    public static Agent Of(JsonElement agent)
    {
        var name = agent.Text("summary") ?? agent.Text("name") ?? agent.Text("id");
        if (name is null) return new(null, null);
        return agent.Text("type") is "user_reference" or "user" ? new(new(agent.Text("id") ?? name, name), null) : new(null, name);
    }
}
