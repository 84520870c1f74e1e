using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Discord;

/// <summary>Discord, as DiscordChatExporter writes a channel to JSON: <c>{guild, channel, messages: [...]}</c>. Messages are read one by one, so a channel may be of any length.</summary>
internal sealed class DiscordReader : PayloadReader
{
    public override string Name => "discord";

    protected internal override IReadOnlyCollection<string> Streamed => ["messages"];

    public override int Knows(Payload payload) => DiscordMessage.Is(payload.Body) ? 90 : payload.Body.Items("messages").Any(DiscordMessage.Is) ? 85 : payload.Body.Has("guild", "id") && payload.Body.Has("channel", "id") ? 80 : 0;

    public override IEnumerable<Finding> Read(Payload payload)
    {
        var body = payload.Body;
        if (DiscordMessage.Is(body)) return [DiscordMessage.Read(body, ChannelOf(payload.Around.TryGetValue("channel", out var channel) ? channel : default))];
        if (!body.HasArray("messages") || !body.Items("messages").Any()) return [new Skip($"channel/{body.Text("channel", "id")}", "a channel in which nothing was said")];
        return body.Items("messages").Where(DiscordMessage.Is).Select(message => DiscordMessage.Read(message, ChannelOf(body.At("channel"))));
    }

    private static Channel ChannelOf(JsonElement channel) => new(channel.Text("id") ?? "a channel", channel.Text("name") ?? channel.Text("id") ?? "a channel");
}
