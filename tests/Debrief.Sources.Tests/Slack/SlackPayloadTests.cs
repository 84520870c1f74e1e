using System.Globalization;
using System.Text.Json;
using Debrief.Sources.Containers;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Slack;

public class SlackPayloadTests
{
    [Fact]
    public void Every_real_payload_is_read_as_its_manifest_says()
    {
        var wrong = new List<string>();
        var read = 0;
        foreach (var (file, must) in SharedData.Manifest("slack/"))
        {
            if (!IsMessages(must))
                continue;
            read++;
            using var source = SourceFiles.FromPath(SharedData.Payload(file));
            var result = Given.Reading(source);
            wrong.AddRange(Differences(result, must).Select(difference => $"{file}: {difference}"));
        }
        Assert.Empty(wrong);
        Assert.True(read >= 20, $"Only {read} payloads were read.");
    }

    private static bool IsMessages(JsonElement must) => must.TryGetProperty("total_messages", out _) || must.TryGetProperty("messages", out _);

    private static IEnumerable<string> Differences(TimelineResult result, JsonElement must)
    {
        var events = result.Events;
        if (Number(must, "messages") is { } messages && !must.TryGetProperty("threads_nested_in", out _) && events.Count != messages)
            yield return $"{events.Count} events instead of {messages}";
        if (Number(must, "total_messages") is { } total && events.Count != total)
            yield return $"{events.Count} events instead of {total}";
        if (Number(must, "content_messages_excluding_membership_noise") is { } content && events.Count(e => e.Proposed || e.Text == "This message was deleted.") != content)
            yield return $"{events.Count(e => e.Proposed)} proposed instead of {content}";
        if (Number(must, "distinct_authors") is { } authors && events.Select(e => e.Actor?.Id).Distinct().Count() != authors)
            yield return $"{events.Select(e => e.Actor?.Id).Distinct().Count()} authors instead of {authors}";
        if (Number(must, "replies") is { } replies && events.Count(e => e.ReplyTo is not null) != replies)
            yield return $"{events.Count(e => e.ReplyTo is not null)} replies instead of {replies}";
        if (Number(must, "edited") is { } edited && events.Count(e => e.Revision > 0) != edited)
            yield return $"{events.Count(e => e.Revision > 0)} edited instead of {edited}";
        var ids = events.Select(e => e.Id).ToHashSet();
        if (Number(must, "orphan_replies") is { } orphans && events.Count(e => e.ReplyTo is { } root && !ids.Contains(root)) != orphans)
            yield return $"{events.Count(e => e.ReplyTo is { } root && !ids.Contains(root))} orphans instead of {orphans}";
        if (Text(must, "first") is { } first && Shown(events[0]) != first)
            yield return $"first is {Shown(events[0])} instead of {first}";
        if (Text(must, "last") is { } last && Shown(events[^1]) != last)
            yield return $"last is {Shown(events[^1])} instead of {last}";
        if (events.Any(e => e.Text.Contains("xoxe-", StringComparison.Ordinal)))
            yield return "a token was left in a text";
        foreach (var difference in must.TryGetProperty("channels", out var channels) && channels.ValueKind == JsonValueKind.Object ? Channels(events, channels) : [])
            yield return difference;
    }

    private static IEnumerable<string> Channels(IReadOnlyList<SourceEvent> events, JsonElement channels)
    {
        var named = events.Any(e => e.Channel is not null);
        foreach (var channel in channels.EnumerateObject())
        {
            var said = named ? events.Where(e => e.Channel == channel.Name || e.Evidence[0].File.Contains($"/{channel.Name}/", StringComparison.Ordinal)).ToList() : events;
            if (said.Count != Number(channel.Value, "messages"))
                yield return $"#{channel.Name} has {said.Count} events";
            else if (said.Count > 0 && (Shown(said[0]) != Text(channel.Value, "first") || Shown(said[^1]) != Text(channel.Value, "last")))
                yield return $"#{channel.Name} runs from {Shown(said[0])} to {Shown(said[^1])}";
            else if (said.Select(e => e.Actor?.Id).Distinct().Count() != Number(channel.Value, "authors"))
                yield return $"#{channel.Name} has {said.Select(e => e.Actor?.Id).Distinct().Count()} authors";
        }
    }

    private static string Shown(SourceEvent e) => new DateTimeOffset(e.At.Ticks - (e.At.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static long? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
