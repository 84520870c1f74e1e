using System.Text.RegularExpressions;
using Markdig;

namespace Debrief.Drafting;

/// <summary>One action in one line of words: owner, due day, state and link where they are marked as such.</summary>
internal static partial class ActionLine
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="below">Lines under the item that may hold its owner and due day.</param>
    public static PastAction Read(string source, string below, DateOnly? occurredOn, int line)
    {
        var all = $"{source}\n{below}";
        var due = Due().Match(all) is { Success: true } found ? found.Groups["due"].Value.Trim(' ', '.', ')', '*', '_') : null;
        var title = Plain(Annotation().Replace(Box().Replace(source, ""), ""));
        return new(title, OwnerIn(all), due, PastDates.Day(due, occurredOn), StateOf(source), UrlOf(all), line);
    }

    /// <summary>Nothing but marks, a template's blank, or a word that stands for nothing.</summary>
    public static bool IsPlaceholder(string source) => Placeholder().IsMatch(Box().Replace(source, "").Trim(' ', '*', '_', '`', '-', '+', '|', '\n'));

    public static string Plain(string source) => MarkdownText.OneLine(Markdown.ToPlainText(source.Replace("~~", "", StringComparison.Ordinal), DocumentParts.Pipeline)).Trim();

    /// <summary>A name as written, without @ and marks; null for TBD and the like.</summary>
    public static string? Name(string source)
    {
        var name = Plain(source).TrimStart('@').Trim();
        return name.Length > 0 && !IsPlaceholder(name) ? name : null;
    }

    public static PastActionState StateOf(string source) =>
        Dropped().IsMatch(source) ? PastActionState.Dropped
        : Done().IsMatch(source) ? PastActionState.Done
        : InProgress().IsMatch(source) ? PastActionState.InProgress
        : PastActionState.Open;

    public static string? UrlOf(string source) => Url().Match(source) is { Success: true } url ? url.Value.TrimEnd('.', ',', ')', '>', ']') : null;

    private static string? OwnerIn(string source) =>
        Owner().Match(source) is { Success: true } owner ? Name(owner.Groups["owner"].Value)
        : Mention().Match(source) is { Success: true } mention ? mention.Groups["owner"].Value
        : null;

    [GeneratedRegex(@"^\s*\[[ xX]\]\s*")]
    private static partial Regex Box();

    /// <summary>“(owner: Ana, due: 3 May)” and the like, which are fields and no words of the action.</summary>
    [GeneratedRegex(@"\s*[([](?=[^)\]]*\b(owner|assignee|due|deadline|eta)\b\s*:)[^()\]]*[)\]](?!\()|\s*[-–—,;]?\s*[*_]*\b(owner|assignee|assigned to|due( date)?|deadline|eta)\b[*_]*\s*:[*_]*\s*[^,;\n]*", Options)]
    private static partial Regex Annotation();

    [GeneratedRegex(@"\b(owner|assignee|assigned to|responsible|dri|who)\b[*_]*\s*:[*_]*\s*(?<owner>[^,;|()\n]{1,60}?)\s*(?=[,;|()\n]|\bdue\b|\.\s|$)", Options)]
    private static partial Regex Owner();

    [GeneratedRegex(@"(?<![\w.])@(?<owner>[\p{L}\d][\p{L}\d._-]{0,38}[\p{L}\d])", Options)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(due( date| by| on)?|deadline|eta|target date)\b[*_]*\s*:?[*_]*\s*(?<due>[^,;|()\n]{2,30})|\bby\s+(?<due>\d{4}-\d{2}-\d{2}|\d{1,2}(st|nd|rd|th)?\.? [A-Z][a-z]{2,8}\.?( \d{4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(st|nd|rd|th)?(,? \d{4})?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Due();

    [GeneratedRegex(@"^\s*(\[[xX]\]|~~|✅|☑|✔)|~~\s*$|\b(DONE|done|Done|completed|Completed|closed|Closed|fixed|merged|shipped)\s*$|^\W*(done|completed?|closed|resolved|yes|finished|erledigt)\b|\bDONE\b", RegexOptions.CultureInvariant)]
    private static partial Regex Done();

    [GeneratedRegex(@"^\W*(in[ -]progress|wip|started|ongoing|doing|in review)\b|\bWIP\b|\(in progress\)", Options)]
    private static partial Regex InProgress();

    [GeneratedRegex(@"^\W*(won.?t (do|fix)|cancell?ed|dropped|abandoned|obsolete|rejected)\b|\((won.?t (do|fix)|cancell?ed|dropped)\)", Options)]
    private static partial Regex Dropped();

    [GeneratedRegex(@"https?://[^\s<>()""']+", Options)]
    private static partial Regex Url();

    [GeneratedRegex(@"^(\W*|tb[acd]|todo|n/?a|none|nobody|unassigned|\?+|x{2,}|action items?( here)?|<[^>]*>|\.\.\.|.*\{\{.*\}\}.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Placeholder();
}
