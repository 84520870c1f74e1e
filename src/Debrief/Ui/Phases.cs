namespace Debrief.Ui;

/// <summary>A named instant on the strip.</summary>
public sealed record PhaseMark(string Label, DateTimeOffset At);

/// <summary>A stretch of the strip. Kind is its pattern: unseen, diagnosing, mitigating or recovering.</summary>
public sealed record PhaseSpan(string Kind, string Name, TimeSpan Length);

/// <summary>Where on the strip a mark stands (0 to 1), and in which row above it its words find room.</summary>
internal sealed record PlacedMark(PhaseMark Mark, double At, int Row, bool AtEnd)
{
    public static IReadOnlyList<PlacedMark> Place(IReadOnlyList<PhaseMark> marks)
    {
        if (marks.Count == 0) return [];

        var start = marks.Min(mark => mark.At);
        var length = (marks.Max(mark => mark.At) - start).TotalSeconds;
        var ends = new List<double>();
        var placed = new List<PlacedMark>();
        foreach (var mark in marks.OrderBy(mark => mark.At))
        {
            var at = length > 0 ? (mark.At - start).TotalSeconds / length : 0;
            var room = Room(mark.Label);
            var atEnd = at > 1 - room;
            var left = atEnd ? at - room : at;
            var row = ends.FindIndex(end => end <= left);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }

            ends[row] = left + room;
            placed.Add(new(mark, at, row, atEnd));
        }

        return placed;
    }

    // The share of a strip 1,000 px wide that the words take, at about 6.3 px a letter; the clock time under them is five wide.
    private static double Room(string label) => (Math.Max(label.Length, 5) * 6.3 + 10) / 1000;
}
