using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Causes;

public sealed class ThinCause() : DocumentRule("PM031", "cause-section-thin", Lint.Category.Structure, Level.Suggestion)
{
    public override string Why => "Most incidents have five to seven contributing factors; one sentence is where a search stopped.";
    public override string Question => "What surprised people, what let it spread, what delayed seeing it, and which defence held?";

    public override void Check(Document document, Report report)
    {
        if (document.WordCount < 40 || !document.Has(Section.Cause)) return;
        var sentences = document.In(Section.Cause).Where(sentence => document.Blocks[sentence.Block].Kind != BlockKind.Heading).ToList();
        if (sentences.Count == 1) report.Add(sentences[0].Span);
    }
}
