namespace Debrief.Ui;

/// <summary>A named instant on the strip.</summary>
public sealed record PhaseMark(string Label, DateTimeOffset At);

/// <summary>A stretch of the strip. Kind is its pattern: unseen, diagnosing, mitigating or recovering.</summary>
public sealed record PhaseSpan(string Kind, string Name, DateTimeOffset From, TimeSpan Length);

/// <summary>Where on the strip a mark stands (0 to 1), and where the edge of its words does: their beginning, or their end when <c>AtEnd</c>.</summary>
internal sealed record PlacedMark(PhaseMark Mark, double At, double Anchor, bool AtEnd)
{
    public static IReadOnlyList<PlacedMark> Place(IReadOnlyList<PhaseMark> marks, PhaseScale scale)
    {
        // What happened at one instant stands there once, under all its names.
        var ordered = marks.OrderBy(mark => mark.At).GroupBy(mark => mark.At, (at, same) => new PhaseMark(string.Join(", ", same.Select((mark, index) => index == 0 ? mark.Label : mark.Label.ToLowerInvariant())), at)).Select(mark => (Mark: mark, At: scale.Share(mark.At), Room: StripWords.Room(Math.Max(mark.Label.Length, 5)))).ToList();
        var begins = StripWords.Spread([.. ordered.Select(mark => (mark.At, mark.Room))]);
        return [.. ordered.Zip(begins, (mark, begin) => mark.At > begin + mark.Room / 2
            ? new PlacedMark(mark.Mark, mark.At, begin + mark.Room, true)
            : new PlacedMark(mark.Mark, mark.At, begin, false))];
    }
}

/// <summary>A stretch and where its name begins.</summary>
internal sealed record PlacedSpan(PhaseSpan Span, double At, double Share, double Anchor)
{
    public static IReadOnlyList<PlacedSpan> Place(IReadOnlyList<PhaseSpan> spans, PhaseScale scale)
    {
        var shares = spans.Select(span => (At: scale.Share(span.From), To: scale.Share(span.From + span.Length))).ToList();
        var begins = StripWords.Spread([.. spans.Zip(shares, (span, share) => (share.At, StripWords.Room(span.Name.Length + 1 + span.Length.InWords().Length)))]);
        return [.. spans.Select((span, index) => new PlacedSpan(span, shares[index].At, shares[index].To - shares[index].At, begins[index]))];
    }
}

/// <summary>From the first mark to the last.</summary>
internal sealed record PhaseScale(DateTimeOffset From, TimeSpan Length)
{
    public static PhaseScale Of(IReadOnlyList<PhaseMark> marks) =>
        marks.Count == 0 ? new(default, TimeSpan.Zero) : new(marks.Min(mark => mark.At), marks.Max(mark => mark.At) - marks.Min(mark => mark.At));

    public double Share(DateTimeOffset at) => Length > TimeSpan.Zero ? Math.Clamp((at - From) / Length, 0, 1) : 0;
}

internal static class StripWords
{
    /// <summary>The share of the narrowest strip that is drawn (spine.css: 62.5rem) that so many letters take.</summary>
    public static double Room(int letters) => (letters * 6.3 + 10) / 1000;

    /// <summary>Where words begin that want to stand at a place but must not meet: pushed on by those before them, held by the end of the strip.</summary>
    public static double[] Spread(IReadOnlyList<(double At, double Room)> words)
    {
        var begins = new double[words.Count];
        for (var index = 0; index < begins.Length; index++) begins[index] = index == 0 ? words[0].At : Math.Max(words[index].At, begins[index - 1] + words[index - 1].Room);

        var end = 1.0;
        for (var index = begins.Length - 1; index >= 0; index--) end = begins[index] = Math.Min(begins[index], end - words[index].Room);
        return begins;
    }
}
