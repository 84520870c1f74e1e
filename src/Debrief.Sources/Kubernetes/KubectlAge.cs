using System.Globalization;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Kubernetes;

/// <summary>An age as kubectl prints it: <c>3m30s (x256 over 58m)</c>: last seen three and a half minutes before, 256 times since 58 minutes before.</summary>
internal readonly partial record struct KubectlAge(TimeSpan Last, TimeSpan? First, int Count)
{
    public static KubectlAge? Of(string text)
    {
        var match = Age().Match(text);
        if (!match.Success || Span(match.Groups["last"]) is not { } last) return null;
        var first = match.Groups["first"].Success ? Span(match.Groups["first"]) : null;
        var count = match.Groups["count"].Success && int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1;
        return new(last, first > last ? first : null, count);
    }

    private static TimeSpan? Span(Group group)
    {
        var span = TimeSpan.Zero;
        foreach (Match part in Part().Matches(group.Value))
        {
            if (!int.TryParse(part.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000) return null;
            span += part.Groups[2].Value switch { "y" => TimeSpan.FromDays(365L * number), "d" => TimeSpan.FromDays(number), "h" => TimeSpan.FromHours(number), "m" => TimeSpan.FromMinutes(number), _ => TimeSpan.FromSeconds(number) };
            if (span > TimeSpan.FromDays(3650)) return null;
        }
        return span;
    }

    [GeneratedRegex(@"^(?<last>(\d+[ydhms])+)(\s+\(x(?<count>\d+)\s+over\s+(?<first>(\d+[ydhms])+)\))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(@"(\d+)([ydhms])", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
