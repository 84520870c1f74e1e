using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Debrief.Drafting;

/// <summary>The storage format of Confluence: XHTML with <c>ac:</c> and <c>ri:</c> elements, several roots, and the names of HTML for characters.</summary>
/// <remarks>Source: Confluence storage format, as documented by Atlassian, and pages as found.</remarks>
internal static partial class StorageFormat
{
    private const int DepthLimit = 256;
    private static readonly XNamespace Ac = "ac";
    private static readonly XNamespace Ri = "ri";
    private static readonly string[] Kept = ["href", "datetime", "colspan", "src", "alt", "start"];
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    public static bool IsOne(string name, ReadOnlySpan<char> start) => start is ['<', ..] && (start.Contains("<ac:", StringComparison.Ordinal) || start.Contains("<ri:", StringComparison.Ordinal) || (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && Fragment().IsMatch(start[..Math.Min(start.Length, 100)])));

    /// <param name="title">Of the page, where the envelope says it.</param>
    public static PastText Read(string storage, string? title)
    {
        HtmlGuard.Check(storage);
        var notes = new List<string>();
        var html = new StringBuilder();
        try
        {
            var closed = Declaration().Replace(storage, "");
            var named = NamedCharacter().Replace(closed, Numbered);
            using var reader = XmlReader.Create(new StringReader($"<r xmlns:ac=\"ac\" xmlns:ri=\"ri\" xmlns:at=\"at\">{named}</r>"), Safe);
            new Writer(html, notes).Children(XElement.Load(reader, LoadOptions.PreserveWhitespace), 0);
        }
        catch (XmlException broken)
        {
            notes.Add($"Its XML is damaged ({broken.Message}), so macros and tasks are read as plain words.");
            return HtmlPage.Read(storage, "Confluence", title, notes);
        }
        return HtmlPage.Read(html.ToString(), "Confluence", title, notes);
    }

    private static readonly HashSet<string> Xml = ["amp", "lt", "gt", "quot", "apos"];

    private static string Numbered(Match found)
    {
        if (!found.Groups[1].Success || Xml.Contains(found.Groups[1].Value)) return found.Value;
        var character = WebUtility.HtmlDecode(found.Value);
        return character == found.Value ? $"&amp;{found.Value[1..]}" : WebUtility.HtmlEncode(character);
    }

    private sealed class Writer(StringBuilder html, List<string> notes)
    {
        public void Children(XElement parent, int depth)
        {
            if (depth > DepthLimit) throw new PostmortemFormatException("Its elements are nested too deeply for a page that people wrote.");
            foreach (var node in parent.Nodes())
            {
                if (node is XText text) html.Append(WebUtility.HtmlEncode(text.Value));
                else if (node is XElement element) Element(element, depth + 1);
            }
        }

        private void Element(XElement element, int depth)
        {
            if (element.Name.Namespace != Ac && element.Name.Namespace != Ri) Tag(element.Name.LocalName, element, depth);
            else if (element.Name.Namespace == Ri) return;
            else
            {
                switch (element.Name.LocalName)
                {
                    case "structured-macro" or "macro": Macro(element, depth); break;
                    case "task-list": Wrap("ul", () => Children(element, depth)); break;
                    case "task": Task(element, depth); break;
                    case "link": Link(element, depth); break;
                    case "image": Image(element); break;
                    case "emoticon": Text((string?)element.Attribute(Ac + "emoji-fallback") ?? $":{(string?)element.Attribute(Ac + "name")}:"); break;
                    case "placeholder" or "parameter" or "adf-node" or "task-id" or "task-status" or "task-uuid": break;
                    default: Children(element, depth); break;
                }
            }
        }

        private void Tag(string name, XElement element, int depth)
        {
            if (!Name().IsMatch(name)) { Children(element, depth); return; }
            html.Append('<').Append(name);
            foreach (var attribute in element.Attributes().Where(attribute => Kept.Contains(attribute.Name.LocalName))) html.Append($" {attribute.Name.LocalName}=\"{WebUtility.HtmlEncode(attribute.Value)}\"");
            html.Append('>');
            if (name is "br" or "hr" or "img" or "col") return;
            Children(element, depth);
            html.Append("</").Append(name).Append('>');
        }

        private void Macro(XElement macro, int depth)
        {
            var name = (string?)macro.Attribute(Ac + "name") ?? "";
            var (rich, plain) = (macro.Element(Ac + "rich-text-body"), macro.Element(Ac + "plain-text-body"));
            switch (name)
            {
                case "status": Text(Parameter(macro, "title") ?? ""); break;
                case "jira": Text(Parameter(macro, "key") ?? Parameter(macro, "jqlQuery") ?? ""); break;
                case "toc" or "children" or "anchor" or "pagetree" or "recently-updated" or "contentbylabel": break;
                case "info" or "note" or "tip" or "warning" or "panel" when rich is not null: Wrap("blockquote", () => { Title(macro); Children(rich, depth); }); break;
                default:
                    if (plain is not null) Wrap("pre", () => Text(plain.Value));
                    else if (rich is not null) { Title(macro); Children(rich, depth); }
                    else notes.Add($"What the macro “{MarkdownText.OneLine(name, 40)}” shows is not in the page.");
                    break;
            }
        }

        private void Title(XElement macro)
        {
            if (Parameter(macro, "title") is { Length: > 0 } title) Wrap("p", () => Wrap("strong", () => Text(title)));
        }

        private void Task(XElement task, int depth)
        {
            var done = string.Equals((string?)task.Element(Ac + "task-status"), "complete", StringComparison.Ordinal);
            html.Append(done ? "<li><input type=\"checkbox\" checked>" : "<li><input type=\"checkbox\">");
            if (task.Element(Ac + "task-body") is { } body) Children(body, depth);
            html.Append("</li>");
        }

        private void Link(XElement link, int depth)
        {
            if (link.Element(Ac + "link-body") is { } body) Children(body, depth);
            else if ((string?)link.Element(Ac + "plain-text-link-body") is { } words) Text(words);
            else if (link.Element(Ri + "user") is { } user)
            {
                Text($"@{(string?)user.Attribute(Ri + "username") ?? (string?)user.Attribute(Ri + "account-id") ?? (string?)user.Attribute(Ri + "userkey") ?? "somebody"}");
                if (!notes.Contains(People)) notes.Add(People);
            }
            else Text((string?)link.Descendants().Select(found => found.Attribute(Ri + "content-title") ?? found.Attribute(Ri + "filename")).FirstOrDefault(found => found is not null) ?? "");
        }

        private void Image(XElement image)
        {
            var address = (string?)image.Element(Ri + "url")?.Attribute(Ri + "value");
            var name = (string?)image.Element(Ri + "attachment")?.Attribute(Ri + "filename") ?? (string?)image.Attribute(Ac + "alt") ?? "";
            html.Append($"<img alt=\"{WebUtility.HtmlEncode(name)}\" src=\"{WebUtility.HtmlEncode(address ?? "")}\">");
        }

        private void Wrap(string name, Action inner)
        {
            html.Append('<').Append(name).Append('>');
            inner();
            html.Append("</").Append(name).Append('>');
        }

        private void Text(string text) => html.Append(WebUtility.HtmlEncode(text));

        private static string? Parameter(XElement macro, string name) => macro.Elements(Ac + "parameter").FirstOrDefault(found => (string?)found.Attribute(Ac + "name") == name)?.Value;

        private const string People = "People stand in it by their ids at Confluence; their names are not in the page.";
    }

    [GeneratedRegex(@"<!\[CDATA\[(?:[^\]<]|\](?!\]>)|<(?!!\[CDATA\[))*\]\]>|&([a-zA-Z][a-zA-Z0-9]*);")]
    private static partial Regex NamedCharacter();

    [GeneratedRegex(@"^\s*<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^<(p|h[1-6]|table|ul|ol|div)\b")]
    private static partial Regex Fragment();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9]{0,15}\z")]
    private static partial Regex Name();
}
