using System.Buffers;
using System.Globalization;
using System.Text;

namespace Debrief.Sources.Slack;

/// <summary>Slack's message text as plain text: mentions, channels, groups, dates, links, entities and emoji resolved. Marks such as *bold* stay as they were typed.</summary>
internal static class SlackText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<&:");

    public static string Plain(string text, SlackDirectory names)
    {
        var at = text.AsSpan().IndexOfAny(Special);
        if (at < 0)
            return text;
        var plain = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (at >= 0)
        {
            plain.Append(rest[..at]);
            rest = rest[at..];
            rest = rest[(rest[0] switch { '<' => Bracket(rest, plain, names), '&' => Entity(rest, plain), _ => Colon(rest, plain) })..];
            at = rest.IndexOfAny(Special);
        }
        return WithoutTokens(plain.Append(rest).ToString());
    }

    private static int Bracket(ReadOnlySpan<char> text, StringBuilder plain, SlackDirectory names)
    {
        var end = text.IndexOf('>');
        if (end < 2 || text[1..end].Contains('<') || text[1..end].Contains('\n'))
        {
            plain.Append('<');
            return 1;
        }
        var inner = text[1..end];
        var bar = inner.IndexOf('|');
        var target = bar < 0 ? inner : inner[..bar];
        var label = bar < 0 ? [] : inner[(bar + 1)..].Trim();
        switch (inner[0])
        {
            case '@': plain.Append('@').Append(Mention(target[1..].ToString(), label, names)); break;
            case '#': plain.Append('#').Append(label.IsEmpty ? names.Channel(target[1..].ToString()) ?? target[1..].ToString() : label.ToString()); break;
            case '!': plain.Append(Command(target[1..], label, names)); break;
            default: Link(target, label, plain); break;
        }
        return end + 1;
    }

    private static string Mention(string id, ReadOnlySpan<char> label, SlackDirectory names) =>
        names.Person(id) is var name && name == id && !label.IsEmpty ? label.TrimStart('@').ToString() : name;

    private static string Command(ReadOnlySpan<char> command, ReadOnlySpan<char> label, SlackDirectory names)
    {
        if (command.StartsWith("subteam^"))
            return $"@{(label.IsEmpty ? names.Group(command[8..].ToString()) ?? command[8..].ToString() : label.TrimStart('@').ToString())}";
        if (command.StartsWith("date^"))
            return label.IsEmpty ? Date(command[5..]) : label.ToString();
        return label.IsEmpty ? $"@{command}" : label[0] == '@' ? label.ToString() : $"@{label}";
    }

    private static string Date(ReadOnlySpan<char> date) =>
        date.IndexOf('^') is > 0 and var end && SlackTime.TryParse(date[..end], out var at) ? at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : date.ToString();

    private static void Link(ReadOnlySpan<char> target, ReadOnlySpan<char> label, StringBuilder plain)
    {
        var address = target.StartsWith("mailto:") ? target[7..] : target.StartsWith("tel:") ? target[4..] : target;
        var bare = address.StartsWith("https://") ? address[8..] : address.StartsWith("http://") ? address[7..] : address;
        var told = new StringBuilder();
        while (label.IndexOfAny('&', ':') is >= 0 and var at)
        {
            told.Append(label[..at]);
            label = label[(at + (label[at] == '&' ? Entity(label[at..], told) : Colon(label[at..], told)))..];
        }
        var name = told.Append(label).ToString();
        var url = address.ToString().Replace("&amp;", "&", StringComparison.Ordinal);
        if (name.Length == 0 || name == url || bare.TrimEnd('/').SequenceEqual(name.AsSpan().TrimEnd('/')))
            plain.Append(url);
        else
            plain.Append(name).Append(" (").Append(url).Append(')');
    }

    private static int Entity(ReadOnlySpan<char> text, StringBuilder plain)
    {
        var (length, c) = text.StartsWith("&amp;") ? (5, '&') : text.StartsWith("&lt;") ? (4, '<') : text.StartsWith("&gt;") ? (4, '>') : (1, '&');
        plain.Append(c);
        return length;
    }

    private static int Colon(ReadOnlySpan<char> text, StringBuilder plain)
    {
        var end = text[1..].IndexOfAnyExcept(EmojiName) + 1;
        // A skin tone follows as ":wave::skin-tone-2:".
        if (end > 1 && text[end] == ':' && Emoji.Of(text[1..end]) is { } emoji)
        {
            plain.Append(emoji);
            var after = text[(end + 1)..];
            return after.StartsWith(":skin-tone-") && after.Length > 12 && after[12] == ':' ? end + 14 : end + 1;
        }
        plain.Append(':');
        return 1;
    }

    private static readonly SearchValues<char> EmojiName = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_+-'");

    /// <summary>Cuts tokens out of links to private files (<c>?t=xoxe-...</c>).</summary>
    public static string WithoutTokens(string text)
    {
        for (var at = text.IndexOf("xox", StringComparison.Ordinal); at >= 0; at = text.IndexOf("xox", at + 1, StringComparison.Ordinal))
        {
            if (at + 5 >= text.Length || text[at + 4] != '-' || !char.IsAsciiLetterLower(text[at + 3]))
                continue;
            var end = at;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '.' or '_' or '%'))
                end++;
            var start = at >= 3 && text.AsSpan(at - 3, 3) is "?t=" or "&t=" ? at - 3 : at;
            text = string.Concat(text.AsSpan(0, start), start == at ? "[token]" : "", text.AsSpan(end));
        }
        return text;
    }
}
