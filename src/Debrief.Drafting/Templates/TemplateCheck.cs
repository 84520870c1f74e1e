using System.Text.RegularExpressions;

namespace Debrief.Drafting;

internal static partial class TemplateCheck
{
    public static readonly string[] Placeholders = ["title", "severity", "lead", "postmortem"];

    public static IEnumerable<TemplateProblem> Run(Template template)
    {
        var carried = template.Parts.SelectMany(part => part.Parts).ToHashSet();
        foreach (var missing in Parts.Required.Where(part => !carried.Contains(part)))
        {
            yield return new("missing-part", $"No heading carries {missing.Title().ToLowerInvariant()}. Add <!-- part: {missing.Word()} --> to the heading that does.");
        }

        var headings = template.Parts.Where(part => part.StartsHeading && part.Level <= 2).ToList();
        if (headings.Count > Template.HeadingLimit)
        {
            yield return new("too-many-headings", $"{headings.Count} headings; {Template.HeadingLimit} are the most that people fill in with care.", headings[Template.HeadingLimit].Line);
        }

        foreach (var (text, line) in Lines(template.Markdown))
        {
            foreach (Match marker in PartMarker.Pattern.Matches(text))
            {
                foreach (var word in PartMarker.Words(marker).Where(word => Parts.Of(word) is null))
                {
                    yield return new("unknown-part", $"There is no part “{word}”. The parts are {string.Join(", ", Enum.GetValues<Part>().Select(part => part.Word()))}.", line);
                }
            }
            foreach (var name in Placeholder().Matches(text).Select(match => match.Groups[1].Value).Where(name => !Placeholders.Contains(name)))
            {
                yield return new("unknown-placeholder", $"{{{{{name}}}}} is not known. Known are {string.Join(", ", Placeholders.Select(known => $"{{{{{known}}}}}"))}.", line);
            }
            if (BlameField.In(text, underActions: IsUnderActions(template, line)) is { } field)
            {
                yield return new("blame-field", $"“{field}” asks for a person to blame. Ask what made it possible instead.", line);
            }
        }
    }

    private static bool IsUnderActions(Template template, int line) =>
        template.Parts.LastOrDefault(part => part.Line <= line) is { } part && part.Parts.Contains(Part.Actions);

    private static IEnumerable<(string Text, int Line)> Lines(string markdown) =>
        markdown.Split('\n').Select((text, index) => (text.TrimEnd('\r'), index + 1));

    [GeneratedRegex(@"\{\{\s*([\w.-]*)\s*\}\}")]
    public static partial Regex Placeholder();
}
