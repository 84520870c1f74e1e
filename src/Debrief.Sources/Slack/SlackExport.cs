using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Debrief.Sources.Json;

namespace Debrief.Sources.Slack;

/// <summary>The layout of a workspace export: lists of users and channels at its root, a folder a channel, a file a day. The root can be one folder down (people pack the folder again).</summary>
internal sealed partial class SlackExport
{
    private static readonly string[] ChannelLists = ["channels.json", "groups.json", "dms.json", "mpims.json"];
    private readonly Dictionary<string, SourceEntry> _lists;

    private SlackExport(Dictionary<string, SourceEntry> lists, List<(string Folder, SourceEntry Entry)> days)
    {
        _lists = lists;
        _found = days;
    }

    private readonly List<(string Folder, SourceEntry Entry)> _found;

    /// <summary>The day files by channel and day, in the order of their paths; complete after <see cref="ReadDirectory"/>.</summary>
    public IReadOnlyList<(SlackChannel Channel, SourceEntry Entry)> Days { get; private set; } = [];

    public IEnumerable<SlackChannel> Channels => Days.Select(day => day.Channel).Distinct();

    /// <summary>Null when the container is no Slack export.</summary>
    public static SlackExport? In(SourceFile file)
    {
        if (!file.HoldsEntries)
            return null;
        var root = Root(file.Entries);
        if (root is null)
            return null;
        var lists = new Dictionary<string, SourceEntry>(StringComparer.Ordinal);
        var days = new List<(string, SourceEntry)>();
        foreach (var entry in file.Entries.Where(entry => entry.Path.StartsWith(root, StringComparison.Ordinal)))
        {
            var path = entry.Path[root.Length..];
            var slash = path.IndexOf('/');
            if (slash < 0)
                lists[path] = entry;
            else if (DayFile().IsMatch(path.AsSpan(slash + 1)))
                days.Add((path[..slash], entry));
        }
        return days.Count > 0 || lists.ContainsKey("channels.json") ? new SlackExport(lists, days) : null;
    }

    private static string? Root(IReadOnlyList<SourceEntry> entries)
    {
        var list = entries.Where(e => e.Path is "channels.json" or "users.json" || e.Path.EndsWith("/channels.json", StringComparison.Ordinal) || e.Path.EndsWith("/users.json", StringComparison.Ordinal))
            .MinBy(e => e.Path.Length);
        if (list is not null)
            return list.Path[..(list.Path.LastIndexOf('/') + 1)];
        var day = entries.FirstOrDefault(e => e.Path.LastIndexOf('/') is > 0 and var slash && DayFile().IsMatch(e.Path.AsSpan(slash + 1)));
        return day is null ? null : day.Path[..day.Path.LastIndexOf('/')] is var folder && folder.Contains('/') ? folder[..(folder.LastIndexOf('/') + 1)] : "";
    }

    public void ReadDirectory(SlackDirectory names, ISourceSink sink, SourceFile file)
    {
        Each("users.json", names.AddPerson, sink, file);
        Each("usergroups.json", names.AddGroup, sink, file);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in ChannelLists)
            Each(list, channel => AddChannel(channel, names, ids), sink, file);
        if (!_lists.ContainsKey("users.json"))
            sink.Warning(new SourceWarning(file.Name, "users.json", "This export has no list of users; authors are shown as their messages name them."));
        var channels = new Dictionary<string, SlackChannel>(StringComparer.Ordinal);
        Days = [.. _found.Select(day => (Channel(day.Folder), day.Entry))];

        SlackChannel Channel(string folder) =>
            channels.TryGetValue(folder, out var channel) ? channel : channels[folder] = ids.TryGetValue(folder, out var id) ? new SlackChannel(id, names.Channel(id) ?? folder) : new SlackChannel(null, folder);
    }

    // A folder carries the channel's name; direct messages and some exporters use its id.
    private static void AddChannel(JsonElement channel, SlackDirectory names, Dictionary<string, string> ids)
    {
        if (SlackDirectory.Text(channel, "id") is not { } id)
            return;
        var name = SlackDirectory.Text(channel, "name") ?? id;
        names.AddChannel(id, name);
        ids.TryAdd(name, id);
        ids.TryAdd(id, id);
    }

    private void Each(string list, Action<JsonElement> take, ISourceSink sink, SourceFile file)
    {
        if (!_lists.TryGetValue(list, out var entry))
            return;
        var name = file.NameOf(entry);
        try
        {
            using var stream = entry.Open();
            using var records = new JsonRecordReader(stream, ["users", "channels"], (record, message) => sink.Warning(new SourceWarning(name, record, message)));
            while (records.Read())
                TakeOne(records, take, sink, name);
        }
        catch (SourceException e)
        {
            sink.Warning(new SourceWarning(name, null, e.Message));
        }
    }

    private static void TakeOne(JsonRecordReader records, Action<JsonElement> take, ISourceSink sink, string name)
    {
        try
        {
            var reader = new Utf8JsonReader(records.Record);
            var element = JsonElement.ParseValue(ref reader);
            if (element.ValueKind == JsonValueKind.Object)
                take(element);
        }
        catch (JsonException)
        {
            sink.Warning(new SourceWarning(name, new RecordName(records.Number).ToString(), "This record is broken JSON and was left out."));
        }
    }

    /// <summary>The day a file is named by.</summary>
    public static DateOnly DayOf(SourceEntry entry) =>
        DateOnly.TryParseExact(entry.Path.AsSpan(entry.Path.LastIndexOf('/') + 1, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}\.json$")]
    private static partial Regex DayFile();
}
