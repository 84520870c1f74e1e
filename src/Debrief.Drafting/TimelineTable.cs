using System.Globalization;
using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>The timeline as a Markdown table: time in the display zone, offset from impact, what, who.</summary>
internal static class TimelineTable
{
    /// <summary>Above this many, talk that nobody picked is left out: it stays in the evidence.</summary>
    private const int ReadableRows = 60;
    private const int TextLimit = 240;

    public static string Of(DraftFacts facts, IReadOnlyList<DraftEvent> events)
    {
        if (events.Count == 0) return "> ? Nothing is recorded yet. Which events would a reader need to follow what happened?";

        var clock = new DisplayClock(facts.Zone);
        var start = facts.At(MilestoneKind.ImpactStarted);
        var marks = facts.Milestones.Where(milestone => milestone.EventId is not null).ToLookup(milestone => milestone.EventId);
        var shown = events.Count <= ReadableRows ? events : [.. events.Where(told => told.Picked || IsTurn(told) || marks.Contains(told.Id))];

        var lines = new List<string> { $"| Time ({clock.ZoneName}) | From impact | What | Who |", "|---|---|---|---|" };
        DateOnly? day = null;
        foreach (var told in shown)
        {
            var date = clock.Day(told.At) == day || told.Precision == TimePrecision.Day ? "" : clock.Local(told.At).ToString("d MMM ", CultureInfo.InvariantCulture);
            day = clock.Day(told.At);
            var what = MarkdownText.Escape(MarkdownText.OneLine(told.Text, TextLimit));
            var turns = string.Concat(marks[told.Id].Select(milestone => $"**{Name(milestone.Kind)}{(milestone.IsProposed ? " (proposed)" : "")}.** "));
            var who = told.Actor is null ? "" : MarkdownText.Escape(MarkdownText.OneLine(told.Actor, 60));
            lines.Add($"| [{date}{clock.Time(told)}](#event-{told.Id}) | {DisplayClock.Offset(told, start)} | {turns}{what} | {who} |");
        }
        if (shown.Count < events.Count) lines.Add($"\n{events.Count - shown.Count} messages are not shown here; they stay in the evidence.");
        return string.Join('\n', lines);
    }

    private static bool IsTurn(DraftEvent told) => told.Kind is not (EventKind.Message or EventKind.Other);

    private static string Name(MilestoneKind kind) => kind switch
    {
        MilestoneKind.ImpactStarted => "Impact began",
        MilestoneKind.Detected => "Detected",
        MilestoneKind.Acknowledged => "Acknowledged",
        MilestoneKind.Understood => "Knew enough",
        MilestoneKind.Mitigated => "Mitigated",
        _ => "Resolved",
    };
}
