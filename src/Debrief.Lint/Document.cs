using Debrief.Lint.Actions;
using Debrief.Lint.Text;

namespace Debrief.Lint;

/// <summary>Where a sentence stands and how long it is.</summary>
/// <param name="Block">The index of its block in <see cref="Document.Blocks"/>.</param>
/// <param name="WordCount">Words, numbers included, marks of punctuation not.</param>
/// <param name="Words">All that its words can be, together.</param>
public readonly record struct SentenceInfo(int Block, TextSpan Span, int WordCount, Lex Words);

/// <summary>A text as the coach reads it: blocks with their sections, the sentences in them, and the action items.</summary>
public sealed record Document(string Text, IReadOnlyList<Block> Blocks, IReadOnlyList<SentenceInfo> Sentences, IReadOnlyList<ActionItem> Actions, LintOptions Options)
{
    public int WordCount => Sentences.Sum(sentence => sentence.WordCount);

    public IEnumerable<SentenceInfo> In(Section section) => Sentences.Where(sentence => Blocks[sentence.Block].Section == section);

    public bool Has(Section section) => Blocks.Any(block => block.Section == section && block.Kind != BlockKind.Heading);

    /// <summary>The heading that opens a section, or the first heading, or the beginning.</summary>
    public TextSpan HeadingOf(Section section) =>
        (Blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading && block.Section == section)
         ?? Blocks.FirstOrDefault(block => block.Section == section) ?? Blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading))?.Span ?? new(0, 0);
}
