using Debrief.Lint.Text;

namespace Debrief.Lint.Tests;

public sealed class WildTests
{
    /// <summary>Off by default, and about a day that lies far from a review whose day a published text does not tell.</summary>
    private static readonly string[] NotInTheWild = ["PM005", "PM076"];

    [Fact]
    public void Every_rule_of_the_language_fires_on_the_rows_of_the_project()
    {
        var fired = Fired(Rows.Own());

        Assert.Empty(Catalogue.Rules.OfType<SentenceRule>().Where(rule => Category.OfLanguage.Contains(rule.Category) && !fired.Contains(rule.Code)).Select(rule => rule.Code));
    }

    [Fact]
    public void Every_rule_about_a_sentence_or_an_action_fires_in_real_post_mortems_or_on_the_rows_of_the_project()
    {
        var fired = Fired(Rows.Real().Concat(Rows.Own()));
        foreach (var document in Rows.RealDocuments()) fired.UnionWith(Codes(document, null));

        Assert.Empty(Catalogue.Rules.Where(rule => rule is not DocumentRule).Select(rule => rule.Code).Except(fired).Except(NotInTheWild));
    }

    [Fact]
    public void Our_own_documents_pass()
    {
        var configuration = LintConfiguration.Parse(File.ReadAllText(Path.Combine(Rows.Root, ".debrief.yml")));
        var files = Directory.GetFiles(Path.Combine(Rows.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.GetFiles(Rows.Root, "*.md")).ToList();
        Assert.True(files.Count > 10);

        var loud = from file in files
                   let path = Path.GetRelativePath(Rows.Root, file).Replace('\\', '/')
                   let text = File.ReadAllText(file)
                   from finding in new Linter(configuration.OptionsFor(path)).Lint(text).Findings
                   where finding.Level >= Level.Warning
                   select $"{path}:{new LineMap(text).Of(finding.Span.Start).Line}: {finding.Rule.Code} {finding.Span.In(text)}";

        Assert.Empty(loud);
    }

    private static HashSet<string> Fired(IEnumerable<(Section Section, string Text)> rows) => [.. rows.SelectMany(row => Codes(row.Text, row.Section))];

    private static IEnumerable<string> Codes(string text, Section? section) => new Linter(new LintOptions { Section = section, KeepAll = true }).Lint(text).Findings.Select(finding => finding.Rule.Code);
}
