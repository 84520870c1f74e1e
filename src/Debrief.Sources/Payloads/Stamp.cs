using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Payloads;

/// <summary>A time as a record wrote it: RFC 3339 with any number of decimals and any offset, or a Unix time in seconds, milli-, micro- or nanoseconds.</summary>
/// <param name="At">The instant; null when absent, a tool's zero (<c>0001-01-01</c>) or unreadable. Without a zone it counts as UTC until the caller knows better.</param>
/// <param name="Original">As written; empty when absent.</param>
/// <param name="HasZone">False when the text names no offset.</param>
internal readonly partial record struct Stamp(DateTimeOffset? At, string Original, bool HasZone)
{
    public static readonly Stamp None = new(null, "", true);

    /// <summary>The tool's way of saying "not yet".</summary>
    public bool IsZero => Original.StartsWith("0001-01-01", StringComparison.Ordinal) || Original is "0";

    /// <summary>Seconds since 1970, the coarsest time that two interfaces of one tool agree on within one.</summary>
    public long? Seconds => At?.ToUnixTimeSeconds();

    public Stamp Or(Stamp other) => At is null ? other with { Original = other.At is null ? Original : other.Original } : this;

    public static Stamp Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Of(value.Text()),
        JsonValueKind.Number => OfUnix(value.GetRawText()),
        _ => None,
    };

    public static Stamp Of(string? text)
    {
        if (text is null) return None;
        text = text.Trim();
        var match = Rfc3339().Match(text);
        if (!match.Success) return OfUnix(text);

        var zone = match.Groups["zone"].Value;
        return new(Instant(match, Offset(zone)), text, zone.Length > 0);
    }

    private static DateTimeOffset? Instant(Match match, TimeSpan? offset)
    {
        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        if (offset is null || year is < 1980 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (Part("hour") > 23 || Part("minute") > 59 || Part("second") > 60) return null;

        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7]; // .NET keeps 100 ns
        return new DateTimeOffset(year, month, day, Part("hour"), Part("minute"), 0, TimeSpan.Zero)
            .AddSeconds(Part("second")).AddTicks(long.Parse(fraction, CultureInfo.InvariantCulture)).Subtract(offset.Value);
    }

    private static TimeSpan? Offset(string zone)
    {
        if (zone is "" or "Z" or "z" or "UTC") return TimeSpan.Zero;
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var (hours, minutes) = (int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture));
        if (hours > 18 || minutes > 59) return null;
        var size = new TimeSpan(hours, minutes, 0);
        return zone[0] == '-' ? -size : size;
    }

    private static Stamp OfUnix(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new(null, text, true);
        var seconds = number switch { < 100_000_000_000m => number, < 100_000_000_000_000m => number / 1_000m, < 100_000_000_000_000_000m => number / 1_000_000m, _ => number / 1_000_000_000m };
        return seconds is < 315_532_800m or >= 7_258_118_400m // 1980 to 2199
            ? new(null, text, true)
            : new(DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)), text, true);
    }

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[Tt ](?<hour>\d\d):(?<minute>\d\d)(:(?<second>\d\d)([.,](?<fraction>\d+))?)?\s?(?<zone>[Zz]|UTC|[+-]\d\d:?\d\d)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
