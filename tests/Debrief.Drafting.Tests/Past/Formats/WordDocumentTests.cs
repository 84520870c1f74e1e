using System.IO.Compression;

namespace Debrief.Drafting.Tests.Past.Formats;

public sealed class WordDocumentTests
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private static byte[] Docx(string body, string? styles = null, string? numbering = null, string? links = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("word/document.xml", $"<w:document {W}><w:body>{body}</w:body></w:document>");
            if (styles is not null) Add("word/styles.xml", $"<w:styles {W}>{styles}</w:styles>");
            if (numbering is not null) Add("word/numbering.xml", $"<w:numbering {W}>{numbering}</w:numbering>");
            if (links is not null) Add("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>");

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    private static string P(string words, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>";

    [Fact]
    public void Headings_by_style_name_lists_tables_and_links_are_read_in_any_language_of_Word()
    {
        const string Styles = """<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift2"/></w:style>""";
        const string Numbering = """<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>""";
        string Item(string words, int level) => P(words, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
        var body = P("Summary", "<w:pStyle w:val=\"Mine\"/>")
            + "<w:p><w:r><w:t xml:space=\"preserve\">Mail </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>wai</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ted</w:t></w:r><w:ins><w:r><w:t xml:space=\"preserve\"> long</w:t></w:r></w:ins><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:hyperlink r:id=\"r1\"><w:r><w:t xml:space=\"preserve\"> here</w:t></w:r></w:hyperlink></w:p>"
            + Item("one", 0) + Item("inner", 1) + Item("two", 0)
            + P("☒ Bound the lock")
            + $"<w:tbl><w:tr><w:tc>{P("Time")}</w:tc><w:tc>{P("Event")}</w:tc></w:tr><w:tr><w:tc>{P("10:00")}</w:tc><w:tc>{P("Queue")}{P("grows")}</w:tc></w:tr></w:tbl>";

        var text = PastFormats.Read("a.docx", Docx(body, Styles, Numbering, "<Relationship Id=\"r1\" Target=\"https://x.example/\" TargetMode=\"External\"/>"))!;

        Assert.Equal("## Summary\n\nMail **waited** long[here](https://x.example/)\n\n1. one\n  - inner\n\n2. two\n\n[x] Bound the lock\n\n| Time | Event |\n|---|---|\n| 10:00 | Queue grows |\n", text.Markdown);
        Assert.Equal("Word", text.Format);
    }

    [Fact]
    public void What_is_damaged_or_grows_like_a_bomb_is_refused_in_words()
    {
        var whole = Docx(P("a"));
        Assert.Throws<PostmortemFormatException>(() => PastFormats.Read("a.docx", whole[..^30]));
        Assert.Throws<PostmortemFormatException>(() => PastFormats.Read("a.docx", Docx(P(new string('a', 40 << 20)))));
        Assert.Throws<PostmortemFormatException>(() => PastFormats.Read("a.docx", Docx(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 100)) + P("a") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 100)))));
    }
}
