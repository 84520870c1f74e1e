using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Statuspage;

/// <summary>What was said in public: Statuspage (answers of its API, webhooks, history.atom) and Slack's own status API.</summary>
internal sealed class StatuspageReader : PayloadReader
{
    private static readonly string[] Lists = ["incidents", "scheduled_maintenances", "active_incidents"];

    public override string Name => "statuspage";

    public override int Knows(Payload payload)
    {
        var body = payload.Body;
        return FeedEntry.Is(payload.BodyText) || ComponentUpdate.Is(body) || Incidents(body).Any() || IsEmptyPage(body) ? 90 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        if (FeedEntry.Is(payload.BodyText)) return FeedEntry.Read(payload.BodyText!);
        if (ComponentUpdate.Is(body)) return ComponentUpdate.Read(body);
        if (IsEmptyPage(body)) return [new Skip($"page/{body.Text("page", "id")}", "a page that tells of no incident")];
        return Incidents(body).SelectMany(incident => SlackStatus.Is(incident) ? SlackStatus.Read(incident) : StatusIncident.Read(incident));
    }

    /// <summary>The incidents of a document: it may be one, hold one, or hold lists of them.</summary>
    private static IEnumerable<JsonElement> Incidents(JsonElement body) =>
        new[] { body, body.At("incident"), body.At("scheduled_maintenance") }.Concat(Lists.SelectMany(list => body.Items(list)))
            .Where(incident => StatusIncident.Is(incident) || SlackStatus.Is(incident));

    private static bool IsEmptyPage(JsonElement body) => body.Has("page", "id") && body.HasArray("incidents") && !body.Items("incidents").Any();
}
