using Debrief.Sources;

namespace Debrief.Drafting.Tests;

public sealed class LateEventsTests
{
    private static readonly DraftEvent First = Some.Event("e1", 5, EventKind.Alert, "Alert fired");
    private static readonly DraftEvent Last = Some.Event("e3", 40, EventKind.Deploy, "Rolled back");
    private static readonly DraftEvent Between = Some.Event("e2", 20, EventKind.Decision, "Decided | to wait");

    private static string Drafted(params DraftEvent[] events) => Draft.Write(Template.BuiltIn(TemplateKind.Standard), Some.Facts, events);

    [Fact]
    public void An_event_that_came_later_is_offered_as_a_row_at_its_time_and_all_else_stays()
    {
        var text = Drafted(First, Last).Replace("Alert fired", "The alert fired, in the author's words", StringComparison.Ordinal);

        var late = LateEvents.Of(text, Some.Facts, [First, Between, Last]);
        var with = LateEvents.Insert(text, late);

        Assert.Equal("e2", Assert.Single(late).Event.Id);
        Assert.Equal(text, with.Replace(late[0].Line, "", StringComparison.Ordinal));
        Assert.True(with.IndexOf("#event-e1)", StringComparison.Ordinal) < with.IndexOf("#event-e2)", StringComparison.Ordinal) && with.IndexOf("#event-e2)", StringComparison.Ordinal) < with.LastIndexOf("#event-e3)", StringComparison.Ordinal));
        Assert.Contains("Decided \\| to wait", with, StringComparison.Ordinal);
        Assert.Empty(LateEvents.Of(with, Some.Facts, [First, Between, Last]));
    }

    [Fact]
    public void Several_go_in_together_before_the_first_and_after_the_last()
    {
        var (early, end) = (Some.Event("e0", 1, EventKind.Note, "early"), Some.Event("e9", 60, EventKind.Note, "end"));
        var text = "## Timeline <!-- part: timeline -->\n\n| When | What |\n|---|---|\n| [13:05](#event-e1) | a |\n| [13:40](#event-e3) | c |\n\nAfter it.\n";

        var with = LateEvents.Insert(text, LateEvents.Of(text, Some.Facts, [early, First, Between, Last, end]));

        var rows = with.Split('\n').Where(line => line.Contains("#event-", StringComparison.Ordinal)).Select(line => line[(line.IndexOf("#event-", StringComparison.Ordinal) + 7)..][..2]);
        Assert.Equal(["e0", "e1", "e2", "e3", "e9"], rows);
        Assert.All(with.Split('\n').Where(line => line.StartsWith('|')), line => Assert.Equal(3, line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')));
        Assert.EndsWith("\n\nAfter it.\n", with, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeline_in_prose_gets_lines_at_its_end_and_a_text_without_one_gets_none()
    {
        var text = "## Timeline <!-- part: timeline -->\n\nIt began in the night.\n\n## Actions <!-- part: actions -->\n\n- x\n";

        var with = LateEvents.Insert(text, LateEvents.Of(text, Some.Facts, [First]));

        Assert.StartsWith("## Timeline <!-- part: timeline -->\n\nIt began in the night.\n\n- [", with, StringComparison.Ordinal);
        Assert.EndsWith("\n## Actions <!-- part: actions -->\n\n- x\n", with, StringComparison.Ordinal);
        Assert.Empty(LateEvents.Of("## Summary\n\nShort.\n", Some.Facts, [First]));
    }
}
