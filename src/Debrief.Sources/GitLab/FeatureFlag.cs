using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>A feature flag that was switched. The hook carries no time.</summary>
internal static class FeatureFlag
{
    public static Finding Read(JsonElement body)
    {
        var flag = body.At("object_attributes");
        var state = flag.IsTrue("active") ? "on" : "off";
        return new Happening($"{Hook.Project(body)}/feature-flag/{flag.Text("id") ?? flag.Text("name")}/{state}", Stamp.None, EventKind.ConfigChange, $"Feature flag `{flag.Text("name")}` of {Hook.Project(body)} is {state}")
        {
            IsKnownByArrival = true,
            Actor = Hook.Actor(body),
        };
    }
}
