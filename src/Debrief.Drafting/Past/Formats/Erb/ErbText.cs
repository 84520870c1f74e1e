using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Markdown with the tags of ERB, as sites of documentation keep it (<c>.html.md.erb</c>). What a tag would have printed is unknown here, so the tag stays, as code.</summary>
internal static partial class ErbText
{
    public static bool IsOne(string name, string text) => name.EndsWith(".erb", StringComparison.OrdinalIgnoreCase) || (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && text.Contains("<%=", StringComparison.Ordinal));

    public static PastText Read(string text)
    {
        var printing = Tag().Count(text);
        return new(Tag().Replace(text, tag => InlineMarkdown.Code(tag.Value)), "Markdown with ERB", false, printing == 0 ? [] : [$"{printing} tag(s) of ERB stayed as code: what they would have printed is not in the file."]);
    }

    [GeneratedRegex(@"<%(?:[^%<]|%(?!>)|<(?!%))*%>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
