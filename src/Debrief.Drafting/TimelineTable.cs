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
        var shown = Shown(facts, events);
        var lines = new List<string> { $"| Time ({clock.ZoneName}) | From impact | What | Who |", "|---|---|---|---|" };
        DateOnly? day = null;
        foreach (var told in shown)
        {
            var date = clock.Day(told.At) == day || told.Precision == TimePrecision.Day ? "" : Date(clock, told);
            day = clock.Day(told.At);
            lines.Add($"| {string.Join(" | ", Row(facts, clock, told, date))} |");
        }
        if (shown.Count < events.Count) lines.Add($"\n{events.Count - shown.Count} messages are not shown here; they stay in the evidence.");
        return string.Join('\n', lines);
    }

    /// <summary>All of few; of many those that somebody picked, or that turned something.</summary>
    public static IReadOnlyList<DraftEvent> Shown(DraftFacts facts, IReadOnlyList<DraftEvent> events) =>
        events.Count <= ReadableRows ? events : [.. events.Where(told => told.Picked || IsTurn(told) || facts.Milestones.Any(milestone => milestone.EventId == told.Id))];

    /// <summary>The cells of one event: when, how long after the impact began, what, who.</summary>
    public static string[] Row(DraftFacts facts, DisplayClock clock, DraftEvent told, string date)
    {
        var what = MarkdownText.Escape(MarkdownText.OneLine(told.Text, TextLimit));
        var turns = string.Concat(facts.Milestones.Where(milestone => milestone.EventId == told.Id).Select(milestone => $"**{Name(milestone.Kind)}{(milestone.IsProposed ? " (proposed)" : "")}.** "));
        var who = told.Actor is null ? "" : MarkdownText.Escape(MarkdownText.OneLine(told.Actor, 60));
        return [$"[{date}{clock.Time(told)}](#event-{told.Id})", DisplayClock.Offset(told, facts.At(MilestoneKind.ImpactStarted)), $"{turns}{what}", who];
    }

    public static string Date(DisplayClock clock, DraftEvent told) => clock.Local(told.At).ToString("d MMM ", CultureInfo.InvariantCulture);

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
