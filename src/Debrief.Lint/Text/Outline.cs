using System.Text.RegularExpressions;

namespace Debrief.Lint.Text;

/// <summary>Keeps the headings that stand above a place, and with them the section.</summary>
internal sealed partial class Outline(Section? only, IReadOnlyDictionary<string, Section>? headings)
{
    private readonly List<(int Level, string Title, Section? Section)> path = [];

    public Section Current => only ?? path.FindLast(step => step.Section is not null).Section ?? Section.None;

    public string Title => path.FindLast(step => step.Level < 7).Title ?? "";

    /// <summary>The bold line above, when it names no section: often whose actions follow.</summary>
    public string Group => path.Count > 0 && path[^1] is { Level: 7, Section: null } group ? group.Title : "";

    public void Enter(int level, string title)
    {
        path.RemoveAll(step => step.Level >= level);
        var bare = Marks().Replace(title, "").Trim();
        path.Add((level, bare, OfTheHouse(bare) ?? (level == 1 && path.Count == 0 && !Exactly(title) ? null : SectionNames.Recognise(title))));
    }

    private Section? OfTheHouse(string title) => headings?.TryGetValue(title.Trim(" :".ToCharArray()).ToLowerInvariant(), out var section) == true ? section : null;

    /// <summary>"Root cause: the certificate ..." in a line of its own is under a heading of that name.</summary>
    public Section? LabelledAs(ReadOnlySpan<char> block)
    {
        if (only is not null) return null;
        var head = block[..Math.Min(block.Length, 48)].TrimStart("*_");
        var colon = head.IndexOf(':');
        if (colon is < 3 or > 40) return null;
        var label = head[..colon].Trim("*_ ").ToString();
        return label.Split(' ').Length <= 4 && char.IsUpper(label.FirstOrDefault()) && Exactly(label) ? SectionNames.Recognise(label) : null;
    }

    /// <summary>A short title that is nothing but a section's name.</summary>
    private static bool Exactly(string title) => title.Length <= 40 && Whole().IsMatch(title.Trim());

    /// <summary>The level of a heading line (0 when it is none), its text, and where the text begins.</summary>
    public static (int Level, string Title, int Offset) HeadingOf(ReadOnlySpan<char> line)
    {
        if (line[0] == '#')
        {
            var level = line.IndexOfAnyExcept('#');
            if (level is > 0 and <= 6 && line[level] is ' ' or '\t') return (level, line[level..].Trim().TrimEnd('#').TrimEnd().ToString(), level + 1);
        }
        if (line[0] == '=' && line[^1] == '=' && line.Trim('=').Length is > 0 and < 80 && line.Trim('=')[0] == ' ')
            return (Math.Min(6, line.IndexOfAnyExcept('=')), line.Trim('=').Trim().ToString(), line.IndexOfAnyExcept('='));
        if (line.StartsWith("<h", StringComparison.OrdinalIgnoreCase) && Html().Match(line.ToString()) is { Success: true } html)
            return (html.Groups[1].Value[0] - '0', Tags().Replace(html.Groups[2].Value, ""), html.Groups[2].Index);
        return default;
    }

    /// <summary>A bold line, or a known section's name with a colon, alone in its line.</summary>
    public static bool IsLineHeading(ReadOnlySpan<char> line)
    {
        if (line.Length > 80) return false;
        if (line[0] is '*' or '_' && Bold().IsMatch(line)) return true;
        return line[^1] == ':' && line.Count(' ') <= 4 && Exactly(line[..^1].Trim("*_ ").ToString());
    }

    /// <summary>A list item that serves as a heading: "- :tada: What went well" with nothing after it.</summary>
    public static string? LabelHeading(ReadOnlySpan<char> item)
    {
        if (item.Length > 60) return null;
        var title = Emoji().Replace(item.ToString(), "").Trim(" *_:".ToCharArray());
        return title.Length > 0 && Exactly(title) && SectionNames.Recognise(title) is not null ? title : null;
    }

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^[\d.\s:)]*(the |our |your |user |customer |business |technical |incident |outage |executive |issue |primary |main )*(summary|overview|impact|time-?line( of events)?|root[- ]causes?( analysis)?|causes?|contributing factors?|what happened|what went (well|right|wrong|poorly|badly)|lessons?( learned| learnt)?|what we learned|actions?|action[- ]items?|next steps|follow[- ]?ups?|resolution|detection|background|trigger|remediation|prevention|corrective( and preventati?ve)? (actions?|measures)|appendix|takeaways|where we got lucky|improvements|recommendations|participants|attendees)( \(.*\))?$", Plainly)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(\*\*|__)[^*_]+(\*\*|__)\s*:?$")]
    private static partial Regex Bold();

    [GeneratedRegex(@"^<h([1-6])[^>]*>(.*?)(</h\d>)?$", Plainly)]
    private static partial Regex Html();

    [GeneratedRegex(@"<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[*_`]+|</?[a-z][^>]*>", Plainly)]
    private static partial Regex Marks();

    [GeneratedRegex(@":[a-z0-9_+-]+:|[^\u0000-\u2fff]")]
    private static partial Regex Emoji();
}
