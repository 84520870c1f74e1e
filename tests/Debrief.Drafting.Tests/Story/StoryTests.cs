using System.Text.RegularExpressions;
using Debrief.Sources;

namespace Debrief.Drafting.Tests.Stories;

public sealed partial class StoryTests
{
    [Fact]
    public void Every_sentence_cites_an_event_of_the_timeline()
    {
        var ids = Some.Events.Select(told => told.Id).ToHashSet();
        var prose = Story.Tell(Some.Facts, Some.Events, isShort: false).Split('\n').Where(line => line.Length > 0 && line[0] is not ('#' or '>')).ToList();

        Assert.NotEmpty(prose);
        foreach (var sentence in prose.SelectMany(line => AfterSentence().Split(Quotes().Replace(line, "“”"))))
        {
            Assert.Contains(Citation().Matches(sentence), citation => ids.Contains(citation.Groups[1].Value));
        }
    }

    [Fact]
    public void It_is_a_story_and_no_log_and_asks_nothing_of_a_person()
    {
        var story = Story.Tell(Some.Facts, Some.Events, isShort: false);

        Assert.DoesNotMatch(@"(?m)^At \d", story);
        Assert.True(Regex.Count(story, @"\d{1,2}:\d{2}") <= 3, "the clock is named at the start and in questions only");
        Assert.DoesNotMatch(@"(?i)\b(because|therefore|should|caused|due to|as a result)\b", story);
    }

    [Fact]
    public void No_two_neighbouring_sentences_begin_alike()
    {
        var openings = AfterSentence().Split(string.Join(' ', Story.Tell(Some.Facts, Some.Events, isShort: true)))
            .Select(sentence => string.Join(' ', sentence.Split(' ').Take(2))).ToList();

        Assert.All(openings.Zip(openings.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Peoples_words_are_quoted_whole_and_a_machines_are_not()
    {
        var story = Story.Tell(Some.Facts, Some.Events, isShort: false);

        Assert.Contains("[“restarted search-3, it took 40 s to come back”](#event-restart)", story, StringComparison.Ordinal);
        Assert.Contains("[IndexNodeDown search-3](#event-alert2)", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silence_and_a_missing_beginning_are_asked_about_and_not_filled()
    {
        var story = Story.Tell(Some.Facts, [.. Some.Events.Skip(1)], isShort: false);
        var open = Questions.OpenQuestions(story).Select(question => question.Text).ToList();

        Assert.Contains(open, text => text.Contains("before impact began", StringComparison.Ordinal));
        Assert.Contains(open, text => text.Contains("between 14:28 and 14:56", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_milestones_there_are_no_phases_and_no_durations_are_made_up()
    {
        var story = Story.Tell(Some.Facts with { Milestones = [] }, Some.Events, isShort: false);

        Assert.DoesNotContain("###", story, StringComparison.Ordinal);
        Assert.DoesNotContain("Impact began", story, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_events_there_is_a_question_and_no_story() =>
        Assert.StartsWith("> ? ", Story.Tell(Some.Facts with { Milestones = [] }, [], isShort: false), StringComparison.Ordinal);

    [Fact]
    public void A_flood_of_alerts_is_told_in_one_breath()
    {
        var flood = Enumerable.Range(0, 40).Select(n => Some.Event($"a{n}", 10 + n * 0.1, EventKind.Alert, $"NodeDown {n}")).ToList();

        var story = Story.Tell(Some.Facts with { Milestones = [] }, flood, isShort: false);

        Assert.Single(AfterSentence().Split(story));
        Assert.Contains("thirty-six more](#event-a4)", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_day_is_named_and_a_rough_time_stays_rough()
    {
        var story = Story.Tell(Some.Facts with { Milestones = [] },
        [
            Some.Event("a", 0, EventKind.Decision, "stay up", "Ana", Voice.Said),
            Some.Event("b", 30, EventKind.Action, "failover", "Ana", Voice.Said, TimePrecision.Approximate),
            Some.Event("c", 15 * 60, EventKind.Action, "failback", "Ana", Voice.Said, TimePrecision.Minute),
        ], isShort: true);

        Assert.Contains("bout thirty minutes later", story, StringComparison.Ordinal);
        Assert.Contains("n Friday 19 June at 05:04", story, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<=\.)\s(?=\S)")]
    private static partial Regex AfterSentence();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\(#event-([\w-]+)\)")]
    private static partial Regex Citation();
}
