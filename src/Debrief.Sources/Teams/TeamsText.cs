using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Teams;

/// <summary>A message's HTML as plain text: mentions, emoji and pictures become words, the names of what is attached follow.</summary>
internal static partial class TeamsText
{
    public static string Of(string? subject, string? content, bool isHtml, IEnumerable<JsonElement> attachments)
    {
        var text = content is null ? "" : isHtml ? Plain(content) : content;
        var parts = new[] { subject ?? "", text }.Concat(attachments.Select(Attached));
        var all = PlainText.Clean(string.Join('\n', parts.Where(part => part.Trim().Length > 0)));
        return all.Length == 0 ? "(no text)" : all;
    }

    private static string Plain(string html)
    {
        html = Mention().Replace(html, "@$1");
        html = Emoji().Replace(html, match => WebUtility.HtmlDecode(match.Groups[1].Value));
        html = Picture().Replace(html, match => match.Groups[1].Success && match.Groups[1].Length > 0 ? $"[image: {match.Groups[1].Value}]" : "[image]");
        return PlainText.OfHtml(html.ReplaceLineEndings(" ")).Replace('\u00A0', ' ');
    }

    /// <summary>Cards carry their texts as JSON; files only a name.</summary>
    private static string Attached(JsonElement attachment)
    {
        var content = attachment.Text("content") ?? attachment.Text("Content");
        if (content?.TrimStart().StartsWith('{') != true) return (attachment.Text("name") ?? attachment.Text("Name")) is { } name ? $"[file: {name}]" : "";
        try
        {
            using var card = JsonDocument.Parse(content, new() { MaxDepth = 32 });
            return string.Join('\n', Texts(card.RootElement));
        }
        catch (JsonException) // a card that is none is shown as it came
        {
            return content;
        }
    }

    private static IEnumerable<string> Texts(JsonElement card)
    {
        if (card.ValueKind == JsonValueKind.Array) return card.EnumerateArray().SelectMany(Texts);
        if (!card.IsObject) return [];
        var own = new[] { card.Text("title"), card.Text("text") }.OfType<string>();
        return own.Concat(card.Properties().Where(pair => pair.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object).SelectMany(pair => Texts(pair.Value)));
    }

    [GeneratedRegex(@"<at\b[^>]*>([^<]*)</at>", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex("""<emoji\b[^>]*\balt="([^"]*)"[^>]*>(?:</emoji>)?""", RegexOptions.IgnoreCase)]
    private static partial Regex Emoji();

    [GeneratedRegex("""<img\b(?:[^>]*?\balt="([^"]*)")?[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();
}
