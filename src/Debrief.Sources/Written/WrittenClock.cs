using System.Globalization;

namespace Debrief.Sources.Written;

/// <summary>An instant, and its end for a range.</summary>
internal readonly record struct Placed(DateTimeOffset At, DateTimeOffset? Until, TimePrecision Precision);

/// <summary>
/// Turns written times into instants, line after line: keeps the day and the zone that hold, rolls over midnight, and says what it had to choose.
/// A line's own zone goes before the heading's, the heading's before the person's choice; without any of them it is UTC with a warning.
/// </summary>
internal sealed class WrittenClock(ReadOptions options, Zone? fallback, Action<int?, string> warn)
{
    private readonly HashSet<string> _said = [];
    private Zone? _heading;
    private DateOnly? _day = options.Date;
    private DateTimeOffset? _last;

    public bool KnowsDay => _day is not null;

    public void Heading(Zone zone, int line)
    {
        _heading = zone;
        if (zone.Doubt is { } doubt)
            Once(line, $"{doubt}.");
    }

    /// <summary>A heading that names a day; the clock starts anew there.</summary>
    public void Day(WrittenDay day, int line)
    {
        if (Resolve(day, line) is { } resolved)
        {
            _day = resolved;
            _last = null;
        }
    }

    /// <summary>Null when the day of this time is not known.</summary>
    public Placed? Place(TimeMark mark, int line)
    {
        if (mark.Day is { } written)
        {
            if (Resolve(written, line) is not { } resolved)
                return null;
            _day = resolved;
        }
        if (_day is not { } day)
            return null;
        var zone = ZoneOf(mark, line);
        if (mark.Time is not { } time)
            return new Placed(Instant(day.ToDateTime(TimeOnly.MinValue), zone, line, mark.Original, quiet: true), null, TimePrecision.Day);
        var at = Forward(day, time, zone, mark, line);
        _last = at;
        if (mark.End is { } end)
        {
            var until = Instant(_day.Value.ToDateTime(TimeOnly.MinValue) + end, zone, line, mark.Original);
            return new Placed(at, until < at ? until.AddDays(1) : until, TimePrecision.Range);
        }
        return new Placed(at, null, _skipped || mark.Approximate ? TimePrecision.Approximate : mark.HasSeconds ? TimePrecision.Second : TimePrecision.Minute);
    }

    private DateTimeOffset Forward(DateOnly day, TimeSpan time, Zone zone, TimeMark mark, int line)
    {
        var at = Instant(day.ToDateTime(TimeOnly.MinValue) + time, zone, line, mark.Original);
        if (mark.Day is not null || _last is not { } last || at >= last)
            return at;
        if (last - at > TimeSpan.FromHours(12))
        {
            _day = day.AddDays(1);
            return Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue) + time, zone, line, mark.Original);
        }
        warn(line, $"“{mark.Original}” is earlier than the line before it; both are kept as written, in order of time.");
        return at;
    }

    private bool _skipped;

    private DateTimeOffset Instant(DateTime local, Zone zone, int line, string original, bool quiet = false)
    {
        _skipped = false;
        if (zone.Rules is not { } rules)
        {
            if (!quiet && zone.IsOutOfSeason(local))
                Once(line, $"The times say {zone.Name}, but clocks there did not show {zone.Name} on {local:yyyy-MM-dd}. The stated zone was kept.");
            return new DateTimeOffset(local, zone.Offset ?? TimeSpan.Zero).ToUniversalTime();
        }
        if (rules.IsInvalidTime(local))
        {
            _skipped = !quiet;
            var before = rules.GetUtcOffset(local.AddHours(-3));
            if (!quiet)
                warn(line, $"“{original}” never was in {zone.Name}: clocks jumped over it that night. It was read with the offset from before the jump; please check it.");
            return new DateTimeOffset(local, before).ToUniversalTime();
        }
        if (!rules.IsAmbiguousTime(local))
            return new DateTimeOffset(local, rules.GetUtcOffset(local)).ToUniversalTime();
        var offsets = rules.GetAmbiguousTimeOffsets(local).OrderDescending().ToArray();
        var first = new DateTimeOffset(local, offsets[0]).ToUniversalTime();
        var second = new DateTimeOffset(local, offsets[^1]).ToUniversalTime();
        var chosen = _last is { } last && first < last ? second : first;
        if (!quiet)
            warn(line, $"“{original}” came twice in {zone.Name} that night. The {(chosen == first ? "first" : "second")} was taken ({chosen:HH:mm}Z); write the offset to say which.");
        return chosen;
    }

    private Zone ZoneOf(TimeMark mark, int line)
    {
        if (mark.Zone is { } own)
        {
            if (own.Doubt is { } doubt)
                Once(line, $"{doubt}.");
            return own;
        }
        if (_heading is { } heading)
            return heading;
        if (options.Zone is { } chosen)
            return Zone.Of(chosen);
        if (fallback is not null)
        {
            Once(line, $"Some times name no zone; they were read as {fallback.Name}, like the others in this file.");
            return fallback;
        }
        Once(line, "These times name no zone; they were read as UTC. Choose a zone to read them otherwise.");
        return Zone.Utc;
    }

    private DateOnly? Resolve(WrittenDay day, int line)
    {
        if (day.Ambiguous)
            Once(line, $"The day {day.Day:00}/{day.Month:00} was read as day/month; it can also be month/day.");
        var year = day.Year ?? _day?.Year;
        if (year is null)
        {
            warn(line, "This day has no year. Name the date to read it.");
            return null;
        }
        if (day.Month == 2 && day.Day == 29 && !DateTime.IsLeapYear(year.Value))
            return null;
        var resolved = new DateOnly(year.Value, day.Month, day.Day);
        // December, then January without a year: the year turned.
        return day.Year is null && _day is { } before && before.DayNumber - resolved.DayNumber > 180 && resolved.Year < 9999 ? resolved.AddYears(1) : resolved;
    }

    private void Once(int line, string message)
    {
        if (_said.Add(message))
            warn(line, message);
    }
}
