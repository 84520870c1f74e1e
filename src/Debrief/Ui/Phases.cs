namespace Debrief.Ui;

/// <summary>A named instant on the strip.</summary>
public sealed record PhaseMark(string Label, DateTimeOffset At);

/// <summary>A stretch of the strip. Kind is its pattern: unseen, diagnosing, mitigating or recovering.</summary>
public sealed record PhaseSpan(string Kind, string Name, TimeSpan Length);

/// <summary>Where on the strip a mark stands (0 to 1), and in which row above it its words find room.</summary>
internal sealed record PlacedMark(PhaseMark Mark, double At, int Row, bool AtEnd)
{
    private double Left => AtEnd ? At - Room(Mark) : At;
    private double Right => AtEnd ? At : At + Room(Mark);

    /// <summary>A mark whose words would meet the line or the words of a later one stands a row above it, so that no line crosses words.</summary>
    public static IReadOnlyList<PlacedMark> Place(IReadOnlyList<PhaseMark> marks)
    {
        if (marks.Count == 0) return [];

        var start = marks.Min(mark => mark.At);
        var length = (marks.Max(mark => mark.At) - start).TotalSeconds;
        var waiting = marks.OrderBy(mark => mark.At)
            .Select(mark => (Mark: mark, At: length > 0 ? (mark.At - start).TotalSeconds / length : 0))
            .Select(mark => new PlacedMark(mark.Mark, mark.At, 0, mark.At > 1 - Room(mark.Mark))).ToList();

        var placed = new List<PlacedMark>();
        foreach (var mark in waiting.Where(mark => !mark.AtEnd).Reverse().Concat(waiting.Where(mark => mark.AtEnd)))
        {
            var row = placed.Where(other => other.Left < mark.Right && mark.Left < other.Right).Select(other => other.Row + 1).DefaultIfEmpty(0).Max();
            placed.Add(mark with { Row = row });
        }

        return [.. placed.OrderBy(mark => mark.At).ThenByDescending(mark => mark.Row)];
    }

    // The share of a strip 1,000 px wide that the words take, at about 6.3 px a letter; the clock time under them is five wide.
    private static double Room(PhaseMark mark) => (Math.Max(mark.Label.Length, 5) * 6.3 + 10) / 1000;
}
