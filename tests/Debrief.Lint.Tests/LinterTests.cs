using Debrief.Lint.Text;

namespace Debrief.Lint.Tests;

public sealed class LinterTests
{
    [Fact]
    public void A_name_in_a_fact_raises_nothing_and_a_judgement_does()
    {
        Assert.Empty(Codes("Sam deployed the change."));
        Assert.Contains("PM002", Codes("Sam should have known better."));
        Assert.Contains("PM001", Codes("Sam carelessly deployed the change."));
    }

    [Fact]
    public void The_same_words_pass_in_the_timeline_and_are_asked_about_among_the_causes()
    {
        const string sentence = "Dave ran the wrong script.";

        Assert.Empty(Codes($"## Timeline\n\n{sentence}"));
        Assert.Equal(["PM020"], Codes($"## Contributing factors\n\n{sentence}"));
    }

    [Theory]
    [InlineData("`human error`")]
    [InlineData("```\nhuman error\n```")]
    [InlineData("<!-- caused by human error -->")]
    [InlineData("---\ntitle: human error\n---\n")]
    [InlineData("> Caused by human error, said the vendor.")]
    [InlineData("https://example.org/caused-by-human-error")]
    [InlineData("![human error](human error.png)")]
    [InlineData("## Appendix\n\nCaused by human error.")]
    public void What_is_code_quoted_or_hidden_raises_nothing(string text) => Assert.Empty(Codes(text));

    [Theory]
    [InlineData("Die Ursache war menschliches Versagen, und die Konfiguration wurde nicht geprüft.")]
    [InlineData("La cause du problème est une erreur de configuration qui a été faite par nous.")]
    [InlineData("その障害はヒューマンエラーが原因でした。")]
    [InlineData("העדכון נפרס בטעות לסביבת הייצור.")]
    public void A_text_in_another_language_raises_nothing(string text) => Assert.Empty(Codes(text));

    [Theory]
    [InlineData("We should’ve tested the restore.")]
    [InlineData("We should've tested the restore.")]
    [InlineData("We shouldn't had deployed the change.")]
    public void Both_apostrophes_and_common_slips_of_grammar_are_understood(string text) => Assert.Equal(["PM010"], Codes(text));

    [Fact]
    public void One_place_shows_one_finding_and_it_is_the_stricter()
    {
        var findings = new Linter().Lint("Sam should have known better.").Findings;

        Assert.Equal("PM002", Assert.Single(findings).Rule.Code);
    }

    [Fact]
    public void The_root_cause_is_a_warning_once_and_then_a_suggestion()
    {
        var levels = new Linter().Lint("The root cause was the disk. Root cause: the disk. In short the disk was the root cause.").Findings.Where(finding => finding.Rule.Code == "PM030").Select(finding => finding.Level);

        Assert.Equal([Level.Warning, Level.Suggestion, Level.Suggestion], levels);
    }

    [Fact]
    public void A_finding_points_at_its_text_across_lines_lists_and_quotes()
    {
        const string text = "# Über 🎉\r\n\r\n- The outage was caused by\r\n  *human* error, we think.\r\n";

        var finding = Assert.Single(new Linter().Lint(text).Findings, found => found.Rule.Code == "PM020");

        Assert.Equal("human* error", finding.Span.In(text));
        Assert.Equal((4, 4), new LineMap(text).Of(finding.Span.Start));
    }

    [Fact]
    public void An_ignore_with_a_reason_is_followed_and_listed_and_one_without_is_neither()
    {
        var quiet = new Linter().Lint("<!-- debrief ignore-next PM020: their own words -->\nIt was human error.\n\nIt was human error again.");
        var loud = new Linter().Lint("<!-- debrief ignore-next PM020 -->\nIt was human error.");

        Assert.Single(quiet.Findings, finding => finding.Rule.Code == "PM020");
        Assert.Equal("their own words", Assert.Single(quiet.Ignores).Reason);
        Assert.Equal(["PM020", "PM098"], loud.Findings.Select(finding => finding.Rule.Code).Order());
        Assert.Empty(loud.Ignores);
    }

    [Fact]
    public void Off_and_on_keep_a_stretch_quiet()
    {
        var found = Codes("It was human error.\n\n<!-- debrief off -->\n\nIt was human error.\n\n<!-- debrief on -->\n\nIt was human error.");

        Assert.Equal(["PM020", "PM020"], found);
    }

    [Fact]
    public void A_rule_can_be_switched_off_and_made_louder_by_code_by_category_and_by_section()
    {
        var off = new LintOptions { Levels = new Dictionary<string, Level?> { ["PM020"] = null } };
        var louder = new LintOptions { Levels = new Dictionary<string, Level?> { [Category.HumanErrorCause] = Level.Error } };
        var timeline = new LintOptions { SectionLevels = new Dictionary<(Section, string), Level?> { [(Section.Timeline, "PM020")] = null } };

        Assert.Empty(new Linter(off).Lint("It was human error.").Findings);
        Assert.Equal(Level.Error, Assert.Single(new Linter(louder).Lint("It was human error.").Findings).Level);
        Assert.Empty(new Linter(timeline).Lint("## Timeline\n\n10:00 It was human error.").Findings);
    }

    [Fact]
    public void Words_of_the_house_decide_who_is_a_machine_and_who_is_a_person()
    {
        var options = new LintOptions { Words = new Dictionary<string, Lex> { ["tidewatch"] = Lex.Machine, ["stagehand"] = Lex.Person } };

        Assert.Empty(new Linter(options).Lint("Tidewatch mistakenly deleted the volume.").Findings);
        Assert.Contains("PM002", new Linter(options).Lint("The stagehand should have checked the volume.").Findings.Select(finding => finding.Rule.Code));
    }

    private static IEnumerable<string> Codes(string text) => new Linter().Lint(text).Findings.Select(finding => finding.Rule.Code);
}
