using Debrief.Sources.Cues;

namespace Debrief.Sources.Tests.Cues;

public class GapCueTests
{
    [Theory]
    [InlineData("I assumed the failover was automatic", "documentation")]
    [InlineData("We just assumed somebody had tested it.", "documentation")]
    [InlineData("the runbook was out of date", "documentation")]
    [InlineData("there was no runbook for that", "documentation")]
    [InlineData("I wasn't aware of the limit", "documentation")]
    [InlineData("nobody knew where it was configured", "documentation")]
    [InlineData("I didn't know that billing was connected to the cache", "complexity")]
    [InlineData("we didn't realise checkout depends on the search cluster", "complexity")]
    [InlineData("Turns out the mailer also uses that queue", "complexity")]
    [InlineData("a hidden dependency on the old proxy", "complexity")]
    [InlineData("the dashboard looked normal", "monitoring")]
    [InlineData("all our graphs were green", "monitoring")]
    [InlineData("we didn't get paged", "monitoring")]
    [InlineData("no alert fired until four", "monitoring")]
    [InlineData("we don't have any metrics on that", "monitoring")]
    [InlineData("customers noticed it before we did", "monitoring")]
    public void What_surprised_people_is_heard(string sentence, string gap) => Assert.Equal([(gap, sentence)], GapCue.In(sentence).Select(hint => (hint.Gap.Word(), hint.Quote)));

    [Theory]
    [InlineData("I know the cache is connected to billing")]
    [InlineData("the dashboard shows errors")]
    [InlineData("we got paged at two")]
    [InlineData("let me check the docs")]
    [InlineData("I'll write that down")]
    [InlineData("the alert fired at 14:03")]
    [InlineData("")]
    public void Plain_talk_is_not(string sentence) => Assert.Empty(GapCue.In(sentence));

    [Fact]
    public void Each_sentence_is_quoted_for_itself_and_names_with_dots_do_not_end_one() =>
        Assert.Equal(["I assumed db1.example.org was up.", "And we didn't get paged!"], GapCue.In("Hm. I assumed db1.example.org was up. And we didn't get paged! Odd.").Select(hint => hint.Quote));

    [Fact]
    public void A_text_without_an_end_is_cut_in_the_quote_and_heard_in_time()
    {
        var endless = string.Concat(Enumerable.Repeat("I know the docs alert page idea ", 5_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.All(GapCue.In(endless + "and I assumed it"), hint => Assert.Equal(301, hint.Quote.Length));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }
}
