using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Debrief.Drafting;

/// <summary>What the generated classes of a Google document mean: <c>.c8{font-weight:700}</c>. Its bold, italic and struck-out text is marked no other way.</summary>
internal sealed partial class ClassStyles
{
    private readonly Dictionary<string, string> marks = [];

    public static ClassStyles Of(IDocument page)
    {
        var styles = new ClassStyles();
        foreach (Match rule in page.QuerySelectorAll("style").SelectMany(style => Rule().Matches(style.TextContent)))
        {
            var (name, body) = (rule.Groups["name"].Value, rule.Groups["body"].Value);
            if (Bold().IsMatch(body)) styles.marks[name] = "**";
            else if (body.Contains("line-through", StringComparison.Ordinal)) styles.marks[name] = "~~";
            else if (body.Contains("font-style:italic", StringComparison.Ordinal)) styles.marks[name] = "*";
        }
        return styles;
    }

    public string? MarkOf(IElement element) => marks.Count == 0 ? null : element.ClassList.Select(name => marks.GetValueOrDefault(name)).FirstOrDefault(mark => mark is not null);

    [GeneratedRegex(@"\.(?<name>c\d{1,4})\s*\{(?<body>[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"font-weight:\s*(bold|[6-9]00)", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();
}
