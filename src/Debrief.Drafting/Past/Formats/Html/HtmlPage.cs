using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Debrief.Drafting;

/// <summary>A page as HTML: of a Confluence space export, Google Docs (“Web page”), Notion, or any other. Nothing is loaded and nothing runs.</summary>
internal static partial class HtmlPage
{
    public static bool IsOne(string name, ReadOnlySpan<char> start) => start is ['<', ..] && (name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || Document().IsMatch(start[..Math.Min(start.Length, 200)]));

    public static PastText Read(string html)
    {
        HtmlGuard.Check(html);
        using var page = new HtmlParser().ParseDocument(html);
        var notes = new List<string>();
        var (format, root, title) = page switch
        {
            _ when page.QuerySelector("#main-content") is { } content => ("Confluence", content, page.QuerySelector("#title-text")?.TextContent is { } space ? SpaceName().Replace(space.Trim(), "") : page.Title),
            _ when page.QuerySelector("article.page .page-body") is not null => ("Notion", page.QuerySelector("article.page")!, null),
            _ when page.QuerySelector("[class*=lst-kix_], body.doc-content") is not null => ("Google Docs", page.Body!, null),
            _ => ("HTML", page.QuerySelector("main, article") ?? page.Body ?? (IElement)page.DocumentElement, page.Title),
        };
        Tidy(page, root, notes);
        return Read(root, format, title, ClassStyles.Of(page), notes);
    }

    /// <summary>What other formats wrote as HTML on their way.</summary>
    public static PastText Read(string html, string format, string? title, List<string> notes)
    {
        HtmlGuard.Check(html);
        using var page = new HtmlParser().ParseDocument(html);
        return Read(page.Body!, format, title, ClassStyles.Of(page), notes);
    }

    private static PastText Read(IElement root, string format, string? title, ClassStyles styles, List<string> notes)
    {
        var writer = new MarkdownOf(styles);
        // A heading that only says the title again, which exports put above the text.
        if (title is not null && root.QuerySelector("h1") is { } first && title.Contains(first.TextContent.Trim(), StringComparison.OrdinalIgnoreCase)) first.Remove();
        var text = writer.Blocks(root);
        if (writer.Pictures > 0) notes.Add(writer.Pictures == 1 ? "It shows a picture, which is not in the file; its place is marked." : $"It shows {writer.Pictures} pictures, which are not in the file; their places are marked.");
        var heading = InlineMarkdown.Escaped(MarkdownText.OneLine(title ?? "", 400)).Trim();
        return new(heading.Length > 0 ? $"# {heading}\n\n{text}\n" : $"{text}\n", format, false, notes);
    }

    private static void Tidy(IDocument page, IElement root, List<string> notes)
    {
        foreach (var aside in root.QuerySelectorAll(".toc-macro, #breadcrumbs, .page-metadata, .table_of_contents, .page-header-icon").ToList()) aside.Remove();
        var comments = root.QuerySelectorAll("div:has(> p > a[id^='cmnt'][href^='#cmnt_ref'])").ToList();
        foreach (var comment in comments) comment.Remove();
        if (comments.Count > 0) notes.Add($"{comments.Count} comment(s) in the margin stayed in the file.");
        var attachments = page.QuerySelectorAll(".greybox a[href^='attachments/']").Length;
        if (attachments > 0) notes.Add($"{attachments} attachment(s) of the page are not in the file.");
    }

    [GeneratedRegex(@"<(!doctype\s+html|html|head|body|meta|div|p|h1|article|table)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Document();

    [GeneratedRegex(@"^[^:\n]{1,100} : ")]
    private static partial Regex SpaceName();
}
