using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Vagueness;

public sealed class AbstractAccount() : DocumentRule("PM042", "abstract-account", Lint.Category.Structure, Level.Suggestion)
{
    private const int LongEnough = 40;

    public override string Why => "Blameless is not nameless: without a component, a time or a number nobody can recognise the next one.";
    public override string Question => "Which component, when, and how much?";

    public override void Check(Document document, Report report)
    {
        foreach (var section in (ReadOnlySpan<Section>)[Section.Summary, Section.Impact, Section.Story, Section.Cause])
        {
            var sentences = document.In(section).Where(sentence => document.Blocks[sentence.Block].Kind != BlockKind.Heading).ToList();
            if (sentences.Sum(sentence => sentence.WordCount) < LongEnough) continue;
            if (sentences.Any(sentence => IsConcrete(document.Text, sentence))) continue;
            report.Add(document.HeadingOf(section));
        }
    }

    private static bool IsConcrete(string text, SentenceInfo sentence)
    {
        var words = text.AsSpan(sentence.Span.Start, sentence.Span.Length);
        if ((sentence.Words & Lex.Machine) != 0 || words.ContainsAnyInRange('0', '9') || words.Contains('`') || words.Contains("](", StringComparison.Ordinal)) return true;
        for (var at = 1; at < words.Length; at++)
            if (char.IsUpper(words[at]) && char.IsLetter(words[at - 1])) return true;
        return false;
    }
}
