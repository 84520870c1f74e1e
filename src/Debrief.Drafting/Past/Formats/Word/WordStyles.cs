using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Debrief.Drafting;

/// <summary>Which styles are headings, and which lists count. The names of the built-in styles are English in every language of Word.</summary>
internal sealed partial class WordStyles
{
    internal static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly Dictionary<string, XElement> styles = [];
    private readonly Dictionary<string, string> formats = [];

    public WordStyles(XElement? styles, XElement? numbering)
    {
        foreach (var style in styles?.Elements(W + "style") ?? []) this.styles.TryAdd((string?)style.Attribute(W + "styleId") ?? "", style);
        var kinds = new Dictionary<string, string>();
        foreach (var kind in numbering?.Elements(W + "abstractNum") ?? [])
        {
            foreach (var level in kind.Elements(W + "lvl")) kinds.TryAdd($"{(string?)kind.Attribute(W + "abstractNumId")}/{(string?)level.Attribute(W + "ilvl")}", Value(level.Element(W + "numFmt")) ?? "");
        }
        foreach (var list in numbering?.Elements(W + "num") ?? [])
        {
            for (var level = 0; level < 9; level++) formats.TryAdd($"{(string?)list.Attribute(W + "numId")}/{level}", kinds.GetValueOrDefault($"{Value(list.Element(W + "abstractNumId"))}/{level}", "bullet"));
        }
    }

    /// <returns>0 when it is no heading.</returns>
    public int HeadingOf(XElement? properties)
    {
        if (Value(properties?.Element(W + "outlineLvl")) is { } outline && int.TryParse(outline, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < 6) return level + 1;
        var id = Value(properties?.Element(W + "pStyle")) ?? "";
        for (var hops = 0; hops < 10 && id.Length > 0; hops++)
        {
            var style = styles.GetValueOrDefault(id);
            var name = Value(style?.Element(W + "name")) ?? id;
            if (Heading().Match(name) is { Success: true } heading) return Math.Min(6, heading.Groups[1].Value[0] - '0');
            if (name.Equals("Title", StringComparison.OrdinalIgnoreCase)) return 1;
            id = Value(style?.Element(W + "basedOn")) ?? "";
        }
        return 0;
    }

    /// <returns>Null when it is no item of a list.</returns>
    public (int Level, bool IsNumbered)? ListOf(XElement? properties)
    {
        var id = Value(properties?.Element(W + "pStyle")) ?? "";
        var place = properties?.Element(W + "numPr") ?? styles.GetValueOrDefault(id)?.Element(W + "pPr")?.Element(W + "numPr");
        if (Value(place?.Element(W + "numId")) is not { } list || list == "0") return null;
        var level = int.TryParse(Value(place!.Element(W + "ilvl")), NumberStyles.None, CultureInfo.InvariantCulture, out var deep) ? Math.Min(deep, 8) : 0;
        return (level, formats.GetValueOrDefault($"{list}/{level}", "bullet") is not ("bullet" or "none" or ""));
    }

    internal static string? Value(XElement? element) => (string?)element?.Attribute(W + "val");

    [GeneratedRegex(@"^heading\s?([1-9])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
