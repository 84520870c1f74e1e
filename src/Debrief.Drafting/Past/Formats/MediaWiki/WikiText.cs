using System.Text;
using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>The text of a MediaWiki page, line by line: headings, lists, tables, links, bold. Templates stay as code.</summary>
internal static partial class WikiText
{
    public static bool IsOne(string name, string text) =>
        name.EndsWith(".wiki", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".mediawiki", StringComparison.OrdinalIgnoreCase) || (Headings().IsMatch(text) && !Markdown().IsMatch(text));

    public static PastText Read(string text)
    {
        var (lines, categories, templates) = (new List<string>(), new List<string>(), 0);
        var (table, isCode) = ((WikiTable?)null, false);
        foreach (var line in WithoutComments(text.ReplaceLineEndings("\n")).Split('\n'))
        {
            if (isCode || CodeStart().IsMatch(line))
            {
                var ends = CodeEnd().IsMatch(line);
                if (!isCode) lines.Add("```");
                if (CodeMarks().Replace(line, "") is { Length: > 0 } code || isCode && !ends) lines.Add(CodeMarks().Replace(line, ""));
                if (ends) lines.Add("```");
                isCode = !ends;
            }
            else if (table is not null)
            {
                if (table.Take(line.Trim(), Inline)) continue;
                lines.AddRange(["", .. table.Lines(), ""]);
                table = null;
            }
            else if (line.TrimStart().StartsWith("{|", StringComparison.Ordinal)) table = new();
            else if (Magic().IsMatch(line)) continue;
            else if (line.Length < 500 && Heading().Match(line) is { Success: true } heading) lines.AddRange(["", $"{new string('#', heading.Groups[1].Length)} {Inline(heading.Groups[2].Value.Trim())}", ""]);
            else lines.Add(Line(line));
        }
        if (table is not null) lines.AddRange(["", .. table.Lines()]);
        if (isCode) lines.Add("```");
        if (categories.Count > 0) lines.AddRange(["", $"Categories: {string.Join(", ", categories.Distinct())}"]);
        return new(string.Join('\n', lines).Trim('\n') + "\n", "MediaWiki", false, templates == 0 ? [] : [$"{templates} template(s) stayed as code: what they would have shown is not in the file."]);

        string Line(string line)
        {
            if (Item().Match(line) is not { Success: true } item) return Inline(line);
            var marks = item.Groups[1].Value;
            var words = Inline(item.Groups[2].Value);
            return marks[^1] switch
            {
                '*' => $"{new string(' ', 2 * (marks.Length - 1))}- {words}",
                '#' => $"{new string(' ', 3 * (marks.Length - 1))}1. {words}",
                ';' => $"**{words}**  ",
                _ => words,
            };
        }

        string Inline(string line)
        {
            line = Category().Replace(line, found => { categories.Add(found.Groups[1].Value.Trim()); return ""; });
            line = Template().Replace(line, found => { templates++; return InlineMarkdown.Code(found.Value); });
            line = Outer().Replace(line, found => found.Groups[2].Length > 0 ? $"[{found.Groups[2].Value.Trim()}]({found.Groups[1].Value})" : found.Groups[1].Value);
            line = Inner().Replace(line, found => found.Groups[2].Length > 0 ? found.Groups[2].Value : found.Groups[1].Value);
            return Bold().Replace(line, found => found.Length >= 5 ? "***" : found.Length >= 3 ? "**" : "*").Replace("<br>", "  \n", StringComparison.Ordinal).Replace("<br />", "  \n", StringComparison.Ordinal);
        }
    }

    private static string WithoutComments(string text)
    {
        var kept = new StringBuilder();
        for (var at = 0; ;)
        {
            var start = text.IndexOf("<!--", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf("-->", start, StringComparison.Ordinal);
            if (end < 0) return kept.Append(text, at, text.Length - at).ToString();
            kept.Append(text, at, start - at);
            at = end + 3;
        }
    }

    /// <summary>Rows of <c>| a || b</c>, headings of <c>! a !! b</c>.</summary>
    private sealed class WikiTable
    {
        private readonly List<List<string>> rows = [];
        private List<string> row = [];
        private bool isHeaded;

        /// <returns>False at the end of the table.</returns>
        public bool Take(string line, Func<string, string> inline)
        {
            if (line.StartsWith("|}", StringComparison.Ordinal)) { Next(); return false; }
            if (line.StartsWith("|-", StringComparison.Ordinal)) Next();
            else if (line is ['|' or '!', ..] && !line.StartsWith("|+", StringComparison.Ordinal))
            {
                isHeaded |= line[0] == '!' && rows.Count == 0;
                row.AddRange(line[1..].Split(line[0] == '!' ? "!!" : "||").Select(cell => inline(Attributes().Replace(cell, "").Trim()).Replace("  \n", " ", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)));
            }
            else if (row.Count > 0 && line.Length > 0 && line[0] != '|') row[^1] += $" {inline(line).Replace("|", "\\|", StringComparison.Ordinal)}";
            return true;
        }

        public IEnumerable<string> Lines()
        {
            Next();
            var width = rows.Select(cells => cells.Count).DefaultIfEmpty(0).Max();
            if (width == 0) yield break;
            if ((long)width * rows.Count > MarkdownOf.CellLimit) throw new PostmortemFormatException("A table in it has more cells than anybody wrote.");
            var all = isHeaded ? rows : [[], .. rows];
            for (var i = 0; i < all.Count; i++)
            {
                yield return $"| {string.Join(" | ", all[i].Concat(Enumerable.Repeat("", width - all[i].Count)))} |";
                if (i == 0) yield return $"|{new StringBuilder().Insert(0, "---|", width)}";
            }
        }

        private void Next()
        {
            if (row.Count > 0) rows.Add(row);
            row = [];
        }
    }

    [GeneratedRegex(@"^={2,6}[^=\n]+={2,6}\s*$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^#{1,6} \S", RegexOptions.Multiline)]
    private static partial Regex Markdown();

    [GeneratedRegex(@"^(={1,6})\s*([^=].*?)\s*\1\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([*#:;]+)\s*(.*)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*(__[A-Z]+__\s*|#REDIRECT\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Magic();

    [GeneratedRegex(@"\[\[Category:([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]", RegexOptions.IgnoreCase)]
    private static partial Regex Category();

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Template();

    [GeneratedRegex(@"(?<!\[)\[(https?://[^\s\]]+)([^\]]*)\]")]
    private static partial Regex Outer();

    [GeneratedRegex(@"\[\[:?([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")]
    private static partial Regex Inner();

    [GeneratedRegex("'{2,5}")]
    private static partial Regex Bold();

    [GeneratedRegex(@"<(pre|source|syntaxhighlight)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex CodeStart();

    [GeneratedRegex(@"</(pre|source|syntaxhighlight)>", RegexOptions.IgnoreCase)]
    private static partial Regex CodeEnd();

    [GeneratedRegex(@"</?(pre|source|syntaxhighlight)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex CodeMarks();

    [GeneratedRegex(@"^\s*(?:\w+\s*=\s*""[^""]*""\s*)+\|(?!\|)")]
    private static partial Regex Attributes();
}
