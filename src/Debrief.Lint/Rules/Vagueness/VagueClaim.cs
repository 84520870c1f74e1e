using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Vagueness;

public sealed partial class VagueClaim() : SentenceRule("PM040", "vague-claim", Lint.Category.Vague, Level.Suggestion)
{
    public override Lex Triggers => Lex.Amount | Lex.Lack | Lex.Trouble | Lex.Quantity | Lex.Ending;
    public override string Why => "Without a figure or a mechanism the next reader cannot tell this incident from another.";
    public override string Question => "Which query, metric or group of users, from what to what, and for how long?";

    public override Level? LevelIn(Section section) => section switch
    {
        Section.Impact or Section.Cause or Section.Summary => Level.Suggestion,
        Section.Timeline or Section.Actions or Section.WentWell or Section.Quote or Section.Appendix => null,
        _ => Level.Suggestion,
    };

    private static readonly (Lex Words, Phrase Turn)[] Turns =
        [(Lex.Trouble, new(Trouble())), (Lex.Quantity, new(Crowd())), (Lex.Amount, new(Evaluation())), (Lex.Lack, new(Lack())), (Lex.Ending, new(Unnamed()))];

    public override void Check(Sentence sentence, Report report)
    {
        if (sentence.EndsAsQuestion || sentence.Plain.EndsWith(':')) return;
        foreach (var (words, turn) in Turns)
        {
            if ((sentence.Words & words) == 0 || turn.FirstIn(sentence) is not { } match) continue;
            if (match.Groups["named"].Success || IsPinned(sentence, match) || (words != Lex.Lack && Phrases.Denied().IsMatch(sentence.Plain[..match.Index])) || Possible().IsMatch(sentence.Plain[..match.Index]) || Example().IsMatch(sentence.Plain)) continue;
            report.Add(match.Index, match.Length);
            return;
        }
    }

    /// <summary>A count, code or a name of software; dates and times of day say when, not how much.</summary>
    private static bool IsPinned(Sentence sentence, Match match)
    {
        for (var at = 0; at < sentence.Tokens.Length; at++)
        {
            var token = sentence.Tokens[at];
            if (token.Is(Lex.Quoted) || (token.Is(Lex.Code) && !token.Is(Lex.Number | Lex.Capital))) return true;
            if (token.Is(Lex.Number) && !token.Is(Lex.Time) && !IsDate(sentence, at)) return true;
        }
        return match.Index + match.Length < sentence.Plain.Length && Mechanism().IsMatch(sentence.Plain[(match.Index + match.Length)..]);
    }

    private static bool IsDate(Sentence sentence, int at)
    {
        var text = sentence.TextOf(sentence.Tokens[at]);
        var before = at > 0 ? sentence.TextOf(sentence.Tokens[at - 1]) : "";
        var after = at + 1 < sentence.Tokens.Length ? sentence.TextOf(sentence.Tokens[at + 1]) : "";
        if (text.Length == 4 && text.StartsWith("20") && !text.ContainsAnyExceptInRange('0', '9')) return true;
        return Month().IsMatch(before) || Month().IsMatch(after) || text.EndsWith("am") || text.EndsWith("pm") || after is "am" or "pm" or "errors" or "error" || text.EndsWith("th") || text.EndsWith("st") || text.EndsWith("nd");
    }

    [GeneratedRegex(@"\G(?:\b(fac(ed|ing)|had|having|experienc(ed|ing)|encounter(ed|ing)|ran into|run into|saw|seeing|suffer(ed|ing)( from)?|caus(ed|ing)|led to|resulted in|hit|reported|with|were|was)( [\w-]+){0,2} (some|several|various|unexpected|a few|multiple|numerous|intermittent|many|strange|certain|a number of|a lot of|lots of|significant|general|other|minor|major|serious|weird)( [\w-]+){0,2} (issues?|problems?|troubles?|difficulties|errors|outages|disruptions?|instability|failures|impact|slowdowns?|hiccups|delays?|side[- ]effects|behaviou?r|downtime)\b|\b(experienc|encounter|fac)(ed|ing) (issues|problems|trouble|difficulties|errors)\b|\b(led to|caused|causing|resulted in|creating) (some )?(problems|issues|trouble|instability)\b|\bstrange behaviou?r\b|\b(issues|problems|difficulties|errors) (were|was) (encountered|experienced|observed|seen|had|reported|faced)\b|(some|several|various|multiple|many|a number of|a few|different) ([\w-]+ )?(issues|problems|errors|difficulties|factors|reasons|things|circumstances) (have |had |all )?(contributed|led|caused|combined|delayed|made|meant|played|prevented|were|had)\b|(did not|didn't) (work|go|function|perform) (very |so |that |as )?(well|smoothly|properly)|(with|of|by|from|had) (some |several |various |intermittent |occasional )?(connectivity|performance|stability|networking|availability|reliability) (issues|problems))", Phrases.Options)]
    private static partial Regex Trouble();

    [GeneratedRegex(@"\G(?!a lot of traffic)(some|several|many|various|multiple|a few|few|a number of|certain|a lot of|lots of|a subset of|most|numerous|(a |the )?(very )?(small|large|larger|significant|substantial|considerable|big|good) (number|portion|percentage|share|fraction|amount|part|proportion) of|much of|part of|a handful of|a couple of)( of)?( our| the| its)?( [\w-]+){0,2} (users?|customers?|students?|people|clients?|requests?|jobs|pods|services|systems|instances|sites|pages|nodes|servers|hubs|apps|applications|orders|payments|transactions|messages|emails|teams|accounts|devices|machines|features|functions|queries|connections|sessions|data|records|tenants|merchants|visitors|subscribers|patients|tools|repositories|projects|builds|readers|employees|traffic|regions|components|hosts|vms|builds|calls|emails|mails|operations|endpoints|workloads|pipelines|internal tools|organi[sz]ations|functionality)\b(?=.*\b(had|have|has|were|was|are|is|experienced|experiencing|saw|could|couldn't|started|unable|lost|fail(ed|ing)?|not|affected|impacted|made|received|got|went|reported|crashed|remained|became|stopped|timed|slow\w*|errors?|down|unavailable)\b)|(affect(ed|ing)|impact(ed|ing)|limited to|restricted to|left|hit(ting)?|lost) (only )?(some|several|many|various|multiple|a few|certain|a lot of|a subset of|most|numerous|a handful of|a couple of|a (very )?(small|large|significant|limited) (number|portion|percentage|share|fraction|part|set|group|subset) of)( of)?( our| the| its)?( [\w-]+){0,2} (users?|customers?|students?|people|clients?|requests?|jobs|services|systems|instances|sites|pages|nodes|servers|orders|payments|transactions|messages|emails|teams|accounts|devices|features|queries|sessions|data|records|tenants|visitors|traffic|regions|components|builds)\b", Phrases.Options)]
    private static partial Regex Crowd();

    [GeneratedRegex(@"\G((was|were|is|are|became|become|got|been|being|very|quite|too|extremely|really|significantly|noticeably|much|general(ly)?) (\w+ly |very |quite |too |somewhat |rather |a bit |more )*(slow(er|ly)?|sluggish|degraded|unstable|unreliable|sub-?optimal|unresponsive at times|overloaded|flaky|broken|terrible|suboptimal)|(poor|degraded|bad|slow|reduced|severely impacted|suboptimal|sub-optimal) (performance|response times?|experience|stability|service|quality)|(responding|running|loading|working|performing) (very |quite |extremely |too |rather )?(slowly|poorly|badly|unreliably)|(much |far |a lot |significantly |considerably |way )?longer than (expected|anticipated|planned|usual|necessary|it should|we (had )?(expected|hoped|planned|wanted)|normal)|(elevated|increased|heavy|excessive|abnormal) (error rates?|errors|load|latency|latencies|traffic|response times|usage|failure rates?)(?! (from|to|of|on|alert|alarm|above|over))|under (\w+ )?(heavy|high|increased|significant|extreme) (load|pressure|stress)|in an? (\w+ )?(bad|poor|strange|weird|odd|sorry|terrible) (state|shape)|too much (complexity|noise|manual work|load)|performance (issues?|problems?|degradation)|(was|were) (very |quite |rather |also |generally )?(poor|lacking|significant|severe|substantial|considerable|(not|n't) ([\w]+ )?(good|robust|clear|reliable|stable|adequate|thorough|detailed|strict|fast|quick|comprehensive|careful|effective|sufficient|accurate) enough)(?=[.,;!]| during| throughout| and\b|$)|(progressively|increasingly|much|significantly|considerably) worse|terribly wrong|badly wrong|horribly wrong|went wrong|((quite )?a (long )?while|a long time|(quite )?some time)(?= (to|before|until|and|nobody|no one|the|we|users|\.)|[.,]|$)|for (most|much|part|parts|the rest|a good part) of the (day|morning|afternoon|evening|night|weekend|week)|general (\w+-?\w* )?(stability|instability|slowness)|strange \w+ (errors|issues|behaviou?r)|varying (causes|reasons)|(significant|considerable|substantial|major|large|excessive|serious) (\w+ )?(impact|delays?|latency|disruption|downtime|degradation|slowdown|amount of (time|data|traffic|errors)))\b", Phrases.Options)]
    private static partial Regex Evaluation();

    [GeneratedRegex(@"\G((a |the |due to |from |with |by )*(lack of|insufficient|inadequate|poor(ly)?|limited|not enough|too little|improper|incomplete|weak|absence of|deficient|a general lack of|inconsistent|unclear) (of )?(?!(funds|memory|disk|space|cpu|permissions?|privileges?|quota|capacity)\b)([\w/-]+ ){0,3}(testing|tests|monitoring|documentation|communication|review|reviews|ownership|visibility|observability|training|planning|coordination|processe?s?|procedures?|knowledge|understanding|experience|resources|alerting|alerts|logging|oversight|validation|checks|redundancy|time|motivation|safeguards|controls|awareness|preparation|information|support|design|guidelines|staging|automation|maintenance|quality|management|responsibilities|expectations|requirements|clarity|attention|isolation|handling|coverage|metrics)|(documentation|communications?|monitoring|testing|tooling|alerting|logging|coverage|visibility|observability|ownership|onboarding|coordination|planning|runbooks?|training|knowledge|handover|responsibilit(y|ies)|process(es)?)( (of|for|about|in|on|between|around|within|with|to)( [\w-]+){1,5})?( we had( in place)?)? (is|was|were|are|has been|had been|proved|turned out to be) (also |very |quite |rather |often |generally |too |simply |largely |partly )*(sparse|outdated|out of date|insufficient|inadequate|lacking|poor|incomplete|unclear|limited|patchy|bad|weak|confusing|scattered|inconsistent|non-?existent|slow|(not|n't) (\w+ )?(good|sufficient|adequate|clear|thorough|robust|up to date|helpful)( enough)?)|(other|some|more) important (information|things|details|data|services|systems))\b", Phrases.Options)]
    private static partial Regex Lack();

    /// <summary>"A bug in our deployment process": something happened to something, and the sentence ends.</summary>
    [GeneratedRegex(@"\G(?:\b((was|is|were|by|to|of|be) (an?|some|a number of|several)( [\w-]+){0,2} (bug|change|changes|issue|problem|failure|glitch|misconfiguration|misconfigured \w+( \w+)?|error|hiccup|combination of (factors|things|issues)|series of (events|issues|problems))( (in|with|of|on|to|within) (our|the|an?|its|one of our|some of our)?( ?[\w-]+){1,5})?(, which was (\w+ ){1,2}by( [\w-]+){1,4})?|(caused|triggered) by (some|various|several|multiple|a few|unknown|unexpected|different) [\w-]+)[.!]?$|\b(is|are|was|were) (too |very |quite |just |really )?(hard|difficult|tricky|complicated|broken|fragile|confusing|complex|messy|unclear|immature) (to (use|understand|maintain|manage|operate|work with)|[.,]|$))", Phrases.Options)]
    private static partial Regex Unnamed();

    [GeneratedRegex(@"^[^.]{0,60}\b(because|since|such as|for example|namely|e\.g|due to the|so that|which (meant|means|caused|made|led|left)|meaning)\b", Phrases.Options)]
    private static partial Regex Mechanism();

    [GeneratedRegex(@"\b(for example|such as|e\.g|namely|for instance|including)\b", Phrases.Options)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b(can|could|may|might|would|will|if|to avoid|prevent|should)\b( [\w-]+){0,4} $", Phrases.Options)]
    private static partial Regex Possible();

    [GeneratedRegex(@"^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?|sprint|version|pr|step)$", Phrases.Options)]
    private static partial Regex Month();
}
