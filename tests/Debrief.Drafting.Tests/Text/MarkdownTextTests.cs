using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Debrief.Drafting.Tests.Text;

public sealed partial class MarkdownTextTests
{
    private static readonly MarkdownPipeline Readers = new MarkdownPipelineBuilder().UseAdvancedExtensions().DisableHtml().Build();

    [Theory]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("# shouted | in a table |\n|---|")]
    [InlineData("> ? did you mean this?")]
    [InlineData("1. first *bold* `code` ~~gone~~ &lt; ![i](x)")]
    [InlineData("<!-- part: actions -->")]
    public void Nothing_in_other_peoples_words_becomes_markup(string words)
    {
        var paragraph = Assert.IsType<ParagraphBlock>(Assert.Single(Markdown.Parse(MarkdownText.Escape(MarkdownText.OneLine(words)), Readers)));

        Assert.All(paragraph.Inline!, inline => Assert.True(inline is LiteralInline or LineBreakInline, inline.GetType().Name));
    }

    [Fact]
    public void Any_words_come_out_of_Markdown_as_they_went_in() => Prop.ForAll(Words(), words =>
    {
        var line = MarkdownText.OneLine(words);
        var plain = Markdown.ToPlainText(MarkdownText.Escape(line), DocumentParts.Pipeline);
        return Blank().Replace(plain, " ").Trim() == line;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("one two three four", 12, "one two…")]
    [InlineData("a\r\n\tb", 10, "a b")]
    [InlineData("aaaaaaaa😀😀", 10, "aaaaaaaa…")]
    public void A_long_line_is_cut_between_words_and_never_inside_a_character(string text, int limit, string expected) => Assert.Equal(expected, MarkdownText.OneLine(text, limit));

    private static Arbitrary<string> Words() =>
        Gen.Elements("a", "Z", "9", " ", "*", "_", "[", "]", "(", ")", "<", ">", "!", "#", "-", "+", "=", "|", "`", "~", "&", "amp;", "#35;", "\\", ".", ":", "http://x.y", "ä", "漢", "😀", "\"", "'", "$", "{", "}", "@", "\n")
            .ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
