using Debrief.Sources.Json;

namespace Debrief.Sources.Slack;

/// <summary>
/// Slack: a workspace export (ZIP or folder), the JSON of one channel or day, answers of <c>conversations.history</c> and <c>.replies</c>, dumps of slackdump, Events API payloads.
/// The key of a message is its channel and <c>ts</c>, so that all of these tell the same events.
/// </summary>
public sealed class SlackReader : ISourceReader
{
    internal static readonly string[] Lists = ["messages"];

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
            parser.Parse(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(first), message);
            if (message.Event.Length > 0 && SlackDirectory.Text(first, "type") is "event_callback" or "")
                return 85;
            if (message.LooksLikeMessage)
                return message.IsMessage ? 85 : 60;
        }
        return 0;
    }

    /// <summary>The channels of an export with their days, from its list of files alone: what a person chooses from before anything is read. Empty for other files.</summary>
    /// <exception cref="SourceException">The archive is broken or refused as a whole.</exception>
    public static IReadOnlyList<SlackChannelDays> Channels(SourceFile file)
    {
        if (SlackExport.In(file) is not { } export)
            return [];
        export.ReadDirectory(new SlackDirectory(), new SlackFindings(), file);
        return
        [
            .. export.Days.GroupBy(day => day.Channel).Select(channel => new SlackChannelDays(
                channel.Key.Id, channel.Key.Name ?? channel.Key.Key,
                channel.Min(day => SlackExport.DayOf(day.Entry)), channel.Max(day => SlackExport.DayOf(day.Entry)), channel.Sum(day => day.Entry.Length)))
                .OrderBy(channel => channel.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    public void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct)
    {
        var names = new SlackDirectory();
        var days = new SlackDays(file, names, sink);
        if (SlackExport.In(file) is { } export)
        {
            export.ReadDirectory(names, sink, file);
            ReadExport(export, options, days, ct);
        }
        else
        {
            var channel = new SlackChannel(null, options.Channels is [var only] ? only : null);
            days.ReadNow(file.Entries[0], channel, ct);
        }
        if (names.Unknown > 0)
            sink.Warning(new SourceWarning(file.Name, null, names.KnowsPeople
                ? $"{names.Unknown} author(s) are not in users.json; they are shown by their ids."
                : $"There is no list of users, so {names.Unknown} author(s) are shown by their ids."));
    }

    private static void ReadExport(SlackExport export, ReadOptions options, SlackDays days, CancellationToken ct)
    {
        var wanted = export.Days.Where(day => Wanted(day.Channel, options)).ToList();
        if (options.Channels.Count > 0 && wanted.Count == 0)
            throw new SourceException($"No channel named {string.Join(", ", options.Channels)} is in this export. It has: {string.Join(", ", export.Channels.Select(c => c.Name ?? c.Id).Take(40))}.");
        foreach (var (channel, entry) in wanted)
            days.Read(entry, channel, ct);
        days.Finish();
    }

    private static bool Wanted(SlackChannel channel, ReadOptions options) =>
        options.Channels.Count == 0 || options.Channels.Any(wanted => wanted.TrimStart('#') is var name && (name == channel.Id || string.Equals(name, channel.Name, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>One channel of an export.</summary>
/// <param name="Id">Null when the export does not say.</param>
/// <param name="First">The first day, as the files are named: days of Slack's own clock, so messages can stand a day off in UTC.</param>
/// <param name="Bytes">Unpacked, as announced.</param>
public sealed record SlackChannelDays(string? Id, string Name, DateOnly First, DateOnly Last, long Bytes);
