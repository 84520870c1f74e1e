namespace Debrief.Sources.Slack;

/// <summary>The fields of one message that matter here. One instance is filled again and again; ranges point into the record's bytes.</summary>
internal sealed class SlackMessage
{
    public string? Subtype, User, ProfileName, BotId, BotName, Username, Channel, Text, Ts, ThreadTs, EditedTs, DeletedTs, EventTs, Comment;
    public bool IsMessage, IsRoot, Hidden;
    public (int Start, int Length) Blocks, Attachments, Files, File, Inner, Previous, Replies, Event;

    public bool IsBot => BotId is not null || Subtype == "bot_message" || BotName is not null;

    /// <summary>True when it can be a message at all: it has a time, or says it is one.</summary>
    public bool LooksLikeMessage => Ts is not null && (IsMessage || User is not null || BotId is not null || Text is not null);

    public void Clear()
    {
        Subtype = User = ProfileName = BotId = BotName = Username = Channel = Text = Ts = ThreadTs = EditedTs = DeletedTs = EventTs = Comment = null;
        IsMessage = IsRoot = Hidden = false;
        Blocks = Attachments = Files = File = Inner = Previous = Replies = Event = default;
    }
}
