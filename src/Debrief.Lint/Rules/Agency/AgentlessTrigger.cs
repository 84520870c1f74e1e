using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Agency;

public sealed partial class AgentlessTrigger() : SentenceRule("PM060", "agentless-trigger", Lint.Category.Agentless, Level.Suggestion)
{
    public override Lex Triggers => Lex.PastBe | Lex.Somehow | Lex.PassedOver | Lex.Decision;

    public override bool WakesOn(Lex words, Section section) =>
        (words & (Lex.Somehow | Lex.PassedOver | Lex.Decision)) != 0 || ((words & Lex.PastBe) != 0 && (words & (Lex.Act | Lex.SlipAdverb)) != 0);
    public override string Why => "It starts or decides something and leaves out by which role or which mechanism, so nobody can ask what they saw.";
    public override string Question => "Which role or which pipeline did this, from which change, seeing what?";

    public override Level? LevelIn(Section section) => section is Section.Actions or Section.Quote or Section.Appendix ? null : Level;

    public override void Check(Sentence sentence, Report report)
    {
        if (sentence.EndsAsQuestion) return;
        var timeline = sentence.Section == Section.Timeline;
        foreach (var (words, turn, everywhere, afterwards) in Turns)
        {
            if ((sentence.Words & words) == 0 || (timeline && !everywhere)) continue;
            foreach (var match in turn.In(sentence))
            {
                var rest = sentence.Plain[(match.Index + match.Length)..];
                if (afterwards && (Phrases.By().IsMatch(rest) || Phrases.By().IsMatch(match.Value))) continue;
                if (Phrases.Unreal().IsMatch(sentence.Plain[..match.Index]) && !everywhere) continue;
                if (Prevented().IsMatch(sentence.Plain[..match.Index]) || (!everywhere && (IsTraced(sentence) || Repair().IsMatch(sentence.Plain)))) continue;
                report.Add(match.Index, match.Length);
                return;
            }
        }
        if (!timeline && (sentence.Words & Lex.Change) != 0) Launch(sentence, report);
    }

    /// <summary>"A new version of the chart was installed": a change that began something.</summary>
    private static void Launch(Sentence sentence, Report report)
    {
        foreach (var match in Launches.In(sentence))
        {
            var before = sentence.Plain[..match.Index];
            if (Changed().Match(before) is not { Success: true } change || Phrases.By().IsMatch(sentence.Plain[match.Index..])) continue;
            if (Phrases.Unreal().IsMatch(before[..change.Index]) || Prevented().IsMatch(before) || IsTraced(sentence) || Repair().IsMatch(sentence.Plain)) continue;
            report.Add(change.Index, match.Index + match.Length - change.Index);
            return;
        }
    }

    /// <summary>By which words each is worth trying, whether it holds in a timeline too, and whether a "by" behind it names the agent.</summary>
    private static readonly (Lex Words, Phrase Turn, bool Everywhere, bool NamesAgent)[] Turns =
    [
        (Lex.Somehow, new(Somehow()), true, true), (Lex.SlipAdverb, new(SlippedInto()), true, true), (Lex.Decision, new(Decided()), true, true), (Lex.PassedOver, new(PassedOver()), true, true), (Lex.Act, new(BeforeThat()), false, true),
        (Lex.PassedOver, new(Nominal()), true, false), (Lex.Act, new(Upgraded()), true, true),
    ];

    private static readonly Phrase Launches = new(Launched());

    /// <summary>A number of a pull request, a link or code leads to who and how.</summary>
    private static bool IsTraced(Sentence sentence)
    {
        foreach (var token in sentence.Tokens)
            if (token.Is(Lex.Person | Lex.We | Lex.GivenName | Lex.Team) || (token.Is(Lex.Code) && !token.Is(Lex.Number)) || sentence.TextOf(token).StartsWith("#")) return true;
        return Numbered().IsMatch(sentence.Plain);
    }

    private const string Acts = "deployed|merged|pushed|released|removed|deleted|run|executed|applied|enabled|disabled|upgraded|updated|changed|introduced|committed|leaked|made|wiped|truncated|dropped|set|configured|misconfigured|revoked|terminated|modified|altered|published|exposed|moved|shut down|turned off|switched|switched off|installed|uninstalled|overwritten|rolled out|promoted|included|sent|restarted|left|omitted|skipped|copied|renamed|cut|disconnected|unplugged|granted|reset|cleared|purged|activated|triggered|initiated|started|cancelled|canceled|added|replaced|redirected|decommissioned|stored|approved|given|taken|raised|lowered";

    [GeneratedRegex($@"\G((was|were|been|being|got|is|are|be) (\w+ )?(accidentally|mistakenly|inadvertently|unexpectedly|incorrectly|wrongly|improperly|erroneously|unintentionally|prematurely|not properly|never properly|hastily|silently) ({Acts})|(accidentally|mistakenly|inadvertently|erroneously|unintentionally|prematurely) (being|been) ({Acts})|(was|were|been|got) ({Acts}) (by mistake|by accident|accidentally|mistakenly|inadvertently|prematurely|in error)|(was|were|been|got) ({Acts}|closed|started|upgraded|migrated|moved|renamed|rotated)( [\w-]+){{0,6}} without ([\w-]+ ){{0,3}}(test(ing|ed|s)?|review(ed)?|approval|notice|warning|inform(ing|ed)|telling|notif(ying|ied|ication)|check(ing|ed|s)?|verif(ying|ied|ication)|being|consult(ing|ation)|coordination|announc\w+))\b", Phrases.Options)]
    private static partial Regex SlippedInto();

    [GeneratedRegex(@"\G(it (was|is|had been|has been) (then |therefore |also |initially |originally |subsequently |eventually |previously )?(decided|agreed|chosen|deemed|felt|judged|concluded that it was)\b|(a|the) decision (was|is|had been) (then |also )?(made|taken|reached)|decision (made|taken) to|(was|were) (then |also |initially )?(deemed|considered) (unnecessary|safe|not|acceptable|low|too|sufficient|ready))\b", Phrases.Options)]
    private static partial Regex Decided();

    [GeneratedRegex(@"\G(was|were|been|got) (\w+ly |then |also |initially |simply )?(overlooked|forgotten|ignored|dismissed|neglected|disregarded|missed(?= (in|during|because|due|when|as|by mistake|at|entirely|until)\b))(?! (by|in favo))", Phrases.Options)]
    private static partial Regex PassedOver();

    /// <summary>A setting or a plan that somebody had left in some state before.</summary>
    [GeneratedRegex(@"\G((had|has|got) (previously |recently |also |already |just )?(been |(?<=got ))(disabled|enabled|set up|switched|installed|granted|renamed|migrated|introduced|added|closed|raised|lowered|turned (off|on)|switched off|muted|silenced|changed|removed|increased|decreased|reconfigured|decommissioned|bypassed|commented out|left)|no [\w-]+( [\w-]+)? (had been|was|were|has been) (set up|defined|configured|created|put in place|documented|prepared|made|written|tested|planned|agreed|assigned|performed|carried out|defined)|(was|were) (decommissioned|deleted|removed|shut down|disabled|released|deployed|merged|closed) (too (early|late|soon)|without)|(was|were) (taken out of|left (running|open|enabled|disabled|unattended|in place)|never (re-?enabled|tested|updated|removed|communicated|reviewed|revoked|rotated|renewed|documented|deleted|set up|configured|migrated|cleaned up|followed up|assigned|applied|turned|switched|announced|written down|rolled out)|(and|but|though) ([\w-]+ ){1,4}(was|were) not (updated|documented|tested|reviewed|communicated|announced|informed|adjusted|changed|removed|revoked)))\b", Phrases.Options)]
    private static partial Regex BeforeThat();

    [GeneratedRegex(@"\G((the )?(accidental|inadvertent|unintended|unintentional|mistaken|erroneous|premature) (deletion|removal|execution|merge|deployment|push|release|change|upgrade|truncation|termination|shutdown|exposure|disclosure|revocation|publication) of|(cause|reason)( \w+){0,4} (was|is) (the |a |our )?failure to|(due to|because of|caused by) (the |a )failure to (?!(connect|start|load|resolve|read|write|pull|mount|allocate|parse|acquire|respond|bind|fetch|create|schedule|authenticate|reach|renew automatically)))\b", Phrases.Options)]
    private static partial Regex Nominal();

    [GeneratedRegex(@"\G(somehow (got |was |were |been )?\w+(ed|en|un)|(got|was|were|been) somehow)\b", Phrases.Options)]
    private static partial Regex Somehow();

    [GeneratedRegex(@"\G(was|were|had been|has been|got|which was|which were) (\w+ly |then |also |recently |subsequently )?(made|pushed|merged|deployed|released|introduced|applied|rolled out|upgraded|enabled|disabled|promoted|shipped|carried out|deleted|removed|dropped|executed|run|leaked|modified|altered|changed|committed|activated|installed|turned (on|off)|switched|reconfigured|shut down|cut|launched|performed|unplugged|disconnected|overwritten|approved|accepted)\b(?! (back|again|manually|to (restore|fix|resolve|mitigate|recover|address|prevent|increase)))", Phrases.Options)]
    private static partial Regex Launched();

    [GeneratedRegex(@"(\b(a|an|the|some|another|several|new|old|this|these|our|that|one|wrong|incorrect)( [\w-]+){0,4} (changes?|prs?|pull requests?|commits?|config(uration)?( changes?)?|versions?|releases?|updates?|upgrades?|patch(es)?|migrations?|flags?|rules?|charts?|scripts?|code|builds?|deploys?|deployments?|node|file|keys?|credentials|certificate|record|command|query|policy|setting|package|database|table|job|server|dependency|maintenance|work)( (to|of|for|in|on|from)( [\w-]+){1,6})?,?|\b(it|they|this)) $", Phrases.Options)]
    private static partial Regex Changed();


    [GeneratedRegex(@"\G(was|were|had been) (upgraded|downgraded|bumped|promoted) to (an? |the )?(new |newer |beta|alpha|pre-?release|release candidate|rc|latest|untested|experimental|unreleased)", Phrases.Options)]
    private static partial Regex Upgraded();

    [GeneratedRegex(@"\b(prevent\w*|avoid\w*|so that|ensure|make sure|from being|can be|could be|may be|might be|should be|must be|to be|will be|would be|if|unless|until|after|once|before|harder|never|not|no)\b( [\w'-]+){0,4} ?$", Phrases.Options)]
    private static partial Regex Prevented();

    [GeneratedRegex(@"\b(roll(ed|ing)? back|rollback|revert\w*|restor\w+|recover\w*|to (fix|mitigate|resolve|address|restore|prevent)|fix(ed|es)?|resolv\w+|follow[- ]up|back online|healthy|hotfix|mitigat\w+|came back|normal)\b", Phrases.Options)]
    private static partial Regex Repair();

    [GeneratedRegex(@"\b(pr|mr|pull request|commit|cl|ticket|change|release|pipeline|build|version) #?\d", Phrases.Options)]
    private static partial Regex Numbered();
}
