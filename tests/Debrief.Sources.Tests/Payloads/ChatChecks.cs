using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Tests.Payloads;

/// <summary>What the manifest asks of chats.</summary>
internal static class ChatChecks
{
    public static void Check(JsonElement must, Reading reading)
    {
        var messages = int.TryParse(must.Text("posts"), out var posts) ? posts + int.Parse(must.Text("replies")!, System.Globalization.CultureInfo.InvariantCulture)
            : int.Parse(must.Text("events") ?? must.Text("messages") ?? must.Text("rows") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(messages, reading.Events.Count);
        if (must.Text("lines") is { } lines) Assert.Equal(lines, $"{reading.Events.Count - 1 + reading.Skips.Count}");
        if (must.Text("system") is { } system) Assert.Equal(system, $"{reading.Skips.Count}");
        if (must.Text("first") is { } first) Assert.Equal(Stamp.Of(first).At, reading.Events.Min(found => (DateTimeOffset?)found.At));
        if (must.Text("last") is { } last && !must.Has("replies")) Assert.Equal(Stamp.Of(last).At, reading.Events.Max(found => (DateTimeOffset?)found.At));
        if (must.Text("channel") is { } channel) Assert.All(reading.Events, found => Assert.Equal(channel, found.Channel));
        if (must.Text("authors") is { } authors) Assert.Equal(authors, $"{reading.Events.Select(found => found.Actor?.Id).Distinct().Count()}");
        if (must.Text("edited") is { } edited) Assert.Equal(edited, $"{reading.Events.Count(found => found.Revision > 0)}");
        if (must.Text("duplicate_ids") is { } doubles) Assert.Equal(doubles, $"{reading.Events.Count - reading.Events.DistinctBy(found => found.Id).Count()}");
        if (must.Text("replies") is { } replies) Assert.Equal(replies, $"{reading.Events.Count(found => found.ReplyTo is not null)}");
        if (must.Text("kind") == "call ended (comms)") Assert.Equal(EventKind.Communication, reading.Only.Kind);
        if (must.Text("bot") is not null) Assert.Contains(reading.Events, found => found is { Kind: EventKind.Alert, Actor.Name: "alertmanager" });
        if (must.Text("use") is not null) Assert.Contains("InstanceDown", reading.Only.Text, StringComparison.Ordinal);
    }
}
