using System.Xml;
using System.Xml.Linq;
using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Drafting;

/// <summary>A document of Word or of whatever else writes DOCX (ECMA-376): paragraphs, headings, lists, tables, links. Insertions are taken, deletions left out.</summary>
internal static class WordDocument
{
    private const int PartLimit = 16 << 20;
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = PartLimit };

    public static bool IsOne(byte[] bytes) => bytes is [0x50, 0x4B, 3, 4, ..] && bytes.AsSpan().IndexOf("word/document.xml"u8) >= 0;

    /// <exception cref="PostmortemFormatException">It is damaged, or grows like a bomb.</exception>
    public static PastText Read(string name, byte[] bytes)
    {
        try
        {
            using var file = SourceFiles.FromStream(name, bytes.Length, () => new MemoryStream(bytes, writable: false));
            var parts = file.Entries.ToDictionary(entry => entry.Path);
            var notes = new List<string>();
            if (parts.ContainsKey("word/comments.xml")) notes.Add("Comments in the margin stayed in the file.");
            if (parts.ContainsKey("word/footnotes.xml") && Part(parts, "word/footnotes.xml") is { } feet && feet.Elements().Count() > 2) notes.Add("Footnotes stayed in the file.");
            if (Part(parts, "word/document.xml") is not { } document) throw new PostmortemFormatException("This DOCX has no document in it.");

            var html = new WordHtml(new(Part(parts, "word/styles.xml"), Part(parts, "word/numbering.xml")), Links(Part(parts, "word/_rels/document.xml.rels"))).Write(document);
            return HtmlPage.Read(html, "Word", null, notes);
        }
        catch (Exception broken) when (broken is SourceException or XmlException or IOException or InvalidDataException)
        {
            throw new PostmortemFormatException("This DOCX is damaged: " + broken.Message, broken);
        }
    }

    private static XElement? Part(Dictionary<string, SourceEntry> parts, string path)
    {
        if (!parts.TryGetValue(path, out var entry)) return null;
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Safe);
        return XElement.Load(reader);
    }

    private static Dictionary<string, string> Links(XElement? relations) => relations is null ? [] :
        relations.Elements().Where(link => (string?)link.Attribute("TargetMode") == "External" && link.Attribute("Id") is not null).DistinctBy(link => (string)link.Attribute("Id")!)
            .ToDictionary(link => (string)link.Attribute("Id")!, link => (string?)link.Attribute("Target") ?? "");
}
