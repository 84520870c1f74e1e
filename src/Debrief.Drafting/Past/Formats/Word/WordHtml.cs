using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Debrief.Drafting;

/// <summary>The body of a Word document as HTML, which is then written as Markdown like any other.</summary>
internal sealed class WordHtml(WordStyles styles, Dictionary<string, string> links)
{
    private const int DepthLimit = 64;
    private static readonly XNamespace W = WordStyles.W;
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly StringBuilder html = new();
    private readonly int[] numbers = new int[9];
    private (int Level, bool IsNumbered)? open;

    public string Write(XElement document)
    {
        if (document.Element(W + "body") is { } body) Blocks(body, 0);
        CloseList();
        return html.ToString();
    }

    private void Blocks(XElement parent, int depth)
    {
        if (depth > DepthLimit) throw new PostmortemFormatException("Its tables are nested too deeply for a document that people wrote.");
        foreach (var block in parent.Elements())
        {
            switch (block.Name.LocalName)
            {
                case "p": Paragraph(block); break;
                case "tbl": CloseList(); Table(block, depth); break;
                case "del" or "moveFrom" or "sectPr": break;
                default: Blocks(block, depth + 1); break;
            }
        }
    }

    private void Paragraph(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr");
        var text = new StringBuilder();
        Runs(paragraph, text, 0);
        var words = text.ToString();
        var heading = styles.HeadingOf(properties);
        if (heading == 0 && styles.ListOf(properties) is var (level, isNumbered))
        {
            OpenList(level, isNumbered);
            html.Append($"<li>{Boxed(words)}</li>");
            numbers[level]++;
            return;
        }
        CloseList();
        if (words.Length > 0) html.Append(heading > 0 ? $"<h{heading}>{words}</h{heading}>" : $"<p>{Boxed(words)}</p>");
    }

    /// <summary>A box to tick is a letter of its own in Word.</summary>
    private static string Boxed(string words) => words switch
    {
        ['☐', ..] => $"[ ] {words[1..].TrimStart()}",
        ['☒' or '☑', ..] => $"[x] {words[1..].TrimStart()}",
        _ => words,
    };

    private void OpenList(int level, bool isNumbered)
    {
        if (open == (level, isNumbered)) return;
        if (open is null) Array.Clear(numbers);
        else if (level > open.Value.Level) Array.Clear(numbers, level, numbers.Length - level);
        CloseList();
        html.Append(isNumbered ? $"<ol class=\"lst-kix_w-{level}\" start=\"{numbers[level] + 1}\">" : $"<ul class=\"lst-kix_w-{level}\">");
        open = (level, isNumbered);
    }

    private void CloseList()
    {
        if (open is { } list) html.Append(list.IsNumbered ? "</ol>" : "</ul>");
        open = null;
    }

    private void Table(XElement table, int depth)
    {
        html.Append("<table>");
        foreach (var row in table.Elements(W + "tr"))
        {
            html.Append("<tr>");
            foreach (var cell in row.Elements(W + "tc"))
            {
                var span = WordStyles.Value(cell.Element(W + "tcPr")?.Element(W + "gridSpan"));
                html.Append(span is null ? "<td>" : $"<td colspan=\"{WebUtility.HtmlEncode(span)}\">");
                Blocks(cell, depth + 1);
                CloseList();
                html.Append("</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</table>");
    }

    private void Runs(XElement parent, StringBuilder text, int depth)
    {
        if (depth > DepthLimit) throw new PostmortemFormatException("Its paragraphs are nested too deeply for a document that people wrote.");
        foreach (var part in parent.Elements())
        {
            switch (part.Name.LocalName)
            {
                case "r": Run(part, text, depth); break;
                case "hyperlink":
                    var target = links.GetValueOrDefault((string?)part.Attribute(R + "id") ?? "", "");
                    if (target.Length > 0) text.Append($"<a href=\"{WebUtility.HtmlEncode(target)}\">");
                    Runs(part, text, depth + 1);
                    if (target.Length > 0) text.Append("</a>");
                    break;
                case "pPr" or "del" or "moveFrom" or "sdtPr" or "rPr": break;
                default: Runs(part, text, depth + 1); break;
            }
        }
    }

    private void Run(XElement run, StringBuilder text, int depth)
    {
        var properties = run.Element(W + "rPr");
        string[] marks = [.. new[] { ("b", "strong"), ("i", "em"), ("strike", "del") }.Where(mark => IsOn(properties?.Element(W + mark.Item1))).Select(mark => mark.Item2)];
        foreach (var mark in marks) text.Append($"<{mark}>");
        foreach (var part in run.Elements())
        {
            switch (part.Name.LocalName)
            {
                case "t": text.Append(WebUtility.HtmlEncode(part.Value)); break;
                case "tab" or "ptab": text.Append(' '); break;
                case "br" or "cr": text.Append("<br>"); break;
                case "noBreakHyphen": text.Append('-'); break;
                case "drawing" or "pict" or "object": text.Append($"<img alt=\"{WebUtility.HtmlEncode(NameOf(part))}\">"); break;
                case "AlternateContent": Runs(part.Elements().FirstOrDefault() ?? part, text, depth + 1); break;
                default: break;
            }
        }
        foreach (var mark in marks.Reverse()) text.Append($"</{mark}>");
    }

    private static bool IsOn(XElement? mark) => mark is not null && WordStyles.Value(mark) is not ("0" or "false" or "off");

    private static string NameOf(XElement picture) => picture.Descendants().Where(found => found.Name.LocalName == "docPr").Select(found => (string?)found.Attribute("descr") ?? (string?)found.Attribute("name")).FirstOrDefault() ?? "";
}
