using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Which part a heading names, in the many ways people spell it.</summary>
internal static partial class HeadingWords
{
    private static readonly (Part[] Parts, Regex Words)[] Spellings =
    [
        ([Part.Summary, Part.Impact], SummaryAndImpact()),
        ([Part.WentWell], WentWell()),
        ([Part.Actions], Actions()),
        ([Part.Factors], Factors()),
        ([Part.Timeline], Timeline()),
        ([Part.Impact], Impact()),
        ([Part.Lessons], Lessons()),
        ([Part.Summary], Summary()),
        ([Part.Story], Story()),
    ];

    /// <returns>Empty when the heading names no part.</returns>
    public static IReadOnlyList<Part> PartsOf(string heading)
    {
        var words = Plain(heading);
        return words.Length == 0 ? [] : Spellings.FirstOrDefault(spelling => spelling.Words.IsMatch(words)).Parts ?? [];
    }

    /// <summary>The words without numbers and marks around them, one space between.</summary>
    public static string Plain(string heading) => MarkdownText.OneLine(Decoration().Replace(heading, " ")).Trim();

    /// <summary>“2018-04-18 12:35”, “Feb 21, 13:00”, “July 22”: a day or a time, as in a timeline cut by headings.</summary>
    public static bool IsMoment(string heading) => Moment().IsMatch(heading);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant;

    /// <summary>Numbers, emoji and marks around the words: “3. Timeline (UTC)”, “⏱ Timeline:”.</summary>
    [GeneratedRegex(@"^\W*(\d+(\.\d+)*[.)]?\s+)?|\([^)]*\)|[*_`:]+|[^\p{L}\p{N}\s/&'’-]", Options)]
    private static partial Regex Decoration();

    [GeneratedRegex(@"^(executive\ |incident\ )?(summary|overview)\s*(and|&|/|\+)\s*(the\ )?impact", Options)]
    private static partial Regex SummaryAndImpact();

    [GeneratedRegex(@"\b((what|things\ that)\ (did\ )?(we\ )?(went|go|worked|do|did)\ (well|right|good)|(went|worked)\ well|what\ worked|what\ held|what\ caught\ it|positives|successes|was\ gut\ lief|ce\ qui\ a\ bien)\b", Options)]
    private static partial Regex WentWell();

    [GeneratedRegex(@"\b(action(able)?s?(\ (items?|points?|plan))?|follow[\s-]?ups?(?!\s+questions)|to[\s-]?dos?|next\ steps?|corrective\ (and\ preventive\ )?(actions?|measures?)|preventi(on|ve)(\ (measures?|actions?))?|remediation(\ (items?|plan|steps?))?|(further|future|planned)\ (work|steps?|improvements?)|what\ (changes|will\ change|are\ we\ (doing|changing).*|we.?(ll|\ will|re)\ (do|doing|change|changing).*)|improvements?|ma(ß|ss)nahmen)\b", Options)]
    private static partial Regex Actions();

    [GeneratedRegex(@"\b((contributing|causal)\ (factors?|causes?|conditions?)|root\ causes?(\ analysis)?|causes?|factors?|trigger|fault|rca|(five|5)\ whys?|why\ (did\ )?(it|this)\ happen(ed)?|what\ (went\ wrong|made\ it\ possible|let\ it\ .*|caused\ .*)|diagnosis|analysis|ursachen?)\b", Options)]
    private static partial Regex Factors();

    [GeneratedRegex(@"\b(time\s?-?line|chronology|sequence\ of\ events|events?\ log|incident\ log|log\ of\ events|zeitlinie|zeitlicher\ (ab|ver)lauf|chronologie)\b", Options)]
    private static partial Regex Timeline();

    [GeneratedRegex(@"\b(impact|effects?\ on|damage|blast\ radius|who\ was\ affected|affected\ (users|customers|services)|auswirkung(en)?)\b", Options)]
    private static partial Regex Impact();

    [GeneratedRegex(@"\b(lessons?(\ (learned|learnt))?|learnings?|what\ (did\ )?we\ learn(ed|t)?|take-?aways?|conclusions?|retrospective|surprises?|erkenntnisse)\b", Options)]
    private static partial Regex Lessons();

    [GeneratedRegex(@"^(executive\ |incident\ |issue\ |short\ |problem\ )?(summary|overview|abstract|synopsis|tl\s?;?\s?dr|description|at\ a\ glance|in\ short|zusammenfassung|résumé)\b|\bsummary$", Options)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^\W*((ca\.?|about|around)\ )?(\d{1,4}[-/.:]\d{1,2}|\d{1,2}(st|nd|rd|th|\.)?\ (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ \d|(mon|tues|wednes|thurs|fri|satur|sun)day)", Options)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b(what\ (really\ |nearly\ )?happened|narrative|story|detail(s|ed\ description)?|background|detection|response|resolution|recovery|how\ far\ it\ got|incident\ description|mitigation|was\ geschah)\b", Options)]
    private static partial Regex Story();
}
