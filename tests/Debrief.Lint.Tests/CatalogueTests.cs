using System.Text.RegularExpressions;

namespace Debrief.Lint.Tests;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Every_rule_of_the_library_is_in_the_catalogue_once_and_in_the_order_of_the_codes()
    {
        var written = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);

        Assert.Equal(written.Select(type => type.Name).Order(), Catalogue.Rules.Select(rule => rule.GetType().Name).Order());
        Assert.Equal(Catalogue.Rules.Count, Catalogue.Rules.Select(rule => rule.Code).Distinct().Count());
        Assert.Equal(Catalogue.Rules.Count, Catalogue.Rules.Select(rule => rule.Name).Distinct().Count());
    }

    [Fact]
    public void Every_rule_says_why_in_one_sentence_and_asks_before_it_advises()
    {
        foreach (var rule in Catalogue.Rules)
        {
            Assert.Matches(Code(), rule.Code);
            Assert.Matches(Name(), rule.Name);
            Assert.True(rule.Why[^1] is '.' or '?', rule.Why);
            Assert.DoesNotContain(". ", rule.Why, StringComparison.Ordinal);
            Assert.Contains('?', rule.Question);
        }
    }

    [Fact]
    public void A_rule_is_found_by_its_code_and_by_its_name()
    {
        Assert.Equal("PM020", Catalogue.Find("pm020")?.Code);
        Assert.Equal("PM020", Catalogue.Find("human-error-cause")?.Code);
        Assert.Null(Catalogue.Find("PM999"));
    }

    [GeneratedRegex(@"^PM\d{3}$")] private static partial Regex Code();
    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*$")] private static partial Regex Name();
}
