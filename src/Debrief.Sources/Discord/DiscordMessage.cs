using System.Text.Json;
using Debrief.Sources.Cues;
using Debrief.Sources.Payloads;
using Debrief.Sources.Slack;

namespace Debrief.Sources.Discord;

/// <summary>One message: <c>{id, type, timestamp, timestampEdited, content, author, attachments, embeds, reference}</c>.</summary>
internal static class DiscordMessage
{
    public static bool Is(JsonElement message) => message.Has("id") && message.Has("timestamp") && message.Has("content") && message.Text("author", "id") is not null && message.Text("type") is not null;

    public static Finding Read(JsonElement message, Channel channel)
    {
        var (author, type) = (message.At("author"), message.Text("type")!);
        var talk = type is "Default" or "Reply" or "0" or "19" or "20" or "23";
        var text = Text(message);
        var told = !talk ? new(type == "Call" ? EventKind.Communication : EventKind.Other, []) : author.IsTrue("isBot") ? SlackBots.Of(text) : new(Cue.OfChat(text), []);
        return new Happening($"{channel.Id}/{message.Text("id")}", Stamp.Of(message.At("timestamp")), told.Kind ?? EventKind.Message, text)
        {
            // A call is told at its start, with the length in its words.
            Until = type == "Call" ? Stamp.Of(message.At("callEndedTimestamp")) : Stamp.None,
            Actor = new(author.Text("id")!, author.Text("nickname") ?? author.Text("name") ?? author.Text("id")!),
            Proposed = talk || type == "Call",
            SameAs = told.Keys,
            ReplyTo = talk && message.Text("reference", "messageId") is { } root ? $"{message.Text("reference", "channelId") ?? channel.Id}/{root}" : null,
            Channel = channel,
            Revision = Stamp.Of(message.At("timestampEdited")).At?.ToUnixTimeMilliseconds() ?? 0,
            Record = message,
        };
    }

    private static string Text(JsonElement message)
    {
        var embeds = message.Items("embeds").SelectMany(embed => new[] { embed.Text("title"), embed.Text("description") }
            .Concat(embed.Items("fields").Select(field => $"{field.Text("name")}: {field.Text("value")}")));
        var files = message.Items("attachments").Select(file => $"[file: {file.Text("fileName") ?? file.Text("filename") ?? "unnamed"}]").Concat(message.Items("stickers").Select(sticker => $"[sticker: {sticker.Text("name")}]"));
        var all = PlainText.Clean(string.Join('\n', new[] { message.Text("content") }.Concat(embeds).Concat(files).Where(part => !string.IsNullOrWhiteSpace(part))));
        return all.Length == 0 ? "(no text)" : all;
    }
}
