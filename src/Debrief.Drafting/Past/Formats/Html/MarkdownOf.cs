using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Debrief.Drafting;

/// <summary>HTML as Markdown: headings, paragraphs, lists with boxes, tables, code, quotes. What has no Markdown is its words; script and style are nothing.</summary>
internal sealed partial class MarkdownOf(ClassStyles styles)
{
    /// <summary>Of one table; short rows are filled up.</summary>
    internal const int CellLimit = 500_000;

    private readonly InlineMarkdown inline = new(styles);

    public int Pictures => inline.Pictures;

    public string Blocks(INode parent)
    {
        var blocks = new List<string>();
        var words = new StringBuilder();
        var inItem = parent is IElement { LocalName: "li" };
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !IsBlock(element)) { words.Append(inline.Of(node)); continue; }
            Flush();
            if (Block(element) is not { Length: > 0 } block) continue;
            var isList = element.LocalName is "ul" or "ol";
            // Google Docs writes each level of a list as a list of its own, one after the other.
            if (isList && Level().Match(element.ClassName ?? "") is { Success: true } level && level.Groups[1].Value != "0" && blocks.Count > 0) blocks[^1] += $"\n{Indented(block, 2 * int.Parse(level.Groups[1].ValueSpan, CultureInfo.InvariantCulture))}";
            else if (isList && inItem && blocks.Count > 0) blocks[^1] += $"\n{block}";
            else blocks.Add(block);
        }
        Flush();
        return string.Join("\n\n", blocks);

        void Flush()
        {
            if (Paragraph(words.ToString()) is { Length: > 0 } paragraph) blocks.Add(paragraph);
            words.Clear();
        }
    }

    private string Block(IElement element) => element.LocalName switch
    {
        ['h', >= '1' and <= '6'] => OneLine(inline.ChildrenOf(element)) is { Length: > 0 } title ? $"{new string('#', element.LocalName[1] - '0')} {title}" : "",
        "p" or "summary" or "dt" => Holds(element) ? Blocks(element) : Paragraph(inline.ChildrenOf(element)),
        "ul" or "ol" => List(element),
        "table" => Table(element),
        "pre" => Fenced(element),
        "blockquote" or "aside" => string.Join('\n', Blocks(element).Split('\n').Select(line => line.Length > 0 ? $"> {line}" : ">")),
        "hr" => "---",
        "script" or "style" or "noscript" or "template" or "head" or "nav" or "footer" or "iframe" or "object" => "",
        _ => Blocks(element),
    };

    private string List(IElement list)
    {
        var items = new List<string>();
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? Math.Min(start, 9_999) : 1;
        foreach (var item in list.Children)
        {
            if (item.LocalName is "ul" or "ol")
            {
                var inner = List(item);
                if (items.Count > 0) items[^1] += $"\n{Indented(inner, 2)}"; else items.Add(inner);
                continue;
            }
            if (Blocks(item) is not { Length: > 0 } text) continue;
            var mark = list.LocalName == "ol" ? $"{number++}. " : "- ";
            items.Add($"{mark}{Box(list, item)}{Indented(text, mark.Length)[mark.Length..]}");
        }
        return string.Join('\n', items);
    }

    /// <summary>A task of Confluence, Notion or plain HTML.</summary>
    private static string Box(IElement list, IElement item)
    {
        var box = item.Children.FirstOrDefault(child => child is { LocalName: "input" } && child.GetAttribute("type") == "checkbox" || child.ClassList.Contains("checkbox"));
        if (box is null && !list.ClassList.Contains("inline-task-list")) return "";
        return item.ClassList.Contains("checked") || box is { } found && (found.HasAttribute("checked") || found.ClassList.Contains("checkbox-on")) ? "[x] " : "[ ] ";
    }

    private string Table(IElement table)
    {
        var rows = table.Children.SelectMany(part => part.LocalName == "tr" ? [part] : part.LocalName is "tbody" or "thead" or "tfoot" ? part.Children.Where(row => row.LocalName == "tr") : []).Select(Cells).Where(cells => cells.Count > 0).ToList();
        var width = rows.Select(cells => cells.Count).DefaultIfEmpty(0).Max();
        if (width == 0) return "";
        if ((long)width * rows.Count > CellLimit) throw new PostmortemFormatException("A table in it has more cells than anybody wrote.");
        if (width == 1 && rows.Count == 1) return Blocks(table.QuerySelector("td,th")!);

        // A row that begins with a time is no heading, whoever wrote the table without one.
        var isHeaded = !Moment().IsMatch(rows[0][0]);
        IEnumerable<List<string>> lines = [isHeaded ? rows[0] : [], .. rows.Skip(isHeaded ? 1 : 0)];
        var written = lines.Select(cells => $"| {string.Join(" | ", cells.Concat(Enumerable.Repeat("", width - cells.Count)))} |").ToList();
        written.Insert(1, $"|{string.Concat(Enumerable.Repeat("---|", width))}");
        return string.Join('\n', written);
    }

    private List<string> Cells(IElement row) =>
    [
        .. row.Children.Where(cell => cell.LocalName is "td" or "th").Take(100)
            .SelectMany(cell => Enumerable.Repeat("", int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 20) - 1 : 0).Prepend(OneLine(Blocks(cell)).Replace("|", "\\|", StringComparison.Ordinal))),
    ];

    private static string Fenced(IElement pre)
    {
        var code = pre.TextContent.ReplaceLineEndings("\n").Trim('\n');
        var fence = new string('`', Math.Max(3, Fences().Matches(code).Select(run => run.Length).DefaultIfEmpty(0).Max() + 1));
        return code.Trim().Length == 0 ? "" : $"{fence}\n{code}\n{fence}";
    }

    private static string Paragraph(string words)
    {
        var lines = words.Split('\n').Select(line => Heading().Replace(line.Trim(), @"\$0")).SkipWhile(line => line.Length == 0).ToList();
        while (lines is [.., ""]) lines.RemoveAt(lines.Count - 1);
        return string.Join("  \n", lines.Where(line => line.Length > 0));
    }

    private static string Indented(string text, int by) => string.Join('\n', text.Split('\n').Select(line => line.Length > 0 ? new string(' ', by) + line : line));

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static bool IsBlock(IElement element) => Names.Contains(element.LocalName) || Holds(element) && !element.ClassList.Contains("checkbox");

    private static bool Holds(IElement element) => element.LocalName is not ("code" or "img" or "br") && element.ChildElementCount > 0 && element.Descendants<IElement>().Any(inner => inner.LocalName is not "summary" && Names.Contains(inner.LocalName));

    private static readonly HashSet<string> Names =
    [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "li",
        "main", "nav", "noscript", "object", "ol", "p", "pre", "script", "section", "style", "summary", "table", "tbody", "td", "template", "tfoot", "th", "thead", "tr", "ul",
    ];

    [GeneratedRegex(@"\blst-kix_\w+-(\d)\b")]
    private static partial Regex Level();

    [GeneratedRegex(@"^[\s*_~(\[]*\d{1,4}[-/.:h]\d|^\s*$")]
    private static partial Regex Moment();

    /// <summary>Words that would be a heading or a rule, or would make one of the line above.</summary>
    [GeneratedRegex(@"^(#{1,6}(?=\s|$)|[=-]+\s*$|>)")]
    private static partial Regex Heading();

    [GeneratedRegex("`{3,}")]
    private static partial Regex Fences();
}
