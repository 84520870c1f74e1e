using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>A page of a Notion export (“Markdown &amp; CSV”): the id at the end of its name, properties as bare lines below the title, callouts as <c>aside</c>, links to pages that are not here.</summary>
internal static partial class NotionPage
{
    public static bool IsOne(string name) => Id().IsMatch(name);

    /// <summary>The name without the id that Notion adds.</summary>
    public static string Plain(string name) => Id().Replace(name, "");

    public static PastText Read(string text)
    {
        var lines = new List<string>();
        var (properties, quote) = (true, false);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var words = line.Trim();
            properties &= words.Length == 0 || words.StartsWith("# ", StringComparison.Ordinal) || Property().IsMatch(line);
            if (words is "<aside>" or "</aside>") { quote = words[1] != '/'; lines.Add(""); }
            else lines.Add(quote ? $"> {line}" : properties && Property().IsMatch(line) ? $"- {line}" : line);
        }
        return new(Page().Replace(string.Join('\n', lines), "$1"), "Notion", false, []);
    }

    [GeneratedRegex(@" [0-9a-f]{32}(?=\.\w{2,4}\z)")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{N} /()?&'-]{0,40}: \S")]
    private static partial Regex Property();

    /// <summary>A link to another page or a file of the export.</summary>
    [GeneratedRegex(@"(?<!!)\[([^\[\]\n]*)\]\((?!https?:|mailto:|#)[^()\s]*\)")]
    private static partial Regex Page();
}
