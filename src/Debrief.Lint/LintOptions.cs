using Debrief.Lint.Text;

namespace Debrief.Lint;

/// <summary>What a house may set. Everything has a default.</summary>
public sealed record LintOptions
{
    public static LintOptions Default { get; } = new();

    /// <summary>Reads the whole text as one section, whatever its headings say.</summary>
    public Section? Section { get; init; }

    /// <summary>Levels by rule code or category; null switches off.</summary>
    public IReadOnlyDictionary<string, Level?> Levels { get; init; } = new Dictionary<string, Level?>();

    /// <summary>Levels by rule code or category for single sections; stronger than <see cref="Levels"/>.</summary>
    public IReadOnlyDictionary<(Section Section, string Rule), Level?> SectionLevels { get; init; } = new Dictionary<(Section, string), Level?>();

    /// <summary>Headings of the house, in lower case, with the sections they open.</summary>
    public IReadOnlyDictionary<string, Section> Headings { get; init; } = new Dictionary<string, Section>();

    /// <summary>Words of the house: its machines, roles and teams.</summary>
    public IReadOnlyDictionary<string, Lex> Words { get; init; } = new Dictionary<string, Lex>();

    /// <summary>Names are asked to become roles.</summary>
    public bool RolesOnly { get; init; }

    /// <summary>How many action items are enough and how many are too many.</summary>
    public (int Least, int Most) ActionItems { get; init; } = (3, 5);

    /// <summary>The day of the review, from which more than <see cref="ProjectAfterDays"/> makes a project; null when unknown.</summary>
    public DateOnly? ReviewedOn { get; init; }

    public int ProjectAfterDays { get; init; } = 14;

    /// <summary>Keeps findings that lie over one another and those that comments ignore.</summary>
    public bool KeepAll { get; init; }

    internal Level? LevelOf(Rule rule, Section section)
    {
        if (rule.LevelIn(section) is not { } level) return null;
        if (SectionLevels.TryGetValue((section, rule.Code), out var set) || SectionLevels.TryGetValue((section, rule.Category), out set)) return set;
        if (Levels.TryGetValue(rule.Code, out set) || Levels.TryGetValue(rule.Category, out set)) return set is { } louder && level < rule.Level && louder > level ? level : set;
        return rule.IsOnByDefault || (RolesOnly && rule.Code == "PM005") ? level : null;
    }
}
