using System.Collections.Concurrent;
using System.Text.Json;
using Debrief.Sources.Json;

namespace Debrief.Sources.Slack;

/// <summary>Who and what the ids in messages stand for, as far as the export says. Filled first, then asked by several threads.</summary>
internal sealed class SlackDirectory
{
    private readonly Dictionary<string, SourceActor> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unknown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), SourceActor> _others = [];

    public int Unknown => _unknown.Count;

    public bool KnowsPeople => _people.Count > 0;

    public void AddPerson(JsonElement user)
    {
        if (Text(user, "id") is not { } id)
            return;
        var profile = user.TryGetProperty("profile", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : default;
        var name = Text(profile, "display_name") ?? Text(profile, "real_name") ?? Text(user, "real_name") ?? Text(user, "name") ?? id;
        _people[id] = new SourceActor(id, name);
        if (Text(profile, "bot_id") is { } bot)
            _people.TryAdd(bot, new SourceActor(bot, name));
    }

    public void AddChannel(string id, string name) => _channels[id] = name;

    public void AddGroup(JsonElement group)
    {
        if (Text(group, "id") is { } id && (Text(group, "handle") ?? Text(group, "name")) is { } name)
            _groups[id] = name;
    }

    /// <summary>The name of a person as mentions show it; the id when nobody knows it.</summary>
    public string Person(string id) => id == "USLACKBOT" ? "Slackbot" : _people.TryGetValue(id, out var person) ? person.Name : id;

    public string? Channel(string id) => _channels.GetValueOrDefault(id);

    public string? Group(string id) => _groups.GetValueOrDefault(id);

    public SourceActor? Author(SlackMessage message)
    {
        if (message.IsBot && (message.Username ?? message.BotName) is { } bot)
            return Other(message.BotId ?? message.User ?? bot, bot);
        if ((message.User ?? message.BotId) is not { } id)
            return message.Username is { } name ? Other(name, name) : null;
        if (_people.TryGetValue(id, out var person))
            return person;
        if (id == "USLACKBOT")
            return Other(id, "Slackbot");
        if (message.User is not null)
            _unknown.TryAdd(id, true);
        return Other(id, string.IsNullOrWhiteSpace(message.ProfileName) ? id : message.ProfileName);
    }

    private SourceActor Other(string id, string name)
    {
        if (_others.TryGetValue((id, name), out var actor))
            return actor;
        return _others.GetOrAdd((id, name), new SourceActor(id, name));
    }

    internal static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && JsonText.Of(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
