using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Statuspage;

/// <summary>Statuspage's webhook about one component that changed its status.</summary>
internal static class ComponentUpdate
{
    public static bool Is(JsonElement body) => body.At("component_update").IsObject;

    public static IEnumerable<Finding> Read(JsonElement body)
    {
        var update = body.At("component_update");
        var name = body.Text("component", "name") ?? update.Text("component_id") ?? "a component";
        yield return new Happening(
            $"component/{update.Text("id") ?? $"{update.Text("component_id")}/{update.Text("created_at")}"}",
            Stamp.Of(update.At("created_at")),
            EventKind.Communication,
            $"Status page: {name} went from {StatusIncident.Words(update.Text("old_status"))} to {StatusIncident.Words(update.Text("new_status"))}");
    }
}
