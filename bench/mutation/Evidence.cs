using System.Text.RegularExpressions;
using Debrief.Lint;
using Debrief.Lint.Text;

namespace Debrief.Bench.Mutation;

/// <summary>What a rule is held to: the examples of its document, which tests hold, and labelled sentences, which are scored.</summary>
internal sealed partial class Evidence
{
    private readonly Rule rule;
    private readonly List<(Linter Linter, string Text, string Expected)> examples = [];
    private readonly List<(Linter Linter, string Text)> rows = [];

    public Evidence(Rule rule, IReadOnlyList<(Section Section, string Text, string[] Labels)> labelled)
    {
        this.rule = rule;
        foreach (var part in rule.Document.Split("\n## ").Skip(1))
        {
            var heading = part.Split('\n')[0];
            var section = heading.Contains(" under ", StringComparison.Ordinal) ? SectionNames.Named(heading.Split(" under ")[1]) : null;
            foreach (Match quote in Quote().Matches(part))
            {
                var example = Prefix().Replace(quote.Value, "").Trim();
                examples.Add((Reading(section), Mark().Replace(example, "$1"), string.Join('\n', Mark().Matches(example).Select(mark => mark.Groups[1].Value))));
            }
        }
        // Only rows the rule labels rightly today can notice that it no longer does.
        foreach (var (section, text, labels) in labelled)
            if (labels.Contains(rule.Category) && Fires(Reading(section), text)) rows.Add((Reading(section), text));
    }

    public bool DocumentHolds() => examples.TrueForAll(example => string.Join('\n', Found(example.Linter, example.Text)) == example.Expected);

    public bool RowsHold() => rows.TrueForAll(row => Fires(row.Linter, row.Text));

    private bool Fires(Linter linter, string text) => Found(linter, text).Any();

    private IEnumerable<string> Found(Linter linter, string text) => linter.Lint(text).Findings.Where(finding => finding.Rule == rule).Select(finding => finding.Span.In(text));

    private static Linter Reading(Section? section) => new(new LintOptions { Section = section, KeepAll = true, RolesOnly = true });

    [GeneratedRegex(@"(^>.*\n?)+", RegexOptions.Multiline)] private static partial Regex Quote();
    [GeneratedRegex(@"^> ?", RegexOptions.Multiline)] private static partial Regex Prefix();
    [GeneratedRegex(@"\[\[(.+?)\]\]", RegexOptions.Singleline)] private static partial Regex Mark();
}
