using Debrief.Lint.Text;

namespace Debrief.Lint;

/// <summary>What a rule found. A question comes first; a rewrite stands only where no fact is missing.</summary>
public sealed record Finding(Rule Rule, Level Level, TextSpan Span, string Why, string Question, string? Rewrite = null);

/// <summary>Where rules put what they find.</summary>
public sealed class Report
{
    private readonly List<Finding> findings = [];
    private Rule? rule;
    private Level level;
    private Sentence? sentence;

    public IReadOnlyList<Finding> Findings => findings;

    internal Report For(Rule by, Level at, Sentence? within = null)
    {
        (rule, level, sentence) = (by, at, within);
        return this;
    }

    /// <summary>A piece of the sentence's plain text was found.</summary>
    public void Add(int start, int length, Level? louder = null, string? question = null, string? rewrite = null)
    {
        while (length > 1 && sentence!.Plain[start + length - 1] == ' ') length--;
        Add(sentence!.SpanOf(start, length), louder, question, rewrite);
    }

    /// <summary>A piece of the document was found.</summary>
    public void Add(TextSpan span, Level? louder = null, string? question = null, string? rewrite = null) =>
        findings.Add(new(rule!, louder is { } other && other > level ? other : level, span, rule!.Why, question ?? rule.Question, rewrite));
}
