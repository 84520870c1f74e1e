using System.Globalization;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Written;

/// <summary>A zone as people write it: an offset, letters with a fixed offset (PST), or a region with rules (Europe/Berlin).</summary>
/// <param name="Clock">For letters: a region where they are used, to notice PST in July.</param>
internal sealed partial record Zone(string Name, TimeSpan? Offset, TimeZoneInfo? Rules, TimeZoneInfo? Clock = null, string? Doubt = null)
{
    public static readonly Zone Utc = new("UTC", TimeSpan.Zero, null);

    // Letters mean what most incident write-ups mean by them; those with several meanings carry a doubt.
    private static readonly Dictionary<string, (double Hours, string? Region, string? Doubt)> Letters = new(StringComparer.Ordinal)
    {
        ["UTC"] = (0, null, null), ["GMT"] = (0, null, null), ["Z"] = (0, null, null), ["WET"] = (0, "Europe/Lisbon", null), ["WEST"] = (1, "Europe/Lisbon", null),
        ["BST"] = (1, "Europe/London", null), ["CET"] = (1, "Europe/Berlin", null), ["CEST"] = (2, "Europe/Berlin", null), ["MEZ"] = (1, "Europe/Berlin", null),
        ["MESZ"] = (2, "Europe/Berlin", null), ["EET"] = (2, "Europe/Helsinki", null), ["EEST"] = (3, "Europe/Helsinki", null), ["MSK"] = (3, null, null),
        ["IST"] = (5.5, null, "IST was read as India (UTC+5:30); it can also mean Ireland or Israel"), ["SGT"] = (8, null, null), ["HKT"] = (8, null, null), ["JST"] = (9, null, null), ["KST"] = (9, null, null),
        ["AEST"] = (10, "Australia/Sydney", null), ["AEDT"] = (11, "Australia/Sydney", null), ["NZST"] = (12, "Pacific/Auckland", null), ["NZDT"] = (13, "Pacific/Auckland", null),
        ["EST"] = (-5, "America/New_York", null), ["EDT"] = (-4, "America/New_York", null), ["CST"] = (-6, "America/Chicago", "CST was read as US Central (UTC-6); it can also mean China"), ["CDT"] = (-5, "America/Chicago", null),
        ["MST"] = (-7, "America/Denver", null), ["MDT"] = (-6, "America/Denver", null), ["PST"] = (-8, "America/Los_Angeles", null), ["PDT"] = (-7, "America/Los_Angeles", null),
        ["AKST"] = (-9, "America/Anchorage", null), ["AKDT"] = (-8, "America/Anchorage", null), ["HST"] = (-10, null, null), ["BRT"] = (-3, null, null), ["ART"] = (-3, null, null), ["SAST"] = (2, null, null),
    };

    // Letters without a season: the clock of that place.
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["PT"] = "America/Los_Angeles", ["MT"] = "America/Denver", ["CT"] = "America/Chicago", ["ET"] = "America/New_York", ["UC/Pacific"] = "America/Los_Angeles",
    };

    public static Zone Of(TimeZoneInfo zone) => new(zone.Id, null, zone);

    /// <summary>Null when the text names no zone. An offset beside letters (PST (UTC-7)) wins, with a doubt when it contradicts them.</summary>
    public static Zone? Parse(string text)
    {
        var match = Written().Match(text.Trim());
        if (!match.Success)
            return null;
        var name = match.Groups["name"].Value;
        var beside = match.Groups["beside"] is { Success: true } offset ? Span(offset.Value) : null;
        var zone = Named(name);
        if (zone is null || beside is null || zone.Offset == beside || zone.Offset is null)
            return zone ?? (beside is { } alone ? new Zone(match.Value, alone, null) : null);
        return new Zone(match.Value, beside, null, null, $"{match.Value} contradicts itself: {name} is UTC{Shown(zone.Offset.Value)}. The offset was taken");
    }

    private static Zone? Named(string name)
    {
        if (Span(name) is { } offset)
            return new Zone(name, offset, null);
        if (Letters.TryGetValue(name, out var known))
            return new Zone(name, TimeSpan.FromHours(known.Hours), null, known.Region is { } region && TimeZoneInfo.TryFindSystemTimeZoneById(region, out var clock) ? clock : null, known.Doubt);
        if (Places.TryGetValue(name, out var place) && TimeZoneInfo.TryFindSystemTimeZoneById(place, out var there))
            return new Zone(name, null, there, null, name.Contains('/') ? $"{name} was read as {place}" : null);
        return name.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var rules) ? new Zone(name, null, rules) : null;
    }

    /// <summary>+02:00, -0700, UTC+2, GMT-3:30.</summary>
    private static TimeSpan? Span(string text)
    {
        var match = Numeric().Match(text);
        if (!match.Success)
            return null;
        var hours = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59)
            return null;
        var span = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].Value is "+" ? span : -span;
    }

    private static string Shown(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? "-" : "+")}{offset.Duration():h\\:mm}";

    /// <summary>True when clocks in the place of these letters showed another season's letters on that day.</summary>
    public bool IsOutOfSeason(DateTime local) => Offset is { } offset && Clock is { } clock && clock.GetUtcOffset(local) != offset;

    [GeneratedRegex(@"^\(?(?<name>[A-Z][A-Za-z]+/[A-Za-z_]+(?:/[A-Za-z_]+)?|(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d{2})?|[+\-−]\d{1,2}(?::?\d{2})?|[A-Z]{1,5})\b\)?(?:\s*\((?<beside>(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d{2})?)\))?")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:UTC|GMT)?\s?(?<sign>[+\-−])\s?(?<h>\d{1,2})(?::?(?<m>\d{2}))?$")]
    private static partial Regex Numeric();
}
