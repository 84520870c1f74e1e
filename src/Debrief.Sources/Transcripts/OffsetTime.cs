using System.Globalization;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Transcripts;

/// <summary>A time since the start of a recording: <c>00:05:31.760</c>, <c>05:31.760</c>, <c>0:0:0.0</c>, <c>00:00:01,000</c>, <c>-00:00:02.100</c>.</summary>
internal static partial class OffsetTime
{
    /// <summary>Null when it is none, or longer than a hundred hours.</summary>
    public static TimeSpan? Of(string text)
    {
        var match = Written().Match(text.Trim());
        if (!match.Success) return null;
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (Part("minute") > 59 || Part("second") > 59) return null;

        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        var span = new TimeSpan(Part("hour"), Part("minute"), Part("second")) + TimeSpan.FromTicks(long.Parse(fraction, CultureInfo.InvariantCulture));
        return match.Groups["sign"].Success ? -span : span;
    }

    [GeneratedRegex(@"^(?<sign>-)?(?:(?<hour>\d{1,2}):)?(?<minute>\d{1,2}):(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
