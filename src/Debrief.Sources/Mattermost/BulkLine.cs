using System.Text.Json;
using Debrief.Sources.Cues;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Mattermost;

/// <summary>A line of a bulk export: <c>{"type": "post", "post": {team, channel, user, message, create_at, replies}}</c>. Posts carry no id: team, channel, author and time are their key.</summary>
internal static class BulkLine
{
    public static IEnumerable<Finding> Read(JsonElement line, IDictionary<string, string> names)
    {
        var type = line.Text("type")!;
        var told = line.At(type);
        switch (type)
        {
            case "post":
                return Thread(told, new($"{told.Text("team")}/{told.Text("channel")}", names.TryGetValue($"~{told.Text("team")}/{told.Text("channel")}", out var shown) ? shown : told.Text("channel") ?? "a channel"), names);
            case "direct_post":
                var members = string.Join(", ", told.Items("channel_members").Select(member => member.Text()).OfType<string>().Order(StringComparer.Ordinal));
                return Thread(told, new($"direct/{members}", members), names);
            case "user":
                Remember(names, $"@{told.Text("username")}", told.Text("nickname") ?? $"{told.Text("first_name")} {told.Text("last_name")}".Trim());
                break;
            case "channel":
                Remember(names, $"~{told.Text("team")}/{told.Text("name")}", told.Text("display_name") ?? "");
                break;
        }
        return [new Skip($"{type}/{told.Text("team")}/{told.Text("name") ?? told.Text("username") ?? line.Text("version")}", $"a {type.Replace('_', ' ')} is nothing that was said")];
    }

    private static IEnumerable<Finding> Thread(JsonElement post, Channel channel, IDictionary<string, string> names)
    {
        var root = Told(post, channel, null, names);
        yield return root;
        foreach (var reply in post.Items("replies")) yield return Told(reply, channel, root.StableId, names);
    }

    private static Happening Told(JsonElement post, Channel channel, string? root, IDictionary<string, string> names)
    {
        var user = post.Text("user") ?? "somebody";
        var bot = post.At("props").Text("from_webhook") == "true" || post.At("props").Text("from_bot") == "true";
        var text = PostText.Of(post.Text("message"), post.At("props", "attachments"), post.Items("attachments").Select(file => file.Text("path")?.Split('/')[^1] ?? "unnamed"));
        var told = bot ? PostText.ByBot(text, post.At("props", "attachments")) : new(Cue.OfChat(text), []);
        return new($"{channel.Id}/{user}/{post.Text("create_at")}", Stamp.Of(post.At("create_at")), told.Kind ?? EventKind.Message, text)
        {
            Actor = new(user, names.TryGetValue($"@{user}", out var name) ? name : user),
            SameAs = told.Keys,
            ReplyTo = root,
            Channel = channel,
            Revision = Stamp.Of(post.At("edit_at")).At?.ToUnixTimeMilliseconds() ?? 0,
            Record = post,
        };
    }

    private static void Remember(IDictionary<string, string> names, string key, string name)
    {
        const int Most = 200_000;
        if (name.Length > 0 && names.Count < Most) names[key] = name;
    }
}
