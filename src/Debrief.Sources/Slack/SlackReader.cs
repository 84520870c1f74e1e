using Debrief.Sources.Json;

namespace Debrief.Sources.Slack;

/// <summary>
/// Slack: a workspace export (ZIP or folder), the JSON of one channel or day, answers of <c>conversations.history</c> and <c>.replies</c>, dumps of slackdump, Events API payloads.
/// The key of a message is its channel and <c>ts</c>, so that all of these tell the same events.
/// </summary>
public sealed class SlackReader : ISourceReader
{
    private static readonly string[] Lists = ["messages"];

    public string Name => "slack";

    public int Recognise(SourceFile file)
    {
        if (file.HoldsEntries)
            return SlackExport.In(file) is null ? 0 : 90;
        var parser = new SlackMessageParser();
        var message = new SlackMessage();
        foreach (var first in JsonPeek.First(file, Lists))
        {
            if (first.ValueKind != System.Text.Json.JsonValueKind.Object)
                continue;
            parser.Parse(System.Text.Encoding.UTF8.GetBytes(first.GetRawText()), message);
            if (message.Event.Length > 0 && SlackDirectory.Text(first, "type") is "event_callback" or "")
                return 85;
            if (message.LooksLikeMessage)
                return message.IsMessage ? 85 : 60;
        }
        return 0;
    }

    public void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct)
    {
        var names = new SlackDirectory();
        var events = new SlackEvents(names, sink);
        if (SlackExport.In(file) is { } export)
        {
            export.ReadDirectory(names, sink, file);
            ReadExport(export, file, options, sink, events, ct);
        }
        else
        {
            var channel = new SlackChannel(null, options.Channels is [var only] ? only : null);
            ReadEntry(file, file.Entries[0], channel, options, 0, sink, events, ct);
        }
        if (names.Unknown > 0)
            sink.Warning(new SourceWarning(file.Name, null, names.KnowsPeople
                ? $"{names.Unknown} author(s) are not in users.json; they are shown by their ids."
                : $"There is no list of users, so {names.Unknown} author(s) are shown by their ids."));
    }

    private static void ReadExport(SlackExport export, SourceFile file, ReadOptions options, ISourceSink sink, SlackEvents events, CancellationToken ct)
    {
        var done = 0L;
        foreach (var (channel, entry) in export.Days)
        {
            if (!Wanted(channel, options))
                continue;
            try
            {
                ReadEntry(file, entry, channel, options, done, sink, events, ct);
            }
            catch (SourceException e)
            {
                sink.Warning(new SourceWarning(file.NameOf(entry), null, e.Message));
            }
            done += entry.Length;
        }
        if (options.Channels.Count > 0 && !export.Days.Any(day => Wanted(day.Channel, options)))
            throw new SourceException($"No channel named {string.Join(", ", options.Channels)} is in this export. It has: {string.Join(", ", export.Channels.Select(c => c.Name ?? c.Id).Take(40))}.");
    }

    private static bool Wanted(SlackChannel channel, ReadOptions options) =>
        options.Channels.Count == 0 || options.Channels.Any(wanted => wanted.TrimStart('#') is var name && (name == channel.Id || string.Equals(name, channel.Name, StringComparison.OrdinalIgnoreCase)));

    private static void ReadEntry(SourceFile file, SourceEntry entry, SlackChannel channel, ReadOptions options, long done, ISourceSink sink, SlackEvents events, CancellationToken ct)
    {
        var name = file.NameOf(entry);
        using var stream = entry.Open();
        using var records = new JsonRecordReader(stream, Lists, (record, message) => sink.Warning(new SourceWarning(name, record, message)));
        while (records.Read())
        {
            if (records.Number % 1024 == 1)
            {
                ct.ThrowIfCancellationRequested();
                sink.Progress(done + records.BytesRead);
                channel = Around(records, channel);
            }
            events.Take(records.Record, channel, name, new RecordName(records.Number), records.Span(entry));
        }
        sink.Progress(done + records.BytesRead);
    }

    // slackdump names the channel beside the list of messages.
    private static SlackChannel Around(JsonRecordReader records, SlackChannel channel) =>
        channel.Id is null && records.Envelope.TryGetValue("channel_id", out var id) && JsonText.Of(id) is { Length: > 0 } channelId
            ? new SlackChannel(channelId, records.Envelope.TryGetValue("name", out var name) ? JsonText.Of(name) : channel.Name)
            : channel;
}
