using System.Globalization;

namespace Debrief.Sources.Slack;

/// <summary>Slack's <c>ts</c>: seconds and a fraction as text, <c>1677029631.029259</c>. Never through a floating point number, which loses the last digits.</summary>
internal static class SlackTime
{
    private static readonly long Earliest = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private static readonly long Latest = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>False for what is no time, or none that a chat can have (before 2000, after 2200).</summary>
    public static bool TryParse(ReadOnlySpan<char> ts, out DateTimeOffset at)
    {
        at = default;
        var dot = ts.IndexOf('.');
        var whole = dot < 0 ? ts : ts[..dot];
        var fraction = dot < 0 ? [] : ts[(dot + 1)..];
        if (!long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < Earliest || seconds > Latest || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        var ticks = 0L;
        for (var digit = 0; digit < 7; digit++)
            ticks = (ticks * 10) + (digit < fraction.Length ? fraction[digit] - '0' : 0);
        at = DateTimeOffset.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + ticks);
        return true;
    }

    /// <summary>For <see cref="SourceEvent.Revision"/>: 0 when there is no such time.</summary>
    public static long Revision(string? ts) => ts is not null && TryParse(ts, out var at) ? at.UtcTicks : 0;
}
