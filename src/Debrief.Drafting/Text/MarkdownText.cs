using System.Text;
using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Other people's words made safe to stand inside Markdown: nothing in them can become a link, an image, HTML, a heading, a table or a question.</summary>
public static partial class MarkdownText
{
    /// <summary>On one line, at most <paramref name="limit"/> characters, cut between words with an ellipsis. Not escaped.</summary>
    public static string OneLine(string text, int limit = int.MaxValue)
    {
        var line = Blank().Replace(text, " ").Trim();
        if (line.Length <= limit) return line;

        var cut = line.LastIndexOf(' ', limit - 1);
        if (cut < limit / 2) cut = limit - 1;
        if (char.IsHighSurrogate(line[cut - 1])) cut--;
        return line[..cut].TrimEnd(' ', ',', ';', ':', '-') + "…";
    }

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (NeedsEscape(text, i)) escaped.Append('\\');
            escaped.Append(text[i]);
        }
        return escaped.ToString();
    }

    private static bool NeedsEscape(string text, int i) => text[i] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '|' => true,
        '_' => !(IsWord(text, i - 1) && IsWord(text, i + 1)),
        '~' => At(text, i - 1) == '~' || At(text, i + 1) == '~',
        '&' => At(text, i + 1) == '#' || char.IsAsciiLetter(At(text, i + 1)),
        '!' => At(text, i + 1) == '[',
        '#' or '+' or '-' or '=' or '>' => IsAtStart(text, i),
        '.' or ')' => IsListNumber(text, i),
        _ => false,
    };

    /// <summary>People's words between quotation marks, escaped, with the marks inside turned single.</summary>
    public static string Quote(string text, int limit) =>
        $"“{Escape(OneLine(text, limit).TrimEnd('.', ' ').Replace('“', '‘').Replace('”', '’').Replace('"', '’'))}”";

    private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : ' ';

    private static bool IsWord(string text, int index) => char.IsLetterOrDigit(At(text, index));

    private static bool IsAtStart(string text, int index) => text.AsSpan(0, index).IsWhiteSpace();

    private static bool IsListNumber(string text, int index) => index > 0 && text.AsSpan(0, index).TrimStart().IndexOfAnyExceptInRange('0', '9') < 0;

    [GeneratedRegex(@"[\s\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+")]
    private static partial Regex Blank();
}
