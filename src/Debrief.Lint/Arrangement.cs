namespace Debrief.Lint;

/// <summary>Brings findings into the order of the text, one for one place.</summary>
internal static class Arrangement
{
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> found, IReadOnlyList<Ignore> ignores)
    {
        var kept = new List<Finding>(found.Count);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in found.OrderBy(finding => finding.Span.Start).ThenByDescending(finding => finding.Level).ThenBy(finding => finding.Rule.Code, StringComparer.Ordinal))
        {
            if (ignores.Any(ignore => ignore.Covers(finding))) continue;
            var quieter = finding.Rule.Code == "PM030" && !said.Add(finding.Rule.Code) && finding.Level == Level.Warning ? finding with { Level = Level.Suggestion } : finding;
            if (kept.Count > 0 && kept[^1].Span.Overlaps(quieter.Span) && IsOfLanguage(quieter) && IsOfLanguage(kept[^1]))
            {
                if (quieter.Level > kept[^1].Level) kept[^1] = quieter;
                continue;
            }
            kept.Add(quieter);
        }
        return kept;
    }

    /// <summary>A weak verb and a missing owner are two things to say of one action.</summary>
    private static bool IsOfLanguage(Finding finding) => Category.OfLanguage.Contains(finding.Rule.Category);
}
