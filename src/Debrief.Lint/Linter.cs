using System.Buffers;
using Debrief.Lint.Actions;
using Debrief.Lint.Text;

namespace Debrief.Lint;

/// <summary>What came out of one text.</summary>
/// <param name="Findings">In the order of the text.</param>
/// <param name="Ignores">What comments in the text keep quiet, with the reasons given.</param>
/// <param name="Words">How many words were read.</param>
public sealed record LintResult(IReadOnlyList<Finding> Findings, IReadOnlyList<Ignore> Ignores, int Words, IReadOnlyList<ActionItem> Actions);

/// <summary>
/// Reads a post-mortem in Markdown or plain text and says what is worth a second look. Pure: the same text and options give the same findings.
/// Safe to share between threads.
/// </summary>
public sealed class Linter
{
    private readonly LintOptions options;
    private readonly Language language;
    private readonly SentenceRule[] sentenceRules;
    private readonly ActionRule[] actionRules;
    private readonly DocumentRule[] documentRules;
    private readonly Lex triggers;

    public Linter(LintOptions? options = null)
    {
        this.options = options ?? LintOptions.Default;
        language = this.options.Words.Count == 0 ? Language.English : Language.English.With(this.options.Words);
        sentenceRules = [.. Catalogue.Rules.OfType<SentenceRule>()];
        actionRules = [.. Catalogue.Rules.OfType<ActionRule>()];
        documentRules = [.. Catalogue.Rules.OfType<DocumentRule>()];
        foreach (var rule in sentenceRules) triggers |= rule.Triggers;
    }

    public LintResult Lint(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new BlockReader(text, options.Section, options.Headings);
        var blocks = reader.Read();
        var (sentences, items, report) = (new List<SentenceInfo>(), new List<ActionItem>(), new Report());
        for (var index = 0; index < blocks.Count; index++) Read(text, blocks, index, sentences, items, report);

        var document = new Document(text, blocks, sentences, items, options);
        if (sentences.Count > 0)
            foreach (var rule in documentRules)
                if (options.LevelOf(rule, options.Section ?? Section.None) is { } level) rule.Check(document, report.For(rule, level));
        var ignores = Ignore.Read(reader.Directives, blocks, report, text.Length);
        var findings = options.KeepAll ? [.. report.Findings.OrderBy(finding => finding.Span.Start)] : Arrangement.Of(report.Findings, ignores);
        return new(findings, ignores, document.WordCount, items);
    }

    private void Read(string text, IReadOnlyList<Block> blocks, int index, List<SentenceInfo> sentences, List<ActionItem> items, Report report)
    {
        var block = blocks[index];
        if (block.Section == Section.Appendix || block.Span.Length == 0) return;
        var buffer = ArrayPool<char>.Shared.Rent(block.Span.Length);
        var source = text.AsSpan(block.Span.Start, block.Span.Length);
        var plain = buffer.AsSpan(0, source.Length);
        Plain.Write(source, plain, table: block.Kind == BlockKind.TableRow);
        var firstOfBlock = sentences.Count;
        for (var start = 0; start < plain.Length;)
        {
            var length = SentenceSplitter.LengthOfFirst(plain[start..], source[start..], block.Kind == BlockKind.TableRow, language);
            Read(text, plain.Slice(start, length), block.Span.Start + start, block, index, sentences, report);
            start += length;
        }
        if (block.Section == Section.Actions && block.Kind != BlockKind.Heading && sentences.Count > firstOfBlock && !IsParent(blocks, index)) ReadAction(text, block, items, report);
        ArrayPool<char>.Shared.Return(buffer);
    }

    private void Read(string text, ReadOnlySpan<char> plain, int start, Block block, int index, List<SentenceInfo> sentences, Report report)
    {
        var (kinds, count, english, foreign) = (Lex.None, 0, 0, 0);
        var words = new Words(plain);
        while (words.Next())
        {
            if (!Words.IsPart(words.Current[0])) continue;
            count++;
            var kind = language.Lexicon[words.Current];
            kinds |= kind;
            if ((kind & Lex.English) != 0) english++;
            if ((kind & Lex.Foreign) != 0) foreign++;
        }
        if (count == 0) return;
        var lead = plain.Length - plain.TrimStart(' ').Length;
        var span = new TextSpan(start + lead, plain.TrimEnd(' ').Length - lead);
        sentences.Add(new(index, span, count, kinds));
        if (((kinds & triggers) == 0 && block.Section != Section.Actions) || foreign > english + 1 || (count > 8 && english == 0 && foreign > 0) || block.Section == Section.Quote) return;

        Sentence? sentence = null;
        foreach (var rule in sentenceRules)
        {
            if (!rule.WakesOn(kinds, block.Section) || (block.Kind == BlockKind.Heading && !rule.ReadsHeadings)) continue;
            if (options.LevelOf(rule, block.Section) is not { } level) continue;
            sentence ??= new Sentence(text, plain, start, block, block.Section, kinds, language);
            rule.Check(sentence, report.For(rule, level, sentence));
        }
    }

    private void ReadAction(string text, Block block, List<ActionItem> items, Report report)
    {
        var item = ActionReader.Read(text, block, language, options);
        if (item is null) return;
        if (block.Kind is BlockKind.ListItem or BlockKind.TableRow) items.Add(item);
        foreach (var rule in actionRules)
            if (options.LevelOf(rule, block.Section) is { } level) rule.Check(item, report.For(rule, level));
    }

    /// <summary>Whether items stand under this one, so that it is their heading rather than an action of its own.</summary>
    private static bool IsParent(IReadOnlyList<Block> blocks, int index) =>
        blocks[index].Kind == BlockKind.ListItem && index + 1 < blocks.Count && blocks[index + 1].Kind == BlockKind.ListItem
        && blocks[index + 1].Depth > blocks[index].Depth && blocks[index].Span.Length <= 60;
}
