using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Opsgenie;

/// <summary>Webhooks: <c>{"action": "Create", "alert": {alertId, message, createdAt (ms), updatedAt (ns), username ...}}</c>.</summary>
internal static class Webhook
{
    public static bool Is(JsonElement body) => body.Text("action") is not null && body.Text("alert", "alertId") is not null;

    public static IEnumerable<Finding> Read(JsonElement body)
    {
        var (action, alert) = (body.Text("action")!, body.At("alert"));
        var id = alert.Text("alertId")!;
        var created = action == "Create";
        var at = Milliseconds(Stamp.Of(alert.At("updatedAt")));
        if (created) at = Stamp.Of(alert.At("createdAt")).Or(at);
        yield return new AlertStep($"alert/{id}/{action}{(created ? "" : $"/{alert.Text("updatedAt") ?? body.Text("escalationId")}")}", action, at, id, alert.Text("tinyId"), alert.Text("message"))
        {
            Who = alert.Text("username"),
            Detail = Detail(action, body, alert),
        }.Told() with
        { IsKnownByArrival = at.At is null };
    }

    /// <summary>What stands below the milliseconds is a counter that keeps changes of one millisecond apart, no time.</summary>
    private static Stamp Milliseconds(Stamp at) => at with { At = at.At is { } exact ? exact.AddTicks(-(exact.Ticks % TimeSpan.TicksPerMillisecond)) : null };

    private static string? Detail(string action, JsonElement body, JsonElement alert) => action switch
    {
        "Create" => alert.Text("description"),
        "AddNote" => alert.Text("note"),
        "AssignOwnership" => alert.Text("owner"),
        "Escalate" or "EscalateNext" => body.Text("escalationNotify", "name") ?? body.Text("escalationName"),
        "AddTeam" => alert.Text("addedTeam") ?? alert.Text("team"),
        "AddRecipient" => alert.Text("addedRecipient") ?? alert.Text("recipient"),
        "AddResponder" => alert.Text("addedResponder", "name") ?? alert.Text("responder", "name") ?? alert.Text("responder"),
        "UpdatePriority" => alert.Text("priority"),
        "AddTags" => alert.Text("addedTags"),
        "RemoveTags" => alert.Text("removedTags"),
        _ => null,
    };
}
