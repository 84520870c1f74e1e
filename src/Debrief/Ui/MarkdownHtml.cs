using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Debrief.Ui;

/// <summary>The one place where Markdown becomes HTML. Raw HTML stays text (comments vanish), links go to the web, to mail or to this site, pictures come from this site only.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseAutoLinks(new AutoLinkOptions { OpenInNewWindow = false }).UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).Build();

    /// <summary>Safe HTML. Headings get ids that begin with <c>part-</c>; nothing else gets an id, so that no text can take a page's own.</summary>
    public static string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        Tame(document);

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var html = new HtmlRenderer(text);
        Pipeline.Setup(html);
        html.Render(document);
        return text.ToString();
    }

    /// <summary>Only the words, for searching and for excerpts: no marks, no addresses.</summary>
    public static string Plain(string markdown) => Markdown.ToPlainText(markdown, Pipeline);

    private static void Tame(MarkdownDocument document)
    {
        var ids = new HashSet<string>();
        foreach (var node in document.Descendants().ToList())
        {
            switch (node)
            {
                case HeadingBlock heading:
                    heading.GetAttributes().Id = Unique(ids, "part-" + Slug(heading));
                    break;
                case LinkInline link:
                    link.IsImage &= IsOurs(link.Url);
                    if (!IsHarmless(link.Url)) link.Url = "";
                    if (IsElsewhere(link.Url)) link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer nofollow");
                    break;
                case AutolinkInline address when !address.IsEmail && !IsHarmless(address.Url):
                    address.ReplaceBy(new LiteralInline(address.Url));
                    break;
                case HtmlInline html:
                    html.ReplaceBy(new LiteralInline(IsComment(html.Tag) ? "" : html.Tag));
                    break;
                case HtmlBlock block:
                    Replace(block);
                    break;
            }
        }
    }

    private static void Replace(HtmlBlock block)
    {
        var text = block.Lines.ToString();
        var parent = block.Parent!;
        var at = parent.IndexOf(block);
        parent.RemoveAt(at);
        if (block.Type == HtmlBlockType.Comment && IsComment(text.Trim())) return;

        var paragraph = new ParagraphBlock { Inline = new ContainerInline() };
        paragraph.Inline.AppendChild(new LiteralInline(text));
        parent.Insert(at, paragraph);
    }

    private static bool IsComment(string html) => html.StartsWith("<!--", StringComparison.Ordinal) && html.EndsWith("-->", StringComparison.Ordinal);

    private static bool IsOurs(string? url) => url is ['/', not '/' and not '\\', ..];

    private static bool IsElsewhere(string? url) => url?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsHarmless(string? url) =>
        url is null or "" or ['#', ..] || IsOurs(url) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto");

    private static string Slug(HeadingBlock heading)
    {
        var slug = new StringBuilder();
        foreach (var literal in heading.Inline?.Descendants<LiteralInline>() ?? [])
        {
            foreach (var letter in literal.Content.ToString())
            {
                if (char.IsLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
                else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            }
        }
        return slug.ToString().Trim('-');
    }

    private static string Unique(HashSet<string> ids, string id)
    {
        var candidate = id;
        for (var n = 2; !ids.Add(candidate); n++) candidate = string.Create(CultureInfo.InvariantCulture, $"{id}-{n}");
        return candidate;
    }
}
