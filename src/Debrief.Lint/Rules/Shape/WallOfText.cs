using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Shape;

public sealed class WallOfText() : DocumentRule("PM091", "wall-of-text", Lint.Category.Structure, Level.Suggestion)
{
    private const int LongParagraph = 120;
    private const int LongSentence = 45;

    public override string Why => "Tired readers skip what they cannot see the end of.";
    public override string Question => "Where does one thought end and the next begin?";

    public override void Check(Document document, Report report)
    {
        foreach (var paragraph in document.Sentences.Where(sentence => document.Blocks[sentence.Block] is { Kind: BlockKind.Paragraph, Section: not Section.Quote }).GroupBy(sentence => sentence.Block))
        {
            if (paragraph.Sum(sentence => sentence.WordCount) > LongParagraph) report.Add(document.Blocks[paragraph.Key].Span);
            else
                foreach (var sentence in paragraph.Where(sentence => sentence.WordCount > LongSentence)) report.Add(sentence.Span);
        }
    }
}
