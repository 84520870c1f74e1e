using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>Says when something happened by what came before it. Only the first event, and a new day, stand by the clock.</summary>
internal sealed class When(DisplayClock clock)
{
    private DraftEvent? before;

    /// <summary>“eleven minutes later”; “on Tuesday 12 May 2026 at 14:02”. Lower case; empty for a beat at the same instant as the last.</summary>
    public string Of(Beat beat)
    {
        var told = beat.First;
        var words = before is null ? Anchor(told, clock.LongDay(told.At)) : Since(before, told);
        before = beat.Last.At > told.At ? beat.Last : told;
        return words;
    }

    private string Since(DraftEvent earlier, DraftEvent told)
    {
        if (clock.Day(earlier.At) != clock.Day(told.At)) return Anchor(told, clock.ShortDay(told.At));
        if (told.Precision == TimePrecision.Day || earlier.Precision == TimePrecision.Day) return told.Precision == TimePrecision.Day ? "the same day" : $"at {clock.Time(told)}";
        if (told.Precision == TimePrecision.Range && told.Until is { } until) return $"between {clock.Time(told.At)} and {clock.Time(until)}";

        var span = told.At - earlier.At;
        var rough = told.Precision == TimePrecision.Approximate || earlier.Precision is TimePrecision.Approximate or TimePrecision.Range;
        var exact = told.Precision == TimePrecision.Second && earlier.Precision == TimePrecision.Second;
        if (span < TimeSpan.Zero) return $"at {clock.Time(told)}";
        if (rough) return span < TimeSpan.FromMinutes(1) ? "at about the same time" : $"about {Spoken.Span(span)} later";
        if (span < TimeSpan.FromSeconds(1)) return exact ? "at the same moment" : "in the same minute";
        if (exact) return $"{Spoken.Span(span)} later";
        return span < TimeSpan.FromMinutes(1) ? "within a minute" : span < TimeSpan.FromMinutes(2) ? "a minute later" : $"{Spoken.Span(span)} later";
    }

    private string Anchor(DraftEvent told, string day) => told.Precision switch
    {
        TimePrecision.Day => $"on {day}",
        TimePrecision.Approximate => $"on {day}, at about {clock.Time(told.At)}",
        TimePrecision.Range when told.Until is { } until => $"on {day}, between {clock.Time(told.At)} and {clock.Time(until)}",
        _ => $"on {day} at {clock.Time(told.At)}",
    };
}
