using System.Text.RegularExpressions;
using Debrief.Lint.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Debrief.Lint;

/// <summary>What stands in <c>.debrief.yml</c>. Reading it touches no file; unknown keys are errors that say where.</summary>
public sealed class LintConfiguration
{
    private readonly List<(string Glob, Regex Pattern, LintOptions Options)> paths = [];
    private LintOptions usual = LintOptions.Default;

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="FormatException">It is no YAML, or a key or a value is not known; the message begins with the line.</exception>
    public static LintConfiguration Parse(string yaml)
    {
        var configuration = new LintConfiguration();
        var (stream, scanner) = (new YamlStream(), new Scanner(new StringReader(yaml)));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (YamlException broken)
        {
            throw new FormatException($"line {broken.Start.Line}: {broken.InnerException?.Message ?? broken.Message}", broken);
        }
        catch (InvalidOperationException broken)
        {
            // The scanner's own answer to a flow that is never closed.
            throw new FormatException($"line {scanner.CurrentPosition.Line}: this is no YAML", broken);
        }
        if (stream.Documents is [{ RootNode: var root }, ..] && root is not YamlScalarNode { Value: null or "" }) configuration.Read(Map(root));
        return configuration;
    }

    /// <summary>The options for a file, by its path from the folder of the configuration, with forward slashes.</summary>
    public LintOptions OptionsFor(string path) => paths.FindLast(entry => entry.Pattern.IsMatch(path)).Options ?? usual;

    /// <summary>Which part of the configuration holds for a file: files with the same answer share options.</summary>
    public string KeyOf(string path) => paths.FindLast(entry => entry.Pattern.IsMatch(path)).Glob ?? "";

    private void Read(YamlMappingNode root)
    {
        foreach (var (key, value) in Entries(root)) usual = Apply(usual, key, value) ?? (key.Value == "paths" ? usual : throw Unknown(key, "language, people, rules, sections, headings, vocabulary, actions, paths"));
        foreach (var (key, value) in Entries(root))
            if (key.Value == "paths")
                foreach (var (glob, settings) in Entries(Map(value)))
                {
                    var options = usual;
                    foreach (var (inner, set) in Entries(Map(settings))) options = Apply(options, inner, set) ?? throw Unknown(inner, "people, rules, sections, headings, vocabulary, actions");
                    paths.Add((glob.Value!, PatternOf(glob), options));
                }
    }

    private static LintOptions? Apply(LintOptions options, YamlScalarNode key, YamlNode value) => key.Value switch
    {
        "language" => Word(value) == "en" ? options : throw Wrong(value, "the coach reads en only"),
        "people" => options with { RolesOnly = Word(value) switch { "names" => false, "role-only" => true, _ => throw Wrong(value, "people is names or role-only") } },
        "rules" => options with { Levels = Levels(options.Levels, value) },
        "sections" => options with { SectionLevels = SectionLevels(options.SectionLevels, value) },
        "headings" => options with { Headings = Headings(options.Headings, value) },
        "vocabulary" => options with { Words = Vocabulary(options.Words, value) },
        "actions" => Actions(options, value),
        _ => null,
    };

    private static Dictionary<string, Level?> Levels(IReadOnlyDictionary<string, Level?> before, YamlNode value)
    {
        var levels = before.ToDictionary();
        foreach (var (rule, level) in Entries(Map(value))) levels[RuleOf(rule)] = LevelOf(level);
        return levels;
    }

    private static Dictionary<(Section, string), Level?> SectionLevels(IReadOnlyDictionary<(Section, string), Level?> before, YamlNode value)
    {
        var levels = before.ToDictionary();
        foreach (var (name, rules) in Entries(Map(value)))
        {
            var section = SectionNames.Named(name.Value!) ?? throw Wrong(name, $"there is no section {name.Value}");
            foreach (var (rule, level) in Entries(Map(rules))) levels[(section, RuleOf(rule))] = LevelOf(level);
        }
        return levels;
    }

    private static Dictionary<string, Section> Headings(IReadOnlyDictionary<string, Section> before, YamlNode value)
    {
        var headings = before.ToDictionary();
        foreach (var (title, section) in Entries(Map(value))) headings[title.Value!.Trim().ToLowerInvariant()] = SectionNames.Named(Word(section)) ?? throw Wrong(section, $"there is no section {Word(section)}");
        return headings;
    }

    private static Dictionary<string, Lex> Vocabulary(IReadOnlyDictionary<string, Lex> before, YamlNode value)
    {
        var words = before.ToDictionary();
        foreach (var (key, list) in Entries(Map(value)))
        {
            var kind = key.Value switch { "machines" => Lex.Machine, "roles" => Lex.Person, "teams" => Lex.Team, "organisations" => Lex.Organisation, "names" => Lex.GivenName, _ => throw Unknown(key, "machines, roles, teams, organisations, names") };
            foreach (var word in list as YamlSequenceNode ?? throw Wrong(list, "a list of words is expected")) words[Word(word).ToLowerInvariant()] = kind;
        }
        return words;
    }

    private static LintOptions Actions(LintOptions options, YamlNode value)
    {
        foreach (var (key, number) in Entries(Map(value)))
            options = key.Value switch
            {
                "least" => options with { ActionItems = (Number(number), options.ActionItems.Most) },
                "most" => options with { ActionItems = (options.ActionItems.Least, Number(number)) },
                "project-after-days" => options with { ProjectAfterDays = Number(number) },
                _ => throw Unknown(key, "least, most, project-after-days"),
            };
        return options;
    }

    private static string RuleOf(YamlScalarNode rule) =>
        Catalogue.Find(rule.Value!)?.Code ?? (Catalogue.Rules.Any(known => known.Category == rule.Value) ? rule.Value! : throw Wrong(rule, $"there is no rule or category {rule.Value}"));

    private static Level? LevelOf(YamlNode value) => Word(value) switch
    {
        "off" or "false" => null,
        "info" => Level.Info,
        "suggestion" => Level.Suggestion,
        "warning" => Level.Warning,
        "error" => Level.Error,
        _ => throw Wrong(value, "a level is off, info, suggestion, warning or error"),
    };

    /// <summary>** for any folders, * within one, ? for one character. Everything else stands for itself: nothing here can be made slow.</summary>
    private static Regex PatternOf(YamlScalarNode glob)
    {
        if (glob.Value!.Length > 200) throw Wrong(glob, "a path is at most 200 characters long");
        var pattern = Regex.Escape(glob.Value).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal);
        return new Regex($"^{pattern}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    private static IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries(YamlMappingNode map) =>
        map.Select(entry => (entry.Key as YamlScalarNode ?? throw Wrong(entry.Key, "a key is one word"), entry.Value));

    private static YamlMappingNode Map(YamlNode node) => node as YamlMappingNode ?? throw Wrong(node, "keys with values are expected");

    private static string Word(YamlNode node) => (node as YamlScalarNode)?.Value ?? throw Wrong(node, "one word is expected");

    private static int Number(YamlNode node) => int.TryParse(Word(node), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(node, "a number is expected");

    private static FormatException Unknown(YamlScalarNode key, string known) => Wrong(key, $"unknown key {key.Value}; known are {known}");

    private static FormatException Wrong(YamlNode at, string why) => new($"line {at.Start.Line}: {why}");
}
