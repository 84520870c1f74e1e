using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Short labelled values: <c>Severity: SEV2</c>, <c>- **Date**: 18 June</c>, <c>| Category | Kubernetes |</c>.</summary>
internal sealed partial class PastLabels
{
    private const int ValueLimit = 120;
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public static PastLabels Of(string text)
    {
        var labels = new PastLabels();
        foreach (var line in text.Split('\n'))
        {
            if (Label().Match(line) is not { Success: true } match) continue;
            var value = match.Groups["value"].Value.Trim(' ', '|', '*', '_', '`');
            if (value.Length is > 0 and <= ValueLimit && !Placeholder().IsMatch(value)) labels.values.TryAdd(match.Groups["label"].Value.Trim(), value);
        }
        return labels;
    }

    public string? Value(params string[] names) => names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);

    [GeneratedRegex(@"^\s*(?:[-*+>|]\s*)*[*_]{0,2}(?<label>\p{L}[\p{L} ()/-]{1,30}?)[*_]{0,2}\s*(?::|\|)[*_]{0,2}\s*(?<value>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(x{2,}|y{2,}|z{2,}|\?+|-+|:?-+:?.*|tbd|todo|n/?a|\{\{.*|<.*>|\[.*\])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
