using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Shape;

public sealed class LogStyle() : DocumentRule("PM090", "log-style", Lint.Category.Structure, Level.Suggestion)
{
    public override string Why => "A list of times tells what happened and not what anybody knew or decided.";
    public override string Question => "At which of these rows did people decide something, and what did they know then?";

    public override void Check(Document document, Report report)
    {
        foreach (var section in (ReadOnlySpan<Section>)[Section.Timeline, Section.Story])
        {
            var rows = document.Blocks.Where(block => block.Section == section && BeginsWithTime(document.Text.AsSpan(block.Span.Start, block.Span.Length))).ToList();
            if (rows.Count <= 8 || document.In(section).Any(sentence => (sentence.Words & Lex.Belief) != 0 || TellsWhy(document.Text.AsSpan(sentence.Span.Start, sentence.Span.Length)))) continue;
            report.Add(document.HeadingOf(section));
        }
    }

    private static bool BeginsWithTime(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("*_[(`| @~#");
        return text.Length > 4 && char.IsAsciiDigit(text[0]) && text[..Math.Min(text.Length, 18)].Contains(':');
    }

    private static bool TellsWhy(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)["because", "decide", "decision", "suspect", "suggest", "concluded", "since ", "seems", "seemed", "appears", "hypothes", "realis", "realiz", "showed", "in order to", "so that", "looks like", "looked like"])
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
