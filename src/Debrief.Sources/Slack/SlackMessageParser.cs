using System.Text;
using System.Text.Json;
using Debrief.Sources.Json;

namespace Debrief.Sources.Slack;

/// <summary>Reads a message straight from its bytes; what is rarely needed (blocks, attachments, files) is only marked. Strings that repeat are made once.</summary>
internal sealed class SlackMessageParser
{
    private const int MaxKnown = 100_000;
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private int _origin;

    public SlackMessageParser() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <exception cref="JsonException">The record is not valid JSON.</exception>
    public void Parse(ReadOnlySpan<byte> record, SlackMessage into)
    {
        var reader = new Utf8JsonReader(record);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("not an object");
        Parse(ref reader, into);
    }

    /// <summary>Reads the object that the reader stands at, to its end. Ranges count from where it starts.</summary>
    /// <exception cref="JsonException">The record is not valid JSON.</exception>
    public void Parse(ref Utf8JsonReader reader, SlackMessage into)
    {
        into.Clear();
        var depth = reader.CurrentDepth;
        _origin = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                TakeString(name, ref reader, into);
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                TakeNested(name, ref reader, into);
            else if (reader.TokenType == JsonTokenType.True)
                into.Hidden |= name.SequenceEqual("hidden"u8);
            else if (reader.TokenType == JsonTokenType.Number && name.SequenceEqual("reply_count"u8))
                into.IsRoot |= reader.TryGetInt32(out var count) && count > 0;
            else if (reader.TokenType == JsonTokenType.Number && name.SequenceEqual("ts"u8))
                into.Ts = Encoding.UTF8.GetString(reader.ValueSpan);
        }
        if (reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth != depth)
            throw new JsonException("not a whole object");
    }

    private void TakeString(ReadOnlySpan<byte> name, ref Utf8JsonReader reader, SlackMessage into)
    {
        switch (name.Length)
        {
            case 2 when name.SequenceEqual("ts"u8): into.Ts = JsonText.Of(ref reader); break;
            case 4 when name.SequenceEqual("text"u8): into.Text = JsonText.Of(ref reader); break;
            case 4 when name.SequenceEqual("type"u8): into.IsMessage = reader.ValueTextEquals("message"u8); break;
            case 4 when name.SequenceEqual("user"u8): into.User = Known(ref reader); break;
            case 6 when name.SequenceEqual("bot_id"u8): into.BotId = Known(ref reader); break;
            case 7 when name.SequenceEqual("subtype"u8): into.Subtype = Known(ref reader); break;
            case 7 when name.SequenceEqual("channel"u8): into.Channel = Known(ref reader); break;
            case 8 when name.SequenceEqual("username"u8): into.Username = Known(ref reader); break;
            case 8 when name.SequenceEqual("event_ts"u8): into.EventTs = JsonText.Of(ref reader); break;
            case 9 when name.SequenceEqual("thread_ts"u8): into.ThreadTs = JsonText.Of(ref reader); break;
            case 10 when name.SequenceEqual("deleted_ts"u8): into.DeletedTs = JsonText.Of(ref reader); break;
            default: break;
        }
    }

    private void TakeNested(ReadOnlySpan<byte> name, ref Utf8JsonReader reader, SlackMessage into)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.StartObject && TakeSmall(name, ref reader, into))
            return;
        reader.Skip();
        var range = (start - _origin, (int)reader.BytesConsumed - start);
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("file"u8): into.File = range; break;
            case 5 when name.SequenceEqual("files"u8): into.Files = range; break;
            case 5 when name.SequenceEqual("event"u8): into.Event = range; break;
            case 6 when name.SequenceEqual("blocks"u8): into.Blocks = range; break;
            case 7 when name.SequenceEqual("message"u8): into.Inner = range; break;
            case 7 when name.SequenceEqual("replies"u8): into.IsRoot |= range.Item2 > 2; break;
            case 11 when name.SequenceEqual("attachments"u8): into.Attachments = range; break;
            case 16 when name.SequenceEqual("previous_message"u8): into.Previous = range; break;
            case 24 when name.SequenceEqual("slackdump_thread_replies"u8): into.Replies = range; break;
            default: break;
        }
    }

    // Small objects of which one or two strings matter.
    private bool TakeSmall(ReadOnlySpan<byte> name, ref Utf8JsonReader reader, SlackMessage into)
    {
        var kind = name.SequenceEqual("edited"u8) ? 1 : name.SequenceEqual("user_profile"u8) ? 2 : name.SequenceEqual("bot_profile"u8) ? 3 : name.SequenceEqual("comment"u8) ? 4 : 0;
        if (kind == 0)
            return false;
        string? realName = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var inner = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                reader.Skip();
            else if (kind == 1 && inner.SequenceEqual("ts"u8))
                into.EditedTs = JsonText.Of(ref reader);
            else if (kind == 2 && inner.SequenceEqual("display_name"u8))
                into.ProfileName = Known(ref reader);
            else if (kind == 2 && inner.SequenceEqual("real_name"u8))
                realName = Known(ref reader);
            else if (kind == 3 && inner.SequenceEqual("name"u8))
                into.BotName = Known(ref reader);
            else if (kind == 4 && inner.SequenceEqual("comment"u8))
                into.Comment = JsonText.Of(ref reader);
            else if (kind == 4 && inner.SequenceEqual("user"u8))
                into.User ??= Known(ref reader);
        }
        if (string.IsNullOrEmpty(into.ProfileName))
            into.ProfileName = realName ?? into.ProfileName;
        return true;
    }

    private string? Known(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length is 0)
            return null;
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > 64)
            return JsonText.Of(ref reader);
        Span<char> chars = stackalloc char[64];
        var text = chars[..Encoding.UTF8.GetChars(reader.ValueSpan, chars)];
        if (_lookup.TryGetValue(text, out var known))
            return known;
        known = text.ToString();
        if (_known.Count < MaxKnown)
            _known.Add(known, known);
        return known;
    }
}
