using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Causes;

public sealed partial class SingleRootCause() : SentenceRule("PM030", "single-root-cause", Lint.Category.SingleRootCause, Level.Warning)
{
    public override Lex Triggers => Lex.Root;
    public override bool ReadsHeadings => true;
    public override string Why => "Several conditions had to meet; naming one as the root stops the search for the others.";
    public override string Question => "Which conditions made this possible? Name at least two more: what let it spread, what delayed seeing it, what made recovery slow.";

    private static readonly Phrase[] Turns = [new(Asserted()), new(Determined()), new(Confirmed()), new(Solely()), new(Only())];

    public override void Check(Sentence sentence, Report report)
    {
        var plain = sentence.Plain;
        if (sentence.Block.Kind == BlockKind.Heading)
        {
            if (Title().Match(plain) is { Success: true } title) report.For(this, Level.Suggestion, sentence).Add(title.Index, title.Length, rewrite: "Contributing factors");
            return;
        }
        if (sentence.EndsAsQuestion) return;
        foreach (var turn in Turns)
            foreach (var match in turn.In(sentence))
            {
                if (Mentioned().IsMatch(plain[..match.Index]) || Open().IsMatch(plain[(match.Index + match.Length)..])) continue;
                report.Add(match.Groups["term"] is { Success: true } term ? term.Index : match.Index, match.Groups["term"] is { Success: true } found ? found.Length : match.Length);
                return;
            }
    }

    /// <summary>"The root cause of the outage was", "Root cause:".</summary>
    [GeneratedRegex(@"\G(?:(?<!\b(one|several|multiple|two|three|many|some) )\b(?<term>(root[- ]?cause|(underlying|ultimate|fundamental|real|actual|true|sole|single|only|exact) (root )?(cause|reason|problem|issue|culprit)))( (of|for|behind|in|here|that|which|why)\b( [^\s,;:.]+){1,12}| here)? (?<be>was|is|were|turned out to be|turned out|turns out to be|proved to be|has been (identified|determined|found|traced|established|confirmed)|had been|being|lay (in|with)|lies (in|with)|came down to|boil(s|ed) down to|appears to be|appeared to be|seems to be|seemed to be|ended up being|remains that|stem(s|med) from)\b|(?<=^\W*)(the )?(?<term>((primary|main|technical|actual|true|single|direct) )?root[- ]?cause)( of (the )?[\w -]{1,40}?)?( [-–—]| ?:)(?= ))", Phrases.Options)]
    private static partial Regex Asserted();

    [GeneratedRegex(@"\G(determin|found|find|show|identif|establish|prov|reveal|trac|suggest|consider|believ)\w* (that )?(the|our|its|this) (?<term>((primary|real|actual|true|ultimate|underlying) )?(root[- ]?cause|underlying cause))( of( [\w-]+){1,8})? (to be|as|to) ", Phrases.Options)]
    private static partial Regex Determined();

    [GeneratedRegex(@"\G(is|was|as|be|were|being|become) (indeed |clearly |in fact |ultimately |therefore )?(the|our) (?<term>((single|real|actual|true|sole|only|ultimate|exact|underlying|direct|primary) )?root[- ]?cause|(sole|single|one and only|ultimate|fundamental|real|true|actual) (cause|reason))\b(?! analysis)", Phrases.Options)]
    private static partial Regex Confirmed();

    [GeneratedRegex(@"\G(?<term>(entirely|solely|purely|exclusively|wholly) ((due|down|attributable|owing) to|because( of)?|caused by|the (result|fault|consequence) of|a (result|consequence) of|responsible for|on account of)|sole(ly)? (responsib\w+|cause|reason)|(caused|due|triggered|explained|attributable|attributed|down) (entirely|solely|purely|exclusively|wholly) (by|to)|(?<=(100 ?%|hundred percent) )caused by)\b", Phrases.Options)]
    private static partial Regex Solely();

    [GeneratedRegex(@"\G(?:\b(?<term>(the (only|sole|single|one and only|real|true|actual) (cause|reason|thing (that|which) (caused|failed|went wrong))|what (really|actually|ultimately) (caused|broke|brought down|took down|triggered)))\b( (of|for|behind|that|why|this|it|we|the)\b( [^\s,;:.]+){1,10})? (was|is|were|for|why|behind)\b|\b(?<term>(all|everything) (of (this|it) )?(came|comes|boil(s|ed)) down to (one|a|an|the|our|this|that)\b|a single (cause|mistake|root|reason|human|misconfigured|misconfiguration|typo|change) (caused|was (responsible|behind|the)|brought|took|led|is (to|the)))\b)", Phrases.Options)]
    private static partial Regex Only();

    /// <summary>Spoken of rather than asserted.</summary>
    [GeneratedRegex(@"\b(find|finds|found|finding|look(ing|ed)? for|investigat\w+|understand\w*|determin(e|ing)|identif(y|ying)|fix(es|ed|ing)?|address(es|ed|ing)?|resolv(e|es|ed|ing)|mitigat\w+|solv(e|es|ed|ing)|analy[sz]\w*( of)?|confirm(ing|s)? what|what|whether|if|unless|not|never|isn't|wasn't|no|believed to( be)?|suspected to( be)?|thought to( be)?|suspect(ed)?( that)?|may (have been|be)|might (have been|be)|could (have been|be)|likely( to be)?|possibly|probably|once|until|after|before|same|think( that)?|believe( that)?|about)\b( (the|a|an|our|this|that|its|their|be|been|as|exact|precise))* ?$", Phrases.Options)]
    private static partial Regex Mentioned();

    /// <summary>Not known yet, several, or a step of the work.</summary>
    [GeneratedRegex(@"^[\s*_]*((identified as|determined to be|found to be|as|to be|by|that it was|currently|still|also|now|quickly|finally|later|then|eventually|soon|thus|never|not|n't|yet|at this (point|time)|at that (point|time)|ultimately|being|under|found to be) )*(unknown|unclear|unidentified|undetermined|not (yet )?(known|clear|found|identified|determined|fully|understood|established)|n't (yet )?(known|clear|found|identified|determined)|found(?! to (be|lie))|identified(?! as| to be| in| within|:)|determined(?! to (be|lie)| as|:)|discovered|located|resolved|fixed|addressed|removed|being (investigated|looked|analy[sz]ed|determined)|investigat\w+|under (investigation|analysis|review)|confirmed(?! to be| as)|tbd|tbc|n/?a\b|todo|pending|a (complex |unfortunate |rare |perfect )?(combination|confluence|number|series|chain|set|mix|mixture|sequence|storm|cascade|conjunction) of|the (combination|confluence|interaction) of|several|multiple|many|two|three|four|five|various|partly|in part|complex|more complex|never just|hard|difficult|elusive|hidden|\?|$)", Phrases.Options)]
    private static partial Regex Open();

    [GeneratedRegex(@"\broot[- ]?cause\b(?! analysis)", Phrases.Options)]
    private static partial Regex Title();
}
