using System.Text;
using System.Text.Json;
using Debrief.Sources.Json;
using static Debrief.Sources.Slack.SlackDirectory;

namespace Debrief.Sources.Slack;

/// <summary>What stands in blocks, attachments and files of a message, as lines of plain text.</summary>
internal static class SlackRichText
{
    private const int MaxDepth = 12;
    private const int MaxText = 20_000;

    public static string Blocks(ReadOnlySpan<byte> json, SlackDirectory names) => Told(json, (blocks, lines) =>
    {
        foreach (var block in Items(blocks))
            Block(block, lines, names, 0);
    });

    /// <summary>Title, text and fields of each attachment; its fallback when it has none of them.</summary>
    public static string Attachments(ReadOnlySpan<byte> json, SlackDirectory names) => Told(json, (attachments, lines) =>
    {
        foreach (var attachment in Items(attachments))
            Attachment(attachment, lines, names);
    });

    /// <summary><c>[file: graph.png]</c> for each file. Links to files carry tokens and are left out.</summary>
    public static string Files(ReadOnlySpan<byte> json) => Told(json, (files, lines) =>
    {
        foreach (var file in files.ValueKind == JsonValueKind.Object ? [files] : Items(files))
            Line(lines, $"[file: {FileName(file)}]");
    });

    private static string FileName(JsonElement file) => Text(file, "mode") switch
    {
        "tombstone" => "deleted",
        "hidden_by_limit" => "hidden by the plan's limit",
        _ => Text(file, "name") ?? Text(file, "title") ?? Text(file, "id") ?? "unnamed",
    };

    private static string Told(ReadOnlySpan<byte> json, Action<JsonElement, StringBuilder> tell)
    {
        if (json.IsEmpty)
            return "";
        var reader = new Utf8JsonReader(json);
        var lines = new StringBuilder();
        tell(JsonElement.ParseValue(ref reader), lines);
        return lines.ToString();
    }

    private static void Attachment(JsonElement attachment, StringBuilder lines, SlackDirectory names)
    {
        var before = lines.Length;
        foreach (var part in (ReadOnlySpan<string>)["pretext", "title", "text"])
            Line(lines, Mrkdwn(Text(attachment, part), names));
        foreach (var field in Items(attachment, "fields"))
            Line(lines, string.Join(": ", new[] { Mrkdwn(Text(field, "title"), names), Mrkdwn(Text(field, "value"), names) }.Where(part => part.Length > 0)));
        foreach (var block in Items(attachment, "blocks"))
            Block(block, lines, names, 0);
        if (lines.Length == before)
            Line(lines, Mrkdwn(Text(attachment, "fallback"), names));
    }

    private static void Block(JsonElement block, StringBuilder lines, SlackDirectory names, int depth)
    {
        if (depth > MaxDepth || block.ValueKind != JsonValueKind.Object)
            return;
        if (Text(block, "type") is "rich_text")
        {
            foreach (var part in Items(block, "elements"))
                RichPart(part, lines, names, depth + 1, "");
            return;
        }
        Line(lines, Mrkdwn(Text(block, "text") ?? Text(Inner(block, "text"), "text"), names));
        Line(lines, Mrkdwn(Text(Inner(block, "title"), "text") ?? Text(block, "alt_text"), names));
        foreach (var field in Items(block, "fields"))
            Line(lines, Mrkdwn(Text(field, "text"), names));
        if (Text(block, "type") is "context")
            Line(lines, string.Join(" ", Items(block, "elements").Select(e => Mrkdwn(Text(e, "text") ?? Text(e, "alt_text"), names)).Where(t => t.Length > 0)));
    }

    private static void RichPart(JsonElement part, StringBuilder lines, SlackDirectory names, int depth, string lead)
    {
        if (depth > MaxDepth)
            return;
        if (Text(part, "type") is "rich_text_list")
        {
            foreach (var item in Items(part, "elements"))
                RichPart(item, lines, names, depth + 1, "• ");
            return;
        }
        var line = new StringBuilder(lead);
        foreach (var element in Items(part, "elements"))
            line.Append(RichElement(element, names));
        Line(lines, line.ToString());
    }

    private static string RichElement(JsonElement element, SlackDirectory names) => Text(element, "type") switch
    {
        "text" => JsonText.Of(Inner(element, "text")) ?? "",
        "link" => Text(element, "text") is { } label ? $"{label} ({Text(element, "url")})" : Text(element, "url") ?? "",
        "emoji" => Text(element, "name") is { } name ? Emoji.Of(name) ?? $":{name}:" : "",
        "user" => Text(element, "user_id") is { } id ? $"@{names.Person(id)}" : "",
        "usergroup" => Text(element, "usergroup_id") is { } id ? $"@{names.Group(id) ?? id}" : "",
        "channel" => Text(element, "channel_id") is { } id ? $"#{names.Channel(id) ?? id}" : "",
        "broadcast" => $"@{Text(element, "range")}",
        "date" => Text(element, "fallback") ?? "",
        "color" => Text(element, "value") ?? "",
        _ => "",
    };

    private static string Mrkdwn(string? text, SlackDirectory names) => text is null ? "" : SlackText.Plain(text, names);

    private static void Line(StringBuilder lines, string text)
    {
        text = text.Trim();
        if (text.Length == 0 || lines.Length > MaxText)
            return;
        if (lines.Length > 0)
            lines.Append('\n');
        lines.Append(SlackText.WithoutTokens(text));
    }

    private static JsonElement Inner(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : default;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => Items(Inner(element, name));

    private static IEnumerable<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];
}
