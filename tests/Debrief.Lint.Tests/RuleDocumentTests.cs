using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Tests;

/// <summary>A rule's document is its test: what stands in [[ ]] is what the rule finds, and nothing else is.</summary>
public sealed partial class RuleDocumentTests
{
    public static TheoryData<string, string, string> Examples =>
        [.. from rule in Catalogue.Rules from part in Parts(rule.Document) from Match quote in Quote().Matches(part.Text) select (rule.Code, part.Heading, Unquoted(quote.Value))];

    public static TheoryData<string> Codes => [.. Catalogue.Rules.Select(rule => rule.Code)];

    [Theory, MemberData(nameof(Examples))]
    public void The_rule_finds_what_its_document_marks(string code, string heading, string example)
    {
        var expected = Mark().Matches(example).Select(match => match.Groups[1].Value);
        var text = Mark().Replace(example, "$1");

        var found = new Linter(OptionsOf(heading)).Lint(text).Findings.Where(finding => finding.Rule.Code == code).Select(finding => finding.Span.In(text));

        Assert.Equal(expected, found);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_document_flags_something_and_lets_something_pass(string code)
    {
        var examples = Examples.Where(row => row.Data.Item1 == code).Select(row => row.Data.Item3).ToList();

        Assert.Contains(examples, Mark().IsMatch);
        Assert.Contains(examples, example => !Mark().IsMatch(example));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_document_has_the_same_parts_and_its_title_ends_with_the_code(string code)
    {
        var rule = Catalogue.Find(code)!;
        var parts = Parts(rule.Document).Select(part => part.Heading).ToList();

        Assert.EndsWith($"({code})", rule.Document.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal("Why it gets in the way", parts[0]);
        Assert.Contains(parts, part => part.StartsWith("Flagged", StringComparison.Ordinal));
        Assert.Contains(parts, part => part.StartsWith("Not flagged", StringComparison.Ordinal));
        Assert.Equal("Source", parts[^1]);
    }

    private static LintOptions OptionsOf(string heading)
    {
        var section = heading.Contains(" under ", StringComparison.Ordinal) ? SectionNames.Named(heading.Split(" under ")[1]) : null;
        return new() { Section = section, KeepAll = true, RolesOnly = heading.Contains("asked for", StringComparison.Ordinal) };
    }

    private static IEnumerable<(string Heading, string Text)> Parts(string document) =>
        document.Split("\n## ").Skip(1).Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1]));

    private static string Unquoted(string quote) => Prefix().Replace(quote, "").Trim();

    [GeneratedRegex(@"(^>.*\n?)+", RegexOptions.Multiline)] private static partial Regex Quote();
    [GeneratedRegex(@"^> ?", RegexOptions.Multiline)] private static partial Regex Prefix();
    [GeneratedRegex(@"\[\[(.+?)\]\]", RegexOptions.Singleline)] private static partial Regex Mark();
}
