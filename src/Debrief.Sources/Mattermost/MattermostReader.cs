using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Mattermost;

/// <summary>Mattermost: bulk exports (one JSON object a line), pages of posts from its API, and what bots send to its incoming webhooks.</summary>
internal sealed class MattermostReader : PayloadReader
{
    private static readonly string[] Types = ["version", "info", "role", "scheme", "team", "channel", "user", "bot", "emoji", "direct_channel", "post", "direct_post"];

    public override string Name => "mattermost";

    public override int Knows(Payload payload)
    {
        var body = payload.Body;
        if (PostPage.Is(body) || PostPage.IsPost(body)) return 85;
        return IsExport(body) ? 80 : IncomingWebhook.Is(body) ? 35 : 0;
    }

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        if (PostPage.Is(body) || PostPage.IsPost(body)) return PostPage.Read(body);
        return IsExport(body) ? BulkLine.Read(body, payload.Names) : [IncomingWebhook.Read(body)];
    }

    private static bool IsExport(JsonElement body) => body.Text("type") is { } type && Types.Contains(type) && body.Has(type);
}
