using AngleSharp.Html.Parser;
using Debrief.Ui;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Tests.Ui;

public sealed class MarkdownHtmlTests
{
    private static readonly string[] Allowed =
        ["html", "head", "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "em", "strong", "del", "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "img", "hr", "br", "input"];

    private static readonly string[] Attributes = ["href", "rel", "title", "id", "src", "alt", "class", "style", "type", "disabled", "checked", "start"];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("hello <img src=x onerror=alert(1)>")]
    [InlineData("[go](javascript:alert(1))")]
    [InlineData("[go](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://elsewhere.example/pixel.gif)")]
    [InlineData("[x](//elsewhere.example)")]
    public void What_could_run_or_phone_home_does_not(string markdown) => AssertHarmless(MarkdownHtml.Render(markdown));

    [Fact]
    public void Comments_vanish_and_other_html_is_shown_as_typed() =>
        Assert.Equal("<h2 id=\"part-summary\">Summary </h2>\n<p>&lt;b&gt;bold&lt;/b&gt;</p>\n", MarkdownHtml.Render("## Summary <!-- part: summary -->\n\n<!-- a note -->\n\n<b>bold</b>"));

    [Fact]
    public void A_link_to_an_event_of_the_page_stays() =>
        Assert.Equal("<p><a href=\"#event-abc\">rollback</a></p>\n", MarkdownHtml.Render("[rollback](#event-abc)"));

    [Fact]
    public void Two_headings_of_one_name_have_two_ids() =>
        Assert.Contains("part-next-2", MarkdownHtml.Render("# Next\n\n# Next"), StringComparison.Ordinal);

    [Fact]
    public void No_text_at_all_brings_more_than_we_allow() => Prop.ForAll(Arb.From(Hostile), markdown => AssertHarmless(MarkdownHtml.Render(markdown))).QuickCheckThrowOnFailure();

    private static Gen<string> Hostile =>
        Gen.Elements("<", ">", "script", "onerror=", "javascript:", "](", "[", "!", "(", ")", "\"", "'", "`", "\n", "\n\n", " ", "# ", "> ", "- ", "|", "-|-", "&#x6A;", "\t", "<!--", "-->", "style=", "http://a.example", "//b", "\\", "{", "}", "é", "\0")
            .ListOf().Select(string.Concat);

    private static void AssertHarmless(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        Assert.All(document.All, element =>
        {
            Assert.Contains(element.LocalName, Allowed);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
            Assert.DoesNotMatch("(?i)^\\s*(javascript|data|vbscript):", element.GetAttribute("href") ?? "");
            if (element.GetAttribute("src") is { } source) Assert.Matches("^/[^/\\\\]", source);
        });
    }
}
