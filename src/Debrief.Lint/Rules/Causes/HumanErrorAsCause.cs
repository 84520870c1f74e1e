using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Causes;

public sealed partial class HumanErrorAsCause() : SentenceRule("PM020", "human-error-cause", Lint.Category.HumanErrorCause, Level.Warning)
{
    public override Lex Triggers => Lex.Slip | Lex.SlipAdverb;
    public override string Why => "Human error is where the inquiry starts: what made the action sensible, and what let one action do this much?";
    public override string Question => "What made the two look alike at that moment, and what stops the next person?";

    public override Level? LevelIn(Section section) => section is Section.Actions ? null : base.LevelIn(section);

    private static readonly Phrase Nouns = new(Noun()), Slips = new(Slip()), Lapses = new(Lapse()), WrongOnes = new(WrongOne());

    public override void Check(Sentence sentence, Report report)
    {
        if (sentence.EndsAsQuestion) return;
        if (First(sentence, Nouns, NotUnreal) is { } noun) Add(noun);
        else if ((sentence.Words & (Lex.SlipAdverb | Lex.PassedOver)) != 0 && First(sentence, Slips, IsPeoplesSlip) is { } slip) Add(slip);
        else if (First(sentence, Lapses, IsPeoplesLapse) is { } lapse) Add(lapse);
        else if ((sentence.Plain.Contains("wrong", StringComparison.Ordinal) || sentence.Plain.Contains("incorrect", StringComparison.Ordinal)) && First(sentence, WrongOnes, (it, match) => it.Section != Section.Timeline && it.SubjectBefore(match.Index).IsHuman() && NotUnreal(it, match)) is { } wrong) Add(wrong);

        void Add(Match match)
        {
            if (!Denied().IsMatch(sentence.Plain)) report.Add(match.Index, match.Length, IsWholeCause(sentence) ? Level.Error : null);
        }
    }

    private static Match? First(Sentence sentence, Phrase phrase, Func<Sentence, Match, bool> holds) =>
        phrase.In(sentence).FirstOrDefault(match => holds(sentence, match));

    private static bool NotUnreal(Sentence sentence, Match match) => !Phrases.Unreal().IsMatch(sentence.Plain[..match.Index]);

    private static bool IsPeoplesSlip(Sentence sentence, Match match)
    {
        var rest = sentence.Plain[(match.Index + match.Length)..];
        if (!NotUnreal(sentence, match) || Thinking().IsMatch(rest)) return false;
        if (match.Groups["adjective"].Success) return true;
        if (ByMachine().IsMatch(rest)) return false;
        if (IsPassive(sentence, match)) return true;
        if (IsTrailing(sentence, match)) return PassiveClause().IsMatch(sentence.Plain[..match.Index]) || !sentence.FirstSubject(match.Index).IsMachine();
        return !sentence.SubjectBefore(match.Index).IsMachine();
    }

    /// <summary>"Clones the wrong branch by mistake": what stands before is the object.</summary>
    private static bool IsTrailing(Sentence sentence, Match match) => match.Value.StartsWith("by", StringComparison.Ordinal) || match.Index + match.Length >= sentence.Plain.Length - 1;

    private static bool IsPassive(Sentence sentence, Match match) =>
        PassiveBefore().IsMatch(sentence.Plain[..match.Index]) || PassiveAfter().IsMatch(sentence.Plain[(match.Index + match.Length)..]);

    private static bool IsPeoplesLapse(Sentence sentence, Match match)
    {
        if (!NotUnreal(sentence, match)) return false;
        if (match.Groups["passive"].Success || match.Groups["alone"].Success) return true;
        var subject = sentence.SubjectBefore(match.Index);
        return match.Groups["loose"].Success ? !subject.IsMachine() : match.Groups["third"].Success ? subject.IsThirdParty() : subject.IsHuman();
    }

    private static bool IsWholeCause(Sentence sentence) => sentence.Section == Section.Cause && sentence.Block.Kind != BlockKind.ListItem && sentence.Block.Span.Length <= sentence.Span.Length + 2 && sentence.Plain.Length < 80;

    [GeneratedRegex(@"\G((human|operator|user|admin|administrator|administrative|sysadmin|pilot|driver|engineer|engineering|staff|personnel|employee|technician|developer|personal|clerical|procedural)(s|'s|s')? (error|mistake|slip|oversight)(?! (message|rate|log|code|page|report|count|budget|handl))s?|(copy[- ]?(and[- ])?paste|cut[- ]and[- ]paste|data[- ]entry|keying|typing|typographical|transcription|manual) (error|mistake|slip)s?|fat[- ]?finger(ed|ing|s)?|an? unintentional [\w-]+ [\w-]+ by|(error|mistake|typo|misconfiguration|slip|oversight|bug)s? (\w+ )?(introduced|made|committed|caused) by (an?|the|our|one( of (our|the))?|another) ([\w-]+ ){0,3}(engineer|operator|admin|administrator|developer|technician|employee|contractor|person|colleague|member|staff|team|user|sre|dba|intern|student)|(error|mistake|slip)s? (by|of) (an?|the|our|one of our|one of the) ([\w-]+ ){0,2}(engineer|operator|admin|administrator|developer|technician|employee|contractor|person|colleague|member|staff|team|sre|dba|intern)|typo by)\b", Phrases.Options)]
    private static partial Regex Noun();

    [GeneratedRegex(@"\G(accidentally|mistakenly|inadvertently|erroneously|unintentionally|unwittingly|absent-?mindedly|by mistake|by accident|in a moment of|in error(?! (state|log|mode|rate|code|message|handl|count|budget)s?)(?<=\b(was|were|been|deleted|sent|removed|issued|applied|merged|run|released|published|made|pushed|disabled|granted) (\w+ ){0,4}in error)|(?<adjective>(accidental|inadvertent|unintentional|erroneous|mistaken|unintended) (deletion|removal|execution|merge|deployment|deploy|push|commit|release|change|update|run|upgrade|truncation|termination|shutdown|disclosure|exposure|restart|revocation|configuration|publication|click|key ?stroke|operator|activation|omission|misconfiguration|deactivation|wipe|drop|leak)))\b", Phrases.Options)]
    private static partial Regex Slip();

    [GeneratedRegex(@"\G((?<!forgot )(forgot(?! password)|forgetting|misread|mis-?typed|mis-?clicked|mis-?keyed|mixed up|misremembered|mistook|mistaking|mis-?heard|misidentified|misplaced|mis-?labell?ed|confused (the|it|them|one|two|a|an|production|staging)|had (simply |completely |just |all )?forgotten)|(?<loose>overlooked|overlooking)|(?<passive>(was|were|been|got|being) ((then|also|simply|completely|just|initially|again|not|never) )?(overlooked|forgotten)|(was|were|got) (\w+ly )?missed (in|by|during|because|due|when|as|on|at|entirely|from|out)?)|left (the|a|an|my|our|his|her|their|this|it|that)( [\w-]+){0,3} (on|open|enabled|running|connected|unlocked|disabled|unattended|in debug mode|logged in)(?=[ .,;])|missed (that|the(?! (sla|slo|target|deadline|window|meeting|peak|connection|goal|objective|cut-?off))|this|these|a (step|line|case|place|file|setting|detail|change|dependency|comma|character)|one|it|an?)|(?<alone>lack of (care|attention( to detail)?|diligence|due diligence|vigilance|concentration|carefulness)|inattenti(on|ve)|carelessness|mistakes? (on|from) (our|my|his|her|their|the [\w-]+)('s)? (own )?(side|part|end)|mis-?clicks?|(our|my|his|her|their|the) ([\w-]+ )?mistake (was|is) (to|that|in)|(configuration|config|manual|simple|silly|honest|stupid|dumb|careless|embarrassing|beginner's|rookie|classic|operational|handling|procedural|planning|genuine|costly) (mistake|slip|blunder|oversight)s?|(entered|typed|copied|wired|connected|labell?ed|recorded|assembled|transcribed|keyed|filled in|calculated|updated|reported) (incorrectly|wrongly|in the wrong (order|place|field|row|column|unit|direction))|(step|check|line|part|test|entry)s?( (that|which) [\w ]{1,40}?)? (was|were) (left out|skipped|omitted|missed)|lapses? (in|of) (attention|concentration|judge?ment|memory|care|communication)|(was|were|been|is|are) (a|an|our|my|his|her|their|all|simply|just|entirely|clearly|due to|down to)( \w+){0,2} (mistake|oversight|blunder|slip|slip-up)|(due to|because of|caused by|result of|through|owing to|down to|from) (an?|our|my|his|her|their|the|one|some|simple|several)( [\w-]+){0,2} (mistake|oversight|blunder|lapse|slip)s?|(an?|our|my|his|her|their|one|another)( [\w-]+)? (mistake|oversight|blunder)s? (in|by|on|when|while|during|made|of|caused|led|resulted|meant|which|that|where)|failure (of|by) (the |our |an? )?([\w-]+ ){0,3}(team|engineers?|operators?|admins?|administrators?|staff|personnel|reviewers?|developers?|department|crew|people|management) to (detect|notice|follow|recogni[sz]e|reali[sz]e|check|verify|spot|see|identify)|mistakes? made (by|when|while|during|in)|(procedures?|process|runbook|checklist|protocol|steps?|policy|instructions) (was|were)(n't| not) (\w+ )?(followed|adhered|observed|respected)|(wrong|incorrect) (button|switch|key|command|lever|valve|cable|plug|server|host|option|file|script|environment|disk|drive|cluster) (was |being |were |is |got )+(pressed|pushed|typed|entered|run|clicked|pulled|selected|chosen|unplugged|deleted|restarted|used|executed|rebooted|picked))|(did not|didn't|failed to|never|not|without|had not|hadn't) (\w+ )?follow(ed|ing)? ([\w-]+ ){0,4}(procedures?|process|runbook|checklist|playbook|protocol|policy|instructions|steps|guidelines?)|(was|were|been|being)(n't| not) (being )?(\w+ )?(careful|attentive|diligent|vigilant|cautious)( enough)?|(not|n't) careful enough|made (a|an|the|some|several|this|that|one|two|another)( [\w-]+){0,2} (mistake|error|slip|blunder)s?|(?<third>fail(ed|s|ure|ing)?('s)? to (notice|remember|reali[sz]e|recogni[sz]e|spot|detect|follow|see|identify|check|verify)|misconfigured|miscalculated|misunderstood|misjudged|(did not|didn't|had not|hadn't) (notice|reali[sz]e|spot|noticed|reali[sz]ed|spotted)( that| the| it| this|,)|(skipped|omitted|left out) (a|the|one|this|that|two) ([\w-]+ )?(step|check|line|part|test)s?))\b", Phrases.Options)]
    private static partial Regex Lapse();

    [GeneratedRegex(@"\G(ran|executed|tagged|labell?ed|typed|entered|selected|clicked|picked|chose|used|pushed|deployed|applied|deleted|dropped|restarted|rebooted|removed|pressed|pulled|unplugged|connected|copied|pasted|merged|set|sent|opened|cloned|specified|committed|called|passed|targeted|issued|edited|changed|configured|installed|uploaded|attached|loaded|gave|disabled|administered|put|logged into) ([\w\uE000-\uE002-]+ ){0,6}(the wrong|an? wrong|an? incorrect|the incorrect)\b", Phrases.Options)]
    private static partial Regex WrongOne();

    [GeneratedRegex(@"^ (\w+ )?(thought|thinking|believed|believing|assumed|assuming|expected|expecting|concluded|considered|interpreted|suspected|identified (as|it)|blamed)\b", Phrases.Options)]
    private static partial Regex Thinking();

    [GeneratedRegex(@"^( [\w-]+){1,8} by (the |an? |our |its )?([\w-]+ ){0,2}(script|job|process|service|automation|bot|tool|pipeline|controller|system|scheduler|cron|deploy|deployment|release|update|upgrade|migration|bug|code|culler|cleaner|autoscaler|software)\b", Phrases.Options)]
    private static partial Regex ByMachine();

    [GeneratedRegex(@"\b(was|were|is|are|been|be|got|get) ((then|also|all|thus|simply|just|initially) )?$", Phrases.Options)]
    private static partial Regex PassiveBefore();

    [GeneratedRegex(@"\b(was|were|been|got) [\w-]+( [^,;]*)?$", Phrases.Options)]
    private static partial Regex PassiveClause();

    [GeneratedRegex(@"^ (being|been|was|were|got)\b", Phrases.Options)]
    private static partial Regex PassiveAfter();

    /// <summary>The very thing this rule says, said by the author.</summary>
    [GeneratedRegex(@"\b(human|operator) error as an? (root )?cause|(human|operator|user|pilot) error (is|was|are|as) (where|never|not|n't|a symptom|a label|only|rarely|n[o']t)|\b(not|n't|never|no|rather than|instead of|ruled out|rule out) (a |an |the |simply |just |about |due to |caused by |result of |attribut\w+ to |blame )*(human|operator|user|pilot) error|\b(people|humans|everyone|engineers|developers|operators|we all) (will |can |do |always |sometimes )*make (mistakes|errors)|\b(reali[sz]\w*|notic\w*|discover\w*|spot\w*|correct\w*|fix\w*|not\w+|acknowledg\w*|own\w* up to) (about )?(the|our|my|his|her|their|that) (mistake|error|typo)|\bmistake (is|was) (noted|noticed|discovered|spotted|found|fixed|corrected|reali[sz]ed)", Phrases.Options)]
    private static partial Regex Denied();
}
