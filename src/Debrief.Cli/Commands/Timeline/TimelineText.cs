using Debrief.Drafting;
using Debrief.Sources;

namespace Debrief.Cli.Commands.Timeline;

/// <summary>For eyes on a terminal: a day at a time, one event a line, then the milestones.</summary>
internal static class TimelineText
{
    public static void Write(Reading reading, TimeZoneInfo zone, TextWriter output, CancellationToken ct)
    {
        var timeline = reading.Timeline;
        var clock = new DisplayClock(zone);
        var start = timeline.Milestones.FirstOrDefault(milestone => milestone.Kind == MilestoneKind.ImpactStarted)?.At;
        DateOnly? day = null;
        long left = 0;
        foreach (var found in timeline.Events())
        {
            ct.ThrowIfCancellationRequested();
            if (!found.Proposed)
            {
                left++;
                continue;
            }
            var told = DraftEvent.From(found);
            if (clock.Day(told.At) != day)
            {
                output.WriteLine($"{(day is null ? "" : "\n")}{clock.LongDay(told.At)} ({clock.ZoneName})");
                day = clock.Day(told.At);
            }
            var who = told.Actor is { } actor ? $"{MarkdownText.OneLine(actor, 60)}: " : "";
            output.WriteLine($"  {Instants.Shown(clock, told),-11} {DisplayClock.Offset(told, start),-11} {told.Kind.Word(),-14} {who}{MarkdownText.OneLine(told.Text)}");
        }
        if (left > 0) output.WriteLine($"\n{left} joins, topics and the like are left out; --format json has them.");
        if (day is not null) WriteMilestones(timeline, clock, output);
    }

    private static void WriteMilestones(SourceTimeline timeline, DisplayClock clock, TextWriter output)
    {
        output.WriteLine("\nMilestones (proposed by rule; a person decides)");
        foreach (var kind in Enum.GetValues<MilestoneKind>())
        {
            var found = timeline.Milestones.FirstOrDefault(milestone => milestone.Kind == kind);
            output.WriteLine($"  {Instants.Name(kind),-15} {(found is null ? "not recorded" : $"{clock.Time(found.At)}  {MarkdownText.OneLine(found.Rule)}")}");
        }
        output.WriteLine($"\n{string.Join(", ", Instants.Named(timeline.Durations).Select(duration => $"{duration.Name.ToLowerInvariant()} {duration.Span}"))}");
    }
}
