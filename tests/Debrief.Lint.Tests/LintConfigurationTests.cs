using System.Diagnostics;
using Debrief.Lint.Text;

namespace Debrief.Lint.Tests;

public sealed class LintConfigurationTests
{
    [Fact]
    public void A_heading_of_the_house_opens_the_section_it_is_given()
    {
        var options = LintConfiguration.Parse("headings: { war story: timeline, \"What bit us\": causes }").OptionsFor("a.md");

        Assert.Empty(new Linter(options).Lint("## War story\n\nDave ran the wrong script.").Findings);
        Assert.Equal("PM020", Assert.Single(new Linter(options).Lint("**What bit us**\n\nDave ran the wrong script.").Findings).Rule.Code);
    }

    [Theory]
    [InlineData("headings: { war story: nowhere }", "line 1: there is no section nowhere")]
    [InlineData("rules:\n  PM777: off", "line 2: there is no rule or category PM777")]
    [InlineData("rules: { PM020: loud }", "line 1: a level is off, info, suggestion, warning or error")]
    [InlineData("actions: { least: many }", "line 1: a number is expected")]
    [InlineData("language: de", "line 1: the coach reads en only")]
    [InlineData("vocabulary: { machines: tidewatch }", "line 1: a list of words is expected")]
    [InlineData("rules: {\nPM020: [", "line 2: this is no YAML")]
    [InlineData("rules: [\n\t", "line ")]
    public void What_is_not_known_is_an_error_that_says_where(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => LintConfiguration.Parse(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_last_path_that_fits_decides_and_everything_else_keeps_the_usual()
    {
        var configuration = LintConfiguration.Parse("rules: { PM030: off }\npaths:\n  \"archive/**\": { rules: { PM020: off } }\n  \"archive/2026-*.md\": { rules: { PM020: error } }");

        Assert.Null(configuration.OptionsFor("archive/old/a.md").Levels["PM020"]);
        Assert.Equal(Level.Error, configuration.OptionsFor("archive/2026-07.md").Levels["PM020"]);
        Assert.Equal(["PM030"], configuration.OptionsFor("new/a.md").Levels.Keys);
    }

    [Fact]
    public void A_glob_that_would_blow_up_a_backtracking_matcher_is_answered_at_once()
    {
        var glob = string.Concat(Enumerable.Repeat("**/*a", 39));
        var configuration = LintConfiguration.Parse($"paths: {{ \"{glob}\": {{ rules: {{ PM020: off }} }} }}");
        var clock = Stopwatch.StartNew();

        Assert.Equal("", configuration.KeyOf(string.Concat(Enumerable.Repeat("aaaa/", 2000)) + "b"));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed.TotalSeconds:N1} s");
        Assert.Contains("at most 200 characters", Assert.Throws<FormatException>(() => LintConfiguration.Parse($"paths: {{ \"{glob}{glob}\": {{}} }}")).Message, StringComparison.Ordinal);
    }
}
