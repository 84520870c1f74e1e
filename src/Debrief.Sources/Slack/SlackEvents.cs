using System.Text.Json;
using Debrief.Sources.Cues;
using Debrief.Sources.Json;

namespace Debrief.Sources.Slack;

/// <summary>The channel a message stands in, as far as known.</summary>
internal sealed record SlackChannel(string? Id, string? Name)
{
    /// <summary>What identifies the channel in keys.</summary>
    public string Key => Id ?? Name ?? "unknown";
}

/// <summary>Turns messages into events, one record at a time.</summary>
internal sealed class SlackEvents(SlackDirectory names)
{
    // Membership, housekeeping and pins: evidence, but nothing to offer for a timeline.
    private static readonly HashSet<string> Noise =
    [
        "channel_join", "channel_leave", "channel_name", "channel_topic", "channel_purpose", "channel_archive", "channel_unarchive", "channel_canvas_updated", "channel_tab_added",
        "channel_convert_to_private", "channel_posting_permissions", "group_join", "group_leave", "group_name", "group_topic", "group_purpose", "group_archive", "group_unarchive",
        "bot_add", "bot_remove", "bot_enable", "bot_disable", "reminder_add", "welcome_party", "pinned_item", "unpinned_item", "joiner_notification",
    ];

    private readonly SlackMessageParser _parser = new();
    private readonly SlackMessage _message = new();
    private readonly SlackMessage _nested = new();

    private ISourceSink _sink = null!;

    /// <summary>All records of a file that is one sound array. False when it is not: then what was found counts for nothing, and its records are to be cut apart first.</summary>
    public bool TakeAll(ReadOnlySpan<byte> bytes, SlackChannel channel, string file, string entry, ISourceSink into, CancellationToken ct)
    {
        _sink = into;
        var reader = new Utf8JsonReader(bytes);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                return false;
            for (var number = 1; reader.Read() && reader.TokenType == JsonTokenType.StartObject; number++)
            {
                ct.ThrowIfCancellationRequested();
                var start = (int)reader.TokenStartIndex;
                _parser.Parse(ref reader, _message);
                var record = bytes[start..(int)reader.BytesConsumed];
                Taken(record, channel, file, new RecordName(number), new RawSpan(entry, start, record.Length));
            }
            return reader.TokenType == JsonTokenType.EndArray && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>One record of a day file, of a history, or of the Events API.</summary>
    public void Take(ReadOnlySpan<byte> record, SlackChannel channel, string file, RecordName number, RawSpan span, ISourceSink into)
    {
        _sink = into;
        try
        {
            _parser.Parse(record, _message);
            Taken(record, channel, file, number, span);
        }
        catch (JsonException)
        {
            _sink.Warning(new SourceWarning(file, number.ToString(), "This record is broken JSON and was left out."));
            _sink.Skipped(new Evidence("slack", file, number.ToString(), null, span), "broken JSON");
        }
    }

    private void Taken(ReadOnlySpan<byte> record, SlackChannel channel, string file, RecordName number, RawSpan span)
    {
        if (_message.Event is { Length: > 0 } inner && _message.Ts is null)
        {
            record = record.Slice(inner.Start, inner.Length);
            _parser.Parse(record, _message);
        }
        if (_message.Channel is { } id && id != channel.Id)
            channel = new SlackChannel(id, names.Channel(id) ?? (channel.Id is null ? channel.Name : null));
        Route(record, channel, file, number, span);
    }

    private void Route(ReadOnlySpan<byte> record, SlackChannel channel, string file, RecordName number, RawSpan span)
    {
        switch (_message.Subtype)
        {
            case "message_changed" or "message_replied" when _message.Inner.Length > 0:
                var revision = SlackTime.Revision(_message.EventTs ?? _message.Ts);
                var changed = record.Slice(_message.Inner.Start, _message.Inner.Length);
                _parser.Parse(changed, _nested);
                Emit(_nested, changed, channel, file, number, span, revision);
                return;
            case "message_deleted" when _message.DeletedTs is not null:
                Deleted(record, channel, file, number, span);
                return;
            default:
                Emit(_message, record, channel, file, number, span, 0);
                if (_message.Replies.Length > 0)
                    Nested(record.Slice(_message.Replies.Start, _message.Replies.Length).ToArray(), _message.Replies.Start, channel, file, number, span);
                return;
        }
    }

    // slackdump nests a thread's replies in its root.
    private void Nested(byte[] replies, int start, SlackChannel channel, string file, RecordName number, RawSpan span)
    {
        using var stream = new MemoryStream(replies);
        using var records = new JsonRecordReader(stream, [], (_, message) => _sink.Warning(new SourceWarning(file, number.ToString(), message)));
        while (records.Read())
            Take(records.Record, channel, file, new RecordName(number.Number, records.Number), new RawSpan(span.Entry, span.Offset + start + records.Offset, records.Record.Length), _sink);
    }

    private void Deleted(ReadOnlySpan<byte> record, SlackChannel channel, string file, RecordName number, RawSpan span)
    {
        var ts = _message.DeletedTs;
        var revision = SlackTime.Revision(_message.EventTs ?? _message.Ts);
        _nested.Clear();
        if (_message.Previous.Length > 0)
            _parser.Parse(record.Slice(_message.Previous.Start, _message.Previous.Length), _nested);
        _nested.Ts = ts;
        _nested.Subtype = "tombstone";
        Emit(_nested, [], channel, file, number, span, revision);
    }

    private void Emit(SlackMessage message, ReadOnlySpan<byte> record, SlackChannel channel, string file, RecordName number, RawSpan span, long revision)
    {
        if (message.Ts is not { } ts || !SlackTime.TryParse(ts, out var at))
        {
            _sink.Warning(new SourceWarning(file, number.ToString(), message.Ts is null ? "This record has no time (ts) and was left out." : $"The time “{Short(message.Ts)}” is not one a chat can have; the record was left out."));
            _sink.Skipped(new Evidence("slack", file, number.ToString(), null, span), "no believable time");
            return;
        }
        var key = $"{channel.Key}/{ts}";
        var text = Text(message, record);
        var told = Kind(message, text);
        var deleted = message.Subtype == "tombstone";
        _sink.Found(new SourceEvent
        {
            Id = EventId.Of("slack", key),
            At = at,
            OriginalTime = ts,
            Kind = told.Kind ?? EventKind.Message,
            Text = text,
            Actor = names.Author(message),
            Evidence = [new Evidence("slack", file, key, Url(channel, ts), span)],
            Proposed = deleted ? message.IsRoot : message.Subtype is null || !Noise.Contains(message.Subtype),
            SameAs = told.Keys,
            ReplyTo = message.ThreadTs is { } thread && thread != ts ? EventId.Of("slack", $"{channel.Key}/{thread}") : null,
            Channel = channel.Name,
            Revision = Math.Max(revision, SlackTime.Revision(message.EditedTs)),
        });
    }

    private static SlackBots.Told Kind(SlackMessage message, string text) => message.Subtype switch
    {
        "tombstone" => new(EventKind.Message, []),
        { } subtype when Noise.Contains(subtype) => new(subtype is "channel_topic" or "group_topic" ? EventKind.Communication : EventKind.Other, []),
        _ when message.IsBot => SlackBots.Of(text),
        _ => new(Cue.OfChat(text), []),
    };

    private string Text(SlackMessage message, ReadOnlySpan<byte> record)
    {
        if (message.Subtype == "tombstone")
            return "This message was deleted.";
        var text = message.Text is null ? "" : SlackText.Plain(message.Text, names);
        if (record.IsEmpty)
            return text;
        if (message.Attachments.Length > 2 && (message.IsBot || text.Length == 0))
            text = Joined(text, SlackRichText.Attachments(Part(record, message.Attachments), names));
        if (message.Blocks.Length > 2 && (text.Length == 0 || message.Subtype == "bot_message"))
            text = Joined(text, SlackRichText.Blocks(Part(record, message.Blocks), names));
        if (message.Files.Length > 2 || message.File.Length > 2)
            text = Joined(text, SlackRichText.Files(Part(record, message.Files.Length > 2 ? message.Files : message.File)));
        return message.Comment is { } comment && text.Length == 0 ? SlackText.Plain(comment, names) : text.Length == 0 ? "(no text)" : text;
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> record, (int Start, int Length) part) => record.Slice(part.Start, part.Length);

    // Bots say the same in the text and in what they attach.
    private static string Joined(string text, string more)
    {
        if (text.Length == 0 || more.Length == 0)
            return text.Length == 0 ? more : text;
        var news = more.Split('\n').Where(line => !text.Contains(line, StringComparison.Ordinal));
        return string.Join('\n', news.Prepend(text));
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] : text;

    private static string? Url(SlackChannel channel, string ts) =>
        channel.Id is { } id && id.All(char.IsAsciiLetterOrDigit) ? $"https://slack.com/app_redirect?channel={id}&message_ts={ts}" : null;
}
