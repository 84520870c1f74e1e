namespace Debrief.Drafting;

internal static class FrontMatter
{
    /// <summary>Front matter between two lines of <c>---</c>, the text after it, and the line number it begins at; null when there is none.</summary>
    public static (string Yaml, string Text, int FirstLine)? Split(string markdown)
    {
        var start = markdown.StartsWith('\uFEFF') ? 1 : 0;
        if (!IsRule(markdown, start, out var yamlStart)) return null;

        for (var at = yamlStart; at < markdown.Length;)
        {
            if (IsRule(markdown, at, out var after)) return (markdown[yamlStart..at], WithoutBlankLine(markdown[after..]), 2);
            var end = markdown.IndexOf('\n', at);
            if (end < 0) return null;
            at = end + 1;
        }
        return null;
    }

    private static bool IsRule(string text, int at, out int after)
    {
        after = at;
        if (string.CompareOrdinal(text, at, "---", 0, 3) != 0) return false;

        var end = text.IndexOf('\n', at);
        after = end < 0 ? text.Length : end + 1;
        return text[(at + 3)..(end < 0 ? text.Length : end)].Trim(' ', '\t', '\r').Length == 0;
    }

    /// <summary>The one blank line that a writer puts between front matter and text.</summary>
    private static string WithoutBlankLine(string text) =>
        text.StartsWith('\n') ? text[1..] : text.StartsWith("\r\n", StringComparison.Ordinal) ? text[2..] : text;
}
