using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Shape;

public sealed class MissingSection() : DocumentRule("PM095", "missing-section", Lint.Category.Structure, Level.Suggestion)
{
    private const int LongEnough = 60;

    public override string Why => "What went well, what it cost in numbers and what will change are what readers come back for.";
    public override string Question => "Which of these is left out, and is that on purpose?";

    public override void Check(Document document, Report report)
    {
        if (document.WordCount < LongEnough || !document.Blocks.Any(block => block.Kind == BlockKind.Heading)) return;
        var missing = new List<string>();
        if (!document.Has(Section.WentWell)) missing.Add("what went well");
        if (!HasFigures(document)) missing.Add("the impact in numbers");
        if (document.Actions.Count == 0) missing.Add("actions");
        if (missing.Count > 0) report.Add(document.Blocks.First(block => block.Kind == BlockKind.Heading).Span, question: $"There is nothing about {string.Join(", ", missing)}: is that on purpose?");
    }

    private static bool HasFigures(Document document) =>
        document.Sentences.Any(sentence => document.Blocks[sentence.Block] is { Section: Section.Impact or Section.Summary or Section.None, Kind: not BlockKind.Heading }
            && document.Text.AsSpan(sentence.Span.Start, sentence.Span.Length).ContainsAnyInRange('0', '9'));
}
