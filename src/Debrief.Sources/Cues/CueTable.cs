using System.Text.RegularExpressions;

namespace Debrief.Sources.Cues;

/// <summary>Where a cue may be believed: in chat people talk in the first person, in a written timeline lines tell what happened.</summary>
internal enum CueScope { Any, Chat, Written }

/// <summary>One kind of event and the wordings that show it. Rows are tried from the top; the first that holds wins.</summary>
/// <param name="Triggers">Beginnings of words, or signs, of which at least one stands in every match: a quick no for most messages. With <c>^</c> it counts only as the first word of a sentence.</param>
/// <param name="Unsure">True when doubt or condition before the wording does not spoil it.</param>
/// <param name="Asked">True when the wording also counts in a question.</param>
/// <param name="Opens">True when it counts only in the first sentence: "I'm looking" further on looks for something else.</param>
/// <param name="Lead">What must stand right before the wording, which then begins with its trigger.</param>
internal sealed record CueRow(EventKind Kind, CueScope Scope, Regex Wording, string[] Triggers, bool Unsure = false, bool Asked = false, bool Opens = false, CueLead Lead = CueLead.None);

/// <summary>The wordings. High precision before recall: a person picks and corrects, so a wrong kind costs more than none.</summary>
internal static partial class CueTable
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static readonly CueRow[] Rows =
    [
        new(EventKind.Resolution, CueScope.Any, Resolution(), [
            "resolved", "all clear", "all-clear", "incident is", "incident over", "incident closed", "closing the", "closing this", "closed the", "closed this", "back online", "fully recovered", "fully restored",
            "fully operational", "restoration", "permanently", "systems operational", "verified operational", "🟢"]),
        new(EventKind.Mitigation, CueScope.Any, Mitigation(), [
            "mitigated", "to normal", "to healthy", "to baseline", "to 100", "recovered", "recovering", "stabilised", "stabilized", "normal again", "healthy again", "dropped", "have gone", "has gone",
            "have stopped", "has stopped", "subsided", "back up", "the bleeding", "operational", "solved the", "recovery"]),
        new(EventKind.Ack, CueScope.Chat, ChatAck(), ["^ack", "^on ", "^i ", "^i'm", "^i’m", "^i'll", "^i’ll", "^we ", "^we're", "^we’re", "^looking", "^checking", "^investigating", "^taking", "^got it", "👀"], Opens: true),
        new(EventKind.Ack, CueScope.Written, WrittenAck(), ["ack"]),
        new(EventKind.Alert, CueScope.Written, WrittenAlert(), ["alert", "paged", "page", "pager", "alarm", "automated warning", "monitor", "probe"]),
        new(EventKind.Escalation, CueScope.Any, Escalation(), ["escalat", "paging ", "paged ", "pages ", "page to", "pulled in", "pulling in"]),
        new(EventKind.Decision, CueScope.Any, Decision(), ["decision", "decided", "decides", "agreed", "let's", "lets ", "let’s", "we'll", "we’ll", "we will", "going with", "going to"]),
        new(EventKind.Communication, CueScope.Any, Communication(), ["posted", "posting", "sent ", "publish", "updated", "updating", "notified", "informed", "email", "e-mail", "told", "tweeted", "announce", "status update", "incident update"]),
        new(EventKind.Deploy, CueScope.Any, Deploy(), ["deployed", "deploying", "rolled out", "rolling out", "released", "shipped", "shipping", "^deploy", "^release"]),
        new(EventKind.ConfigChange, CueScope.Any, ConfigChange(), ["flag", "config", "merged"]),
        new(EventKind.Action, CueScope.Any, Deed(), [
            "rolling back", "rolled back", "rolling it", "rolled it", "rolling this", "rolled this", "rolling that", "revert", "restarting", "restarted", "restarts", "reboot", "scaling", "scaled", "blocking", "blocked",
            "draining", "drained", "failing over", "failed over", "failing it", "failed it", "disabling", "disabled", "enabling", "enabled", "killing", "killed", "terminat", "removing", "removed", "deleting", "deleted", "wiping",
            "wiped", "taking ", "took ", "turning ", "turned ", "switching", "switched", "restoring", "restored", "clearing the", "cleared the", "flush", "purg", "rotating", "rotated", "bumping", "bumped", "increas", "raising the",
            "raised the", "raises the", "pausing", "paused", "stopping", "stopped", "cordon", "throttl", "patching", "patched", "hotfix", "redeploy", "downgrad", "replacing", "replaced"], Lead: CueLead.Teller),
        new(EventKind.Action, CueScope.Any, Done(), ["rollback ", "revert ", "restart ", "failover ", "removed"]),
        new(EventKind.Action, CueScope.Any, Undergone(), ["restarted", "rolled back", "reverted", "downgraded", "redeployed", "scaled up", "scaled down", "blocked", "disabled", "rebooted", "replaced"], Lead: CueLead.Thing),
        new(EventKind.Hypothesis, CueScope.Any, Hypothesis(), [
            "think", "suspect", "believe", "guess", "my theory", "my hunch", "hypothesis", "theory", "perhaps", "^maybe", "probably", "could be", "might be", "may be", "looks like", "likely", "root cause", "found it", "found the",
            "turns out", "culprit", "confirmed"], Unsure: true),
        new(EventKind.FirstSignal, CueScope.Any, Symptom(), [
            "is down", "are down", "was down", "were down", "went down", "goes down", "gone down", "looks down", "seems down", "completely down", "all down", "now down", "currently down", "down for", "down?", "broken?", "slow?",
            "unstable", "unreachable", "reachable", "unavailable", "broken", "failing", "timing out", "very slow", "super slow", "locked up", "unresponsive", "anyone else", "seeing ", "see ", "getting ", "noticed ", "noticing ", "observing ",
            "report", "complain", "cannot", "can't", "can’t", "spike in", "surge in", "jump in", "increase in", "error rate", "dropped to", "drops to", "drop to", "fell to", "falls to", "impact ", "outage", "incident ",
            "detected", "downtime", "lockup", "lock-up"], Asked: true),
    ];

    [GeneratedRegex("""
        \b(incident|issue|outage|problem|everything|all|it|this)\b[^?]{0,40}\b(is|was|are|has\ been|been|now|officially|fully)\s+(now\s+|officially\s+|fully\s+|completely\s+)*resolved\b
        |^\W*(all\s+|incident\s+|issue\s+|now\s+|officially\s+|fully\s+)*resolved\b(?!\s+(the|a|to|in|by|at|from|hostname|dns)\b)
        |\bmark(ed|ing)?\b.{0,30}\bresolved\b|\ball[\s-]clear\b
        |\bincident\s+(is\s+)?(now\s+|officially\s+)*(over|closed|done)\b|\bclos(ed|ing)\s+(the|this)\s+incident\b
        |\bback\s+online\b|\bfully\s+(recovered|restored|resolved|operational)\b|\brestoration\s+(is\s+)?complete\b|\bpermanently\s+fixed\b|\bsystems\s+(verified\s+)?operational\b|^🟢
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Resolution();

    [GeneratedRegex("""
        \bmitigated\b|\bback\s+to\s+(normal|healthy|baseline|100\s?%)|\b(returned|returning|return)\s+(back\s+)?to\s+(normal|100)
        |\b(errors?|error\s+rates?|latency|traffic|queue|service|site|api|cpu|load)\b[^?]{0,30}\b(has|have|is|are)?\s*(recovered|recovering|stabili[sz]ed|normal\s+again|healthy\s+again)\b
        |\b(errors?|error\s+rates?|5xx|latency|timeouts)\b[^?]{0,20}\b(has|have)\s+(dropped|gone|stopped|subsided)\b
        |\b(it|site|service|api|everything|things|we)\s*('s|’s|'re|’re|is|are)\s+back\s+up\b|\bstopped\s+the\s+bleeding\b|\bservice\s+(is\s+)?operational\b|\bwhich\s+solved\s+the\s+(issue|problem)\b
        |\brecovery\s+(is\s+)?(confirmed|complete)\b|^\W*(service\s+|site\s+)?recovered\b
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Mitigation();

    [GeneratedRegex("""
        ^\W*(ack(ed|nowledged|ing)?\b|on\s+it\b|👀|(i(['’]m|\ am|['’]ll|\ will)?|we(['’]re|\ are)?)\s+(on\s+it|(just\s+|now\s+|also\s+)*(looking|investigating|checking|take\s+(this|it)|taking\s+a\s+look|take\s+a\s+look|acked|have\s+acked|acknowledged))\b
        |(looking|checking|investigating)(\s+(into\s+)?(it|this|now))?\s*[.!…👀]*$|taking\s+a\s+look\b|looking\s+into\s+(it|this)\b|got\s+it,?\s+looking\b)
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ChatAck();

    [GeneratedRegex(@"\backs\b|\backed\b|\backnowledge[sd]?\b|\backnowledging\b", Options)]
    private static partial Regex WrittenAck();

    [GeneratedRegex("""
        \b(alerts?|alarms?|monitors?|pager|probes?)\b[^.?]{0,40}\b(fires?|fired|firing|triggers?|triggered|goes\ off|went\ off|sent|received|starts?|started)\b
        |\bfirst\b[^.?]{0,20}\b(alerts?|alarms?|pages?)\b|\b(received|got)\b[^.?]{0,20}\b(alerts?|alarms?|paged|a\s+page)\b|^\W*(alerts?|alarms?|paged)\s*[:\-–—]|^\W*(we\s+)?(got|were|was)\s+paged\b|\bautomated\s+warning\b
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex WrittenAlert();

    [GeneratedRegex(@"\bescalat(ed|ing|es)\s+(to|it|this|the)\b|\bpag(ed|ing|es)\s+(the\s+|@)?[a-z]|\bpage\s+to\b|\bpull(ed|ing)\s+in\b", Options)]
    private static partial Regex Escalation();

    [GeneratedRegex("""
        ^\W*decision\s*[:\-–—]|\b(we|i|ic|team|they)\s+(have\s+|['’]ve\s+)?(decided|agreed)\b|\bdecides?\s+to\b|\bdecided\s+(to|on|against)\b
        |\b(let['’]?s|we(['’]ll|\ will|['’]re\ going\ to|\ are\ going\ to))\s+(now\s+|just\s+|first\s+)?(roll|revert|restart|fail|scale|block|disable|enable|turn|switch|take|stop|pause|drain|ship|deploy|wait|restore|keep|leave|declare)\b|\bgoing\s+with\b
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Decision();

    [GeneratedRegex("""
        \b(posted|posting|sent|published|publishing|updated|updating)\b[^.?]{0,40}(\bstatus\s?page\b|\#status|\bcustomers?\b|\bannouncement\b|\bstatus\s+update\b)
        |\bstatus\s?page\b[^.?]{0,20}\b(is\s+)?(updated|posted|published)\b|\b(notified|informed|e-?mailed|told)\s+(all\s+|our\s+|the\s+|affected\s+)*customers\b|\btweeted\b|^\W*announced\b|^\W*(status|incident)\s+update\s*[:\-–—]
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Communication();

    [GeneratedRegex("""
        ^\W*(deploy(ed|ing|ment)?|release[ds]?|rolled\s+out|rolling\s+out|shipped)\s+(of\s+|the\s+|to\s+)?[\w@`]|\b(is|was|were|are|been|being|gets?|got|i|we|just)\s+(now\s+|just\s+)?(deployed|deploying|rolled\s+out|released|shipping|shipped)\b
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Deploy();

    [GeneratedRegex(@"^\W*(config(uration)?|feature)\s+(change|flag)|\b(flipped|toggled|turned\s+(on|off))\b[^.?]{0,30}\bflag\b|\bflag\b[^.?]{0,30}\b(turned|switched|set)\s+(on|off)\b|^\W*(i|we)?\s*(just\s+)?(merged|changed\s+the\s+config)\b", Options)]
    private static partial Regex ConfigChange();

    [GeneratedRegex("""
        \b(roll(ing|ed)\s+(it\s+|this\s+|that\s+)?back|revert(ing|ed|s)|restart(ing|ed|s)|reboot(ing|ed)|scal(ing|ed)\s+(it\s+)?(up|down|out|to|the)|block(ing|ed)\s+\w|drain(ing|ed)|fail(ing|ed)\s+(it\s+)?over
        |disabl(ing|ed)|enabl(ing|ed)|kill(ing|ed)|terminat(ing|ed|es)|remov(ing|ed)|delet(ing|ed)|wip(ing|ed)|taking\s+\S+\s+(offline|down|out)|took\s+\S+\s+(offline|down|out)|turn(ing|ed)\s+(it\s+)?(on|off)
        |switch(ing|ed)\s+(over|to|off|on|back)|restor(ing|ed)|clear(ing|ed)\s+the|flush(ing|ed)|purg(ing|ed)|rotat(ing|ed)|bump(ing|ed)|increas(ing|ed|es)|rais(ing|ed|es)\s+the|paus(ing|ed)|stopp(ing|ed)\s+(the|all)|cordon(ing|ed)
        |throttl(ing|ed)|patch(ing|ed)|hotfix(ing|ed)|redeploy(ing|ed)|downgrad(ing|ed)|replac(ing|ed))\b
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\b(rollback|revert|restart|failover)\s+(is\s+)?(running|started|starts|complete|completed|done|finished|performed|in\s+progress)\b|\bremoved\s*$", Options)]
    private static partial Regex Done();

    [GeneratedRegex(@"\b(restarted|rolled\s+back|reverted|downgraded|redeployed|scaled\s+(up|down)|blocked|disabled|rebooted|replaced)\b", Options)]
    private static partial Regex Undergone();

    [GeneratedRegex("""
        \b(i|we)\s+(now\s+|do\s+|also\s+)?(think|suspect|believe|guess)\b|\b(i|we)(['’]m|['’]re|\ am|\ are)\s+(pretty\s+|fairly\s+)?(guessing|suspecting|thinking)\b|\bthinks?\s+(that\s+)?(perhaps|maybe|it|the)\b|\bsuspect(s|ed|ing)?\s+\w
        |\bmy\s+(guess|theory|hunch)\b|\b(hypothesis|theory)\s*[:\-–—]|^\W*(perhaps|maybe)\b|\bperhaps\s+\w+s\s+because\b|\bprobably\s+(caused|because|due|the|a|related)\b|\b(could|might|may)\s+be\s+(caused|due|related|the|because|that)\b
        |\blooks\s+like\s+(it|the|a|an|we|our|this)\b|\b(most\s+)?likely\s+(caused|due|because|the)\b|\broot\s+cause\s+(is|was|:)|\bfound\s+(it|the\s+(cause|culprit|problem|issue|bug))\b|\bturns\s+out\b|\bthe\s+culprit\b|^\W*confirmed\s*[:,\-–—]
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Hypothesis();

    [GeneratedRegex("""
        \b(is|are|was|were|went|goes|gone|looks|seems)\s+(completely\s+|all\s+|now\s+|currently\s+)*(down(?!\s+(to|by|from)\b)|unstable|unreachable|unavailable|broken|failing|timing\s+out|very\s+slow|super\s+slow|locked\s+up|unresponsive)\b
        |\b(is|are)\s+[\w.\- ]{2,40}\s+(down|broken|slow)(\s+for\s+(you|anyone|everyone|others).*)?\?|\banyone\s+else\s+(seeing|having|getting)\b
        |\b(seeing|getting|see|noticed|noticing|observing)\s+(a\s+(lot|spike|bunch|wave|flood)\s+(of|in)\s+|lots\s+of\s+|many\s+|some\s+|increased\s+|elevated\s+|high\s+|intermittent\s+)*(\w+\s+)?(5\d\ds?|5xxs?|errors?|timeouts?|failures?|reports?|time-?outs)\b
        |\b(customers?|users?|developer|support)\b[^.?]{0,20}\b(report|reports|reporting|complain|complaining|reported|cannot|can['’]t)\b|\b(outage|problem|issue|errors?|downtime)\b[^.?]{0,15}\b(is\s+|was\s+)?reported\b
        |\b(spike|surge|jump|increase)\s+in\s+(errors?|5xx|latency|timeouts?|failures?)\b|\berror\s+rates?\b[^.?]{0,20}\b(up|spik\w+|climb\w+|ris\w+|jump\w+|at\s+\d|above|over)\b|\b(drops?|dropped|fell|falls)\s+to\s+(zero|0)\b
        |\b(not|isn['’]t|aren['’]t|un)\s*reachable\b|\b(impact|outage|incident)\s+(starts?|started|begins?|began)\b|\bdetected\b(?!\s+no\b)|\bsome\s+downtime\b|\block-?up\b
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Symptom();

    [GeneratedRegex(@"\broot\s+cause\s+(is|was|:)|\bfound\s+(it|the\s+(cause|culprit|problem|issue|bug))\b|\bturns\s+out\b|\bthe\s+culprit\s+(is|was)\b|^\W*confirmed\s*[:,\-–—]", Options)]
    public static partial Regex Confirmation();

    [GeneratedRegex(@"\b(impact|outage|downtime|incident|disruption)\s+(starts?|started|begins?|began)\b|\bstart\s+of\s+(the\s+)?(impact|outage|incident)\b", Options)]
    public static partial Regex ImpactStart();

    /// <summary>What, standing before a wording in the same sentence, takes its force: negation, condition, plan, doubt.</summary>
    [GeneratedRegex(@"\b(not|never|isn['’]t|wasn['’]t|aren['’]t|weren['’]t|haven['’]t|hasn['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|cannot|won['’]t|wouldn['’]t|couldn['’]t|no\s+longer|without|if|once|when|until|unless|whether|before|after|should|could|would|might|may|maybe|perhaps|hopefully|hope|wait(ing)?\s+for|need(s|ed)?\s+to|want(s|ed)?\s+to|try(ing)?\s+to|tried|remember|last\s+(time|week|month|year)|yesterday|tomorrow|asked|instead\s+of)\b", Options)]
    public static partial Regex Spoiler();
}
