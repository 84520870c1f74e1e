using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Debrief.Drafting;

/// <summary>The words of a paragraph, cell or heading as Markdown. Nothing in them can become markup that was not meant.</summary>
internal sealed partial class InlineMarkdown(ClassStyles styles)
{
    /// <summary>Pictures that the text showed; the files themselves are elsewhere.</summary>
    public int Pictures { get; private set; }

    public string Of(INode node) => node switch
    {
        IText text => Escaped(Spaces().Replace(text.Data, " ")),
        IElement element => Of(element),
        _ => "",
    };

    public string ChildrenOf(INode parent)
    {
        var all = new StringBuilder();
        var last = "";
        foreach (var child in parent.ChildNodes)
        {
            var (text, mark) = (Of(child), child is IElement element ? MarkOf(element) : "");
            // Editors cut one bold stretch into several.
            if (mark.Length > 0 && mark == last && text.StartsWith(mark, StringComparison.Ordinal) && EndsWith(all, mark))
            {
                all.Length -= mark.Length;
                text = text[mark.Length..];
            }
            all.Append(text);
            if (text.Length > 0) last = mark;
        }
        return all.ToString();
    }

    private string Of(IElement element) => element.LocalName switch
    {
        "br" => "  \n",
        "script" or "style" or "template" or "noscript" or "input" or "head" or "title" => "",
        "code" or "kbd" or "samp" or "tt" => Code(element.TextContent),
        "a" => Link(element),
        "img" => Picture(element),
        "time" when element.GetAttribute("datetime") is { } time && string.IsNullOrWhiteSpace(element.TextContent) => Escaped(time),
        "sup" when element.QuerySelector("a[href^='#cmnt']") is not null => "",
        _ => Marked(MarkOf(element), ChildrenOf(element)),
    };

    private string MarkOf(IElement element) => element.LocalName switch
    {
        "strong" or "b" => "**",
        "em" or "i" => "*",
        "del" or "s" or "strike" => "~~",
        _ => styles.MarkOf(element) ?? "",
    };

    /// <summary>The marks stand at the words: spaces between them and the words would make them text.</summary>
    private static string Marked(string mark, string text)
    {
        var words = text.Trim();
        if (mark.Length == 0 || words.Length == 0 || words.Contains('\n', StringComparison.Ordinal) || words.StartsWith(mark, StringComparison.Ordinal)) return text;
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return $"{text[..start]}{mark}{words}{mark}{text[(start + words.Length)..]}";
    }

    private string Link(IElement element)
    {
        var text = ChildrenOf(element);
        if (AddressOf(element.GetAttribute("href")) is not { } address || string.IsNullOrWhiteSpace(text)) return text;
        return element.TextContent.Trim() == address || text.Contains("](", StringComparison.Ordinal) ? element.TextContent.Trim() : $"[{text.Trim()}]({address})";
    }

    private string Picture(IElement element)
    {
        Pictures++;
        var name = element.GetAttribute("alt") is { Length: > 0 } alt ? alt : Path.GetFileName(element.GetAttribute("src") ?? "");
        var text = $"picture: {Escaped(MarkdownText.OneLine(name.StartsWith("data:", StringComparison.Ordinal) || name.Length == 0 ? "without a name" : name, 120))}";
        return AddressOf(element.GetAttribute("src")) is { } address ? $"[{text}]({address})" : $"({text})";
    }

    /// <summary>Web and mail addresses; those inside of the other tool lead nowhere here.</summary>
    private static string? AddressOf(string? href)
    {
        if (!Uri.TryCreate(href?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto")) return null;
        if (uri is { Host: "www.google.com", AbsolutePath: "/url" } && Wrapped().Match(uri.Query) is { Success: true } wrapped) return AddressOf(Uri.UnescapeDataString(wrapped.Groups[1].Value));
        return href!.Trim().Length > 2_000 ? null : Unsafe().Replace(href.Trim(), found => Uri.HexEscape(found.Value[0]));
    }

    internal static string Code(string text)
    {
        var code = text.ReplaceLineEndings(" ").Trim();
        var fence = new string('`', Ticks().Matches(code).Select(run => run.Length).DefaultIfEmpty(0).Max() + 1);
        return code.Length == 0 ? "" : code.StartsWith('`') || code.EndsWith('`') ? $"{fence} {code} {fence}" : $"{fence}{code}{fence}";
    }

    internal static string Escaped(string text) => Special().Replace(text, @"\$0").Replace("](", "]\\(", StringComparison.Ordinal);

    private static bool EndsWith(StringBuilder text, string end) => text.Length >= end.Length && text.ToString(text.Length - end.Length, end.Length) == end;

    [GeneratedRegex(@"[ \t\r\n\f\u00A0\u2028\u2029]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[`\\]|\*|~~|<(?=[a-zA-Z/!?])|&(?=#?[a-zA-Z0-9]+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"[?&]q=([^&]+)")]
    private static partial Regex Wrapped();

    [GeneratedRegex(@"[ ()<>\\""']")]
    private static partial Regex Unsafe();

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();
}
