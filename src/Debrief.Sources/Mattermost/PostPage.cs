using System.Text.Json;
using Debrief.Sources.Cues;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Mattermost;

/// <summary>Posts as API v4 answers them: <c>posts</c> is a map, <c>order</c> lists its keys with the newest first. Times are milliseconds.</summary>
internal static class PostPage
{
    public static bool Is(JsonElement body) => body.At("posts").IsObject && body.HasArray("order");

    public static bool IsPost(JsonElement post) => post.Has("create_at") && post.Text("channel_id") is not null && post.Text("user_id") is not null && post.Text("id") is not null;

    public static IEnumerable<Finding> Read(JsonElement body) => IsPost(body)
        ? [Told(body)]
        : body.Properties("posts").Select(pair => pair.Value).Where(IsPost).OrderBy(post => Stamp.Of(post.At("create_at")).At).Select(Told);

    private static Finding Told(JsonElement post)
    {
        var (channel, id, type) = (post.Text("channel_id")!, post.Text("id")!, post.Text("type") ?? "");
        if (type.StartsWith("system_", StringComparison.Ordinal) && type is not ("system_join_channel" or "system_add_to_channel" or "system_header_change"))
            return new Skip($"{channel}/{id}", "a message of the system itself", post);

        var props = post.At("props");
        var bot = props.Text("from_webhook") == "true" || props.Text("from_bot") == "true";
        var deleted = Stamp.Of(post.At("delete_at")).At is not null;
        var text = deleted ? "This message was deleted." : PostText.Of(post.Text("message"), props.At("attachments"), post.Items("metadata", "files").Select(file => file.Text("name") ?? "unnamed"));
        var told = bot ? PostText.ByBot(text, props.At("attachments")) : new(Cue.OfChat(text), []);
        var user = post.Text("user_id")!;
        return new Happening($"{channel}/{id}", Stamp.Of(post.At("create_at")), type.Length > 0 ? EventKind.Other : told.Kind ?? EventKind.Message, text)
        {
            Actor = new(user, props.Text("override_username") ?? props.Text("username") ?? user),
            Proposed = type.Length == 0 && !deleted,
            SameAs = told.Keys,
            ReplyTo = post.Text("root_id") is { } root ? $"{channel}/{root}" : null,
            Channel = new(channel, channel),
            Revision = Math.Max(Stamp.Of(post.At("edit_at")).At?.ToUnixTimeMilliseconds() ?? 0, Stamp.Of(post.At("delete_at")).At?.ToUnixTimeMilliseconds() ?? 0),
            Record = post,
        };
    }
}
