using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Mattermost;

/// <summary>What a bot sends to an incoming webhook, in Slack's old shape: <c>{text, username, channel, attachments}</c>. It carries neither id nor time.</summary>
internal static class IncomingWebhook
{
    public static bool Is(JsonElement body) =>
        (body.HasArray("attachments") || body.Text("text") is not null) && (body.Has("response_type") || body.Has("icon_url") || body.Has("icon_emoji") || body.Has("username")) && !body.Has("ts") && !body.Has("type");

    public static Finding Read(JsonElement body)
    {
        var text = PostText.Of(body.Text("text"), body.At("attachments"), []);
        var (told, user) = (PostText.ByBot(text, body.At("attachments")), body.Text("username"));
        var channel = body.Text("channel");
        return new Happening($"webhook/{user}/{PlainText.Fingerprint(text)}", Stamp.None, told.Kind ?? EventKind.Message, text)
        {
            IsKnownByArrival = true,
            Actor = user is null ? null : new(user, user),
            SameAs = told.Keys,
            Channel = channel is null ? null : new(channel, channel.TrimStart('#')),
        };
    }
}
