using Debrief.Lint;
using Debrief.Lint.Text;

namespace Debrief.Features.Coaching;

/// <summary>The coach beside a field: it asks, and keeps nobody from anything.</summary>
internal static class Coach
{
    private static readonly Linter Causes = new(new() { Section = Section.Cause }), Lessons = new(new() { Section = Section.Lessons }), Story = new(new() { Section = Section.Story });

    /// <summary>A condition that let it happen: no person, no hindsight, a mechanism one can see.</summary>
    public static IReadOnlyList<Finding> OfFactor(string text) => Read(Causes, text);

    public static IReadOnlyList<Finding> OfLesson(string text) => Read(Lessons, text);

    public static IReadOnlyList<Finding> OfStory(string text) => Read(Story, text);

    /// <summary>The factor ends with somebody else's system.</summary>
    public static bool EndsWithVendor(string factor) => OfFactor(factor).Any(finding => finding.Rule.Code == "PM004");

    /// <summary>What is said of whole documents or of actions has no place beside such a field, and praise has none between questions.</summary>
    private static IReadOnlyList<Finding> Read(Linter linter, string text) =>
        text.Length == 0 ? [] : [.. linter.Lint(text).Findings.Where(finding => finding.Rule is SentenceRule && finding.Rule.Category != Category.WeakAction && finding.Level > Level.Info)];
}
