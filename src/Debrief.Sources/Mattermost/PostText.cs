using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Debrief.Sources.Payloads;
using Debrief.Sources.Slack;

namespace Debrief.Sources.Mattermost;

/// <summary>What a post says: its Markdown as it was typed, emoji as signs, and what is attached (Slack's shape of attachments, which Mattermost took over).</summary>
internal static partial class PostText
{
    private static readonly SlackDirectory NoNames = new();

    public static string Of(string? message, JsonElement attachments, IEnumerable<string> files)
    {
        var text = Colons().Replace(message ?? "", match => Emoji.Of(match.Groups[1].ValueSpan) ?? match.Value);
        var attached = attachments.ValueKind == JsonValueKind.Array ? SlackRichText.Attachments(JsonMarshal.GetRawUtf8Value(attachments), NoNames) : "";
        var all = PlainText.Clean(string.Join('\n', new[] { text, attached }.Concat(files.Select(file => $"[file: {file}]")).Where(part => part.Trim().Length > 0)));
        return all.Length == 0 ? "(no text)" : all;
    }

    /// <summary>What a bot's post tells; where its words do not, the short form of what it attached does.</summary>
    public static SlackBots.Told ByBot(string text, JsonElement attachments) =>
        SlackBots.Of(text) is { Kind: not null } told ? told : SlackBots.Of(string.Join('\n', attachments.Items().Select(attachment => attachment.Text("fallback")).OfType<string>()));

    [GeneratedRegex(@":([a-z0-9_+'-]{1,40}):")]
    private static partial Regex Colons();
}
