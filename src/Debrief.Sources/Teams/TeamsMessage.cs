using System.Globalization;
using System.Text.Json;
using Debrief.Sources.Cues;
using Debrief.Sources.Payloads;
using Debrief.Sources.Slack;

namespace Debrief.Sources.Teams;

/// <summary>One <c>chatMessage</c> of Microsoft Graph (learn.microsoft.com/graph/api/resources/chatmessage). Its id is its time in milliseconds, unique in its channel.</summary>
internal readonly struct TeamsMessage(JsonElement json)
{
    public static bool Is(JsonElement item) => new TeamsMessage(item) is var message && message.Field("messageType").ValueKind == JsonValueKind.String && message.Field("id").Text() is not null && message.Field("createdDateTime").ValueKind != JsonValueKind.Undefined;

    /// <summary>The message, and the replies that Graph nests in it when it was asked to.</summary>
    public IEnumerable<Finding> All() => new[] { json }.Concat(json.Items("replies").Where(Is)).Select(item => new TeamsMessage(item).Told());

    private Finding Told()
    {
        var place = Place();
        var id = $"{place}/{Field("id").Text()}";
        if (Field("messageType").Text() != "message") return SystemEvent.Read(id, At, Field("eventDetail"), json) is { } call ? call with { Channel = new(place, place) } : new Skip(id, SystemEvent.Why(Field("eventDetail")), json);

        var (person, app) = (Field("from", "user"), Field("from", "application"));
        var deleted = Field("deletedDateTime").Text() is not null;
        var text = deleted ? "This message was deleted." : TeamsText.Of(Field("subject").Text(), Field("body", "content").Text(), Field("body", "contentType").Text() != "text", Field("attachments").Items());
        var told = app.IsObject ? SlackBots.Of(text) : new(Cue.OfChat(text), []);
        var who = app.IsObject ? app : person;
        var name = Of(who, "displayName").Text() ?? Of(who, "id").Text();
        return new Happening(id, At, deleted ? EventKind.Message : told.Kind ?? EventKind.Message, text)
        {
            Actor = name is null ? null : new(Of(who, "id").Text() ?? name, name),
            Url = Field("webUrl").Text(),
            Proposed = !deleted,
            SameAs = told.Keys,
            ReplyTo = Field("replyToId").Text() is { } root ? $"{place}/{root}" : null,
            Channel = new(place, place),
            Revision = Stamp.Of(Field("deletedDateTime")).Or(Stamp.Of(Field("lastEditedDateTime"))).At?.ToUnixTimeMilliseconds() ?? 0,
            Record = json,
        };
    }

    /// <summary>Some tools write times that cannot be read; the id is the time again.</summary>
    private Stamp At => Stamp.Of(Field("createdDateTime")) is { At: not null } at ? at
        : long.TryParse(Field("id").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 1_000_000_000_000 ? Stamp.Of(Field("id")) : Stamp.Of(Field("createdDateTime"));

    private string Place() => Field("channelIdentity", "channelId").Text() ?? Field("chatId").Text() ?? "a chat";

    /// <summary>The value under a path, written with small or with capital first letters.</summary>
    private JsonElement Field(params ReadOnlySpan<string> path)
    {
        var element = json;
        foreach (var name in path) element = Of(element, name);
        return element;
    }

    private static JsonElement Of(JsonElement element, string name) => element.At(name) is { ValueKind: not JsonValueKind.Undefined } found ? found : element.At($"{char.ToUpperInvariant(name[0])}{name[1..]}");
}
