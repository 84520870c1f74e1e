using System.Text;
using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>Files of other tools in, Markdown out. A further format is one folder and one line here.</summary>
public static class PastFormats
{
    /// <summary>Text of a file, in characters, beyond which nobody wrote it.</summary>
    public const int TextLimit = 16_000_000;

    /// <summary>Endings of the files that can be one; inside an archive only these are looked at.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".md", ".markdown", ".mdown", ".txt", ".erb", ".wiki", ".mediawiki", ".html", ".htm", ".xml", ".json", ".docx"];

    /// <param name="name">With its ending; the content decides where the two disagree.</param>
    /// <returns>Null when it is none that is known here.</returns>
    /// <exception cref="PostmortemFormatException">It is one of them, and damaged or hostile.</exception>
    public static PastText? Read(string name, byte[] bytes)
    {
        if (WordDocument.IsOne(bytes)) return WordDocument.Read(name, bytes);
        if (FileText.Of(bytes) is not var (text, isGuessed)) return null;
        if (text.Length > TextLimit) throw new PostmortemFormatException($"It is longer than {TextLimit:N0} characters, which no post-mortem is.");

        var read = Read(name, text.TrimStart('\uFEFF'));
        return isGuessed && read is not null ? read with { Notes = ["This text is not UTF-8; it was read as Windows-1252. Letters beyond ASCII can be wrong.", .. read.Notes] } : read;
    }

    /// <summary>A DOCX is a ZIP, and yet one document.</summary>
    public static bool IsWord(byte[] bytes) => WordDocument.IsOne(bytes);

    /// <summary>A file's name as people would say it: without the id that Notion adds and the second ending of a site's pages.</summary>
    public static string PlainName(string name)
    {
        name = NotionPage.Plain(name);
        if (name.EndsWith(".erb", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        return name.EndsWith(".html.md", StringComparison.OrdinalIgnoreCase) ? name[..^8] + ".md" : name;
    }

    /// <summary>The documents of one file that holds several, as lists from an API do; the file itself when it does not.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Split(string name, byte[] bytes)
    {
        if (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || ToolExport.Parse(bytes) is not { } json) return [(name, bytes)];
        using (json)
        {
            return ToolExport.Documents(json.RootElement) is { Count: > 0 } items
                ? [.. items.Select((item, index) => ($"{name}#{index + 1}", Encoding.UTF8.GetBytes(item.GetRawText())))]
                : [(name, bytes)];
        }
    }

    private static PastText? Read(string name, string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start is ['{', ..]) return ToolExport.Read(text);
        if (StorageFormat.IsOne(name, start)) return StorageFormat.Read(text, title: null);
        if (HtmlPage.IsOne(name, start)) return HtmlPage.Read(text);
        if (ErbText.IsOne(name, text)) return ErbText.Read(text);
        if (WikiText.IsOne(name, text)) return WikiText.Read(text);
        return NotionPage.IsOne(name) ? NotionPage.Read(text) : new(text, "Markdown", true, []);
    }
}
