using System.Text.RegularExpressions;

namespace Debrief.Lint.Text;

/// <summary>A word to the coach in a comment: <c>&lt;!-- debrief ignore-next PM010: reason --&gt;</c>.</summary>
internal sealed record Directive(TextSpan Span, string Text);

/// <summary>Cuts a document into blocks, line by line, and tells each its section. Code, front matter and comments yield no block.</summary>
internal sealed partial class BlockReader(string text, Section? only = null, IReadOnlyDictionary<string, Section>? headings = null)
{
    private readonly List<Block> blocks = [];
    private readonly List<Directive> directives = [];
    private readonly Outline outline = new(only, headings);
    private readonly List<string> columns = [];
    private readonly Stack<(int Indent, string Text)> parents = new();
    private int open = -1, openEnd, openDepth, commentEnd;
    private BlockKind openKind;
    private bool? ticked;
    private bool quoted, afterBlank = true;
    private string fence = "";

    public IReadOnlyList<Directive> Directives => directives;

    public IReadOnlyList<Block> Read()
    {
        for (var at = FrontMatter(); at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : at + length;
            Line(at, end);
            at = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
        Close();
        return blocks;
    }

    private void Line(int start, int end)
    {
        if (start < commentEnd) start = Math.Min(commentEnd, end);
        var line = text.AsSpan(start, end - start);
        var indent = line.Length - line.TrimStart().Length;
        var content = start + indent;
        var body = line.TrimStart().TrimEnd();
        if (fence.Length > 0) { if (body.StartsWith(fence) && body.Trim(fence[0]).IsEmpty) fence = ""; return; }
        if (body.IsEmpty) { Close(); afterBlank = true; return; }
        if (body.StartsWith("```") || body.StartsWith("~~~")) { Close(); fence = body.IndexOfAnyExcept(body[0]) is > 0 and var run ? body[..run].ToString() : body.ToString(); return; }
        if (Comment(line, start, ref body)) return;
        if (!columnsOpen && indent >= 4 && afterBlank && parents.Count == 0 && open < 0) { return; }

        var quote = body[0] == '>';
        if (quote != quoted) { Close(); quoted = quote; }
        if (quote)
        {
            var inner = body.TrimStart("> ");
            if (inner.IsEmpty) { Close(); return; }
            content += body.Length - inner.Length;
            body = inner;
        }
        Content(content, body, indent);
        afterBlank = false;
    }

    private bool columnsOpen => columns.Count > 0;

    private void Content(int start, ReadOnlySpan<char> body, int indent)
    {
        var end = start + body.Length;
        if (Rule(body)) { if (open >= 0 && openKind == BlockKind.Paragraph && body[0] is '=' or '-' or '~' or '^') Underlined(body); else Close(); return; }
        if (body[0] == '|' || (columnsOpen && body.Contains('|')) || TableHead(start, body)) { Row(start, end, body); return; }
        columns.Clear();
        if (Outline.HeadingOf(body) is var (level, inner, offset) && level > 0) { Close(); parents.Clear(); Heading(start + offset, inner, level); return; }
        if (body[0] == '<' && HtmlList(start, body, indent)) return;
        if (MayBeBullet(body) && Bullet().Match(body.ToString()) is { Success: true } bullet && !(open >= 0 && openKind == BlockKind.Paragraph && char.IsDigit(body[0]) && body[0] != '1'))
        {
            Close();
            Item(start, bullet.Length, end, body, indent, bullet.Groups["box"].Value);
            return;
        }
        if (open < 0 && Outline.IsLineHeading(body)) { Close(); Heading(start, body.Trim("*_: ").ToString(), 7); return; }
        if (open >= 0) { openEnd = end; return; }
        if (indent == 0 && afterBlank) parents.Clear();
        Open(BlockKind.Paragraph, start, end, indent, null);
    }

    /// <summary>The items of a list written in HTML, one or several in a line; false for any other tag.</summary>
    private bool HtmlList(int start, ReadOnlySpan<char> body, int indent)
    {
        const StringComparison anyCase = StringComparison.OrdinalIgnoreCase;
        var at = body.IndexOf("<li", anyCase);
        var tag = body[1..].TrimStart('/');
        if (at != 0 && !tag.StartsWith("ul", anyCase) && !tag.StartsWith("ol", anyCase) && !tag.StartsWith("li", anyCase)) return false;
        Close();
        while (at >= 0 && body[at..].IndexOf('>') is >= 0 and var close)
        {
            var from = at + close + 1;
            var next = body[from..].IndexOf("<li", anyCase);
            var item = next < 0 ? body[from..] : body.Slice(from, next);
            if (item.IndexOf("</li", anyCase) is >= 0 and var done) item = item[..done];
            var blank = item.Length - item.TrimStart().Length;
            if (blank < item.Length) Item(start + from + blank, 0, start + from + item.TrimEnd().Length, item.Trim(), indent, "");
            if (next >= 0) Close();
            at = next < 0 ? -1 : from + next;
        }
        return true;
    }

    private static bool MayBeBullet(ReadOnlySpan<char> body) =>
        body[0] is not (>= 'A' and <= 'Z') && (!char.IsAsciiLetterLower(body[0]) || (body.Length > 1 && body[1] == ')'));

    private void Item(int start, int mark, int end, ReadOnlySpan<char> body, int indent, string box)
    {
        while (parents.Count > 0 && parents.Peek().Indent >= indent) parents.Pop();
        var inner = body[mark..].Trim();
        var heading = inner.IsEmpty ? null : Outline.LabelHeading(inner);
        if (heading is not null) outline.Enter(7, heading);
        bool? tick = box.Length > 0 ? box is "[x]" or "[X]" or "☑" or "✅" or "☒" : null;
        if (!inner.IsEmpty) Open(BlockKind.ListItem, start + mark, end, indent, tick);
        parents.Push((indent, inner.ToString()));
    }

    private void Heading(int start, string title, int level)
    {
        outline.Enter(level, title);
        blocks.Add(new(BlockKind.Heading, new(start, Math.Max(0, LineEnd(start) - start)), quoted ? Section.Quote : outline.Current) { Heading = title, Depth = level });
        afterBlank = false;
    }

    private void Underlined(ReadOnlySpan<char> rule)
    {
        var title = text[open..openEnd].Trim();
        var start = open;
        open = -1;
        if (title.Length <= 120 && !title.Contains('\n', StringComparison.Ordinal)) Heading(start, title, rule[0] == '=' ? 1 : 2);
        else blocks.Add(new(BlockKind.Paragraph, new(start, title.Length), outline.Current));
    }

    private void Row(int start, int end, ReadOnlySpan<char> body)
    {
        Close();
        if (TableRule().IsMatch(body)) return;
        if (!columnsOpen)
        {
            columns.AddRange(Cells(body));
            return;
        }
        blocks.Add(new(BlockKind.TableRow, new(start, end - start), quoted ? Section.Quote : outline.Current) { Heading = outline.Title, Group = outline.Group, Columns = [.. columns] });
    }

    /// <summary>Whether a line without an outer bar is the header of a table: the next line is its rule.</summary>
    private bool TableHead(int start, ReadOnlySpan<char> body)
    {
        if (columnsOpen || !body.Contains('|')) return false;
        var next = start + body.Length;
        while (next < text.Length && text[next] is '\r' or '\n' or ' ') next++;
        return next < text.Length && TableRule().IsMatch(text.AsSpan(next, LineEnd(next) - next));
    }

    internal static IEnumerable<string> Cells(ReadOnlySpan<char> row) => [.. row.Trim().Trim('|').ToString().Split('|').Select(cell => cell.Trim())];

    private void Open(BlockKind kind, int start, int end, int depth, bool? tick) => (open, openEnd, openKind, openDepth, ticked) = (start, end, kind, depth, tick);

    private void Close()
    {
        if (open >= 0)
        {
            var label = openKind is BlockKind.ListItem or BlockKind.Paragraph ? outline.LabelledAs(text.AsSpan(open, openEnd - open)) : null;
            var parent = openKind == BlockKind.ListItem && parents.Skip(1).FirstOrDefault() is { Text: { } above } ? above : outline.Group;
            blocks.Add(new(openKind, new(open, openEnd - open), quoted ? Section.Quote : label ?? outline.Current)
            { Heading = outline.Title, Group = parent, Depth = openDepth, Ticked = ticked });
        }
        open = -1;
    }

    private bool Comment(ReadOnlySpan<char> line, int start, ref ReadOnlySpan<char> body)
    {
        for (var at = line.IndexOf("<!--"); at >= 0;)
        {
            var close = text.AsSpan(start + at).IndexOf("-->");
            commentEnd = close < 0 ? text.Length : start + at + close + 3;
            var inner = text.AsSpan(start + at + 4, Math.Max(0, commentEnd - start - at - (close < 0 ? 4 : 7))).Trim();
            if (inner.StartsWith("debrief ")) directives.Add(new(new(start + at, commentEnd - start - at), inner[8..].Trim().ToString()));
            if (line[..at].Trim(" >").IsEmpty && (commentEnd >= start + line.Length || line[(commentEnd - start)..].Trim().IsEmpty))
            {
                Close();
                return true;
            }
            if (commentEnd >= start + line.Length) break;
            var further = line[(commentEnd - start)..].IndexOf("<!--");
            at = further < 0 ? -1 : commentEnd - start + further;
        }
        return false;
    }

    private int FrontMatter()
    {
        if (text.StartsWith('\uFEFF')) return 1;
        var mark = text.StartsWith("---\n", StringComparison.Ordinal) || text.StartsWith("---\r\n", StringComparison.Ordinal) ? "---"
            : text.StartsWith("+++\n", StringComparison.Ordinal) || text.StartsWith("+++\r\n", StringComparison.Ordinal) ? "+++" : null;
        if (mark is null) return 0;
        for (var at = LineEnd(0) + 1; at < text.Length; at = LineEnd(at) + 1)
            if (text.AsSpan(at, LineEnd(at) - at).TrimEnd() is var line && (line.SequenceEqual(mark) || (mark == "---" && line is "..."))) return Math.Min(text.Length, LineEnd(at) + 1);
        return 0;
    }

    private int LineEnd(int from) => text.AsSpan(from).IndexOfAny('\r', '\n') is >= 0 and var length ? from + length + (text[from + length] == '\r' && from + length + 1 < text.Length && text[from + length + 1] == '\n' ? 1 : 0) : text.Length;

    private static bool Rule(ReadOnlySpan<char> body) => body.Length >= 3 && body[0] is '-' or '=' or '*' or '_' or '~' or '^' && body.IndexOfAnyExcept(body[0], ' ') < 0;

    [GeneratedRegex(@"^(?:[-*+•‣◦–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t]+(?:(?<box>\[[ xX]\]|[☐☑☒✅])[ \t]*)?|^(?<box>[☐☑☒✅])[ \t]*|^[-*+•]$")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-*:?[ \t]*)*$")]
    private static partial Regex TableRule();
}
