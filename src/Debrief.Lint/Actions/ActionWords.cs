using System.Text.RegularExpressions;
using Debrief.Lint.Rules;
using Debrief.Lint.Text;

namespace Debrief.Lint.Actions;

/// <summary>Tells from the words of an action whether its verb and its outcome can be checked. Works on plain text.</summary>
internal static partial class ActionWords
{
    public static (Verb Verb, Outcome Outcome) Judge(string plain)
    {
        var head = HeadOf(plain);
        var rest = plain[head..];
        if (IsVague(rest) || AndThink().IsMatch(rest)) return (Verb.Vague, Purpose().IsMatch(rest) && !Inquiry().IsMatch(rest) ? Outcome.Measurable : Outcome.Not);
        if (FuzzyNoun().IsMatch(rest)) return (SoftVerb().IsMatch(rest) ? Verb.Vague : Verb.Concrete, Outcome.Not);
        return (Verb.Concrete, Fuzzy().IsMatch(rest) ? Outcome.Not : Outcome.Measurable);
    }

    /// <summary>The piece of a sentence that makes it a wish; null when it is none, or no action at all.</summary>
    public static (int Start, int Length)? Weakness(Sentence sentence)
    {
        var plain = sentence.Plain;
        var head = HeadOf(plain);
        var rest = plain[head..];
        if (NoAction().IsMatch(rest)) return null;
        if (IsVague(rest))
        {
            if (Purpose().IsMatch(rest) && Vague().Match(rest) is { Success: true, Groups: var groups } && groups["improve"].Success) return null;
            var length = Vague().Match(rest) is { Success: true } match ? match.Length : rest.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? space : rest.Length;
            return (head, rest[..length].TrimEnd().Length);
        }
        if (AndThink().Match(rest) is { Success: true } think) return (head + think.Index, think.Length);
        return FuzzyNoun().Match(rest) is { Success: true } fuzzy && SoftVerb().IsMatch(rest) ? (head + fuzzy.Index, fuzzy.Length) : null;
    }

    /// <summary>Whether what is to be made sure of is a state that can be looked at.</summary>
    public static bool IsCheckable(string rest)
    {
        var comma = rest.IndexOf(',', StringComparison.Ordinal);
        return Checkable().IsMatch(rest) && !Careful().IsMatch(comma > 12 ? rest[..comma] : rest);
    }

    private static bool IsVague(string rest)
    {
        if (Vague().Match(rest) is not { Success: true } match) return false;
        if (match.Groups["inquire"].Success && AndFix().IsMatch(rest)) return false;
        if (match.Groups["ensure"].Success) return !IsCheckable(rest);
        if (match.Groups["amount"].Success) return !Figure().IsMatch(rest);
        return true;
    }

    /// <summary>Where the action itself begins, after boxes, labels, names and "we should".</summary>
    public static int HeadOf(string plain)
    {
        var head = 0;
        for (var guard = 0; guard < 8; guard++)
        {
            var match = Lead().Match(plain, head);
            if (!match.Success || match.Length == 0) break;
            head = match.Index + match.Length;
        }
        return head;
    }

    [GeneratedRegex(@"\G(\W+|\[[\w -]{0,14}\]\W*|\(?(done|todo|wip|optional|stretch|action|action item|ai|task|p[0-4]|prio(rity)? \d|high|medium|low|prevent|detect|mitigate|respond|short[- ]term|long[- ]term|mid[- ]term)\b\)?(?=[\s]*[:\-–—)\]])\W*|[\w/&'-]+( [\w/&'-]+){0,4}:(?= )\W*|\d{1,2}[.)] |(?!(that|this|which|it|they|these|there|talk|speak|listen|reach|respond|adapt|commit|continue|try|need|aim|strive|plan|learn|work|remember|look|want|fail|able|way|how|steps?)\b)(@?[\w.-]+ |the [\w-]+ (team |group |squad )?|@?[\w.-]+ (and|&) @?[\w.-]+ |[\w-]+ team )?(should|will|must|shall|need(s)? to|has to|have to|want(s)? to|plan(s)? to|ought to|is going to|are going to|can|could|would like to|to)( (also|probably|really|definitely|always|all|at least|now))* (?!have\b)|we('ll| (should|will|must)) (?=have )|(please|also|and|then|always|maybe|perhaps|possibly|probably|ideally|next|first|eventually|immediately|let's|let us|start|begin|need to|to) )", Phrases.Options)]
    private static partial Regex Lead();

    private const string Study = "investigat(e|ing|ion)( (into|of))?|research(ing)?|look(ing)? (further |more |closer |deeper |again )?(into|at|for|at how)|explor(e|ing)|evaluat(e|ing)|assess(ing)?|review(ing)?|examin(e|ing)|study|analy[sz](e|ing)|discuss(ing)?|determin(e|ing)|check (if|whether|how|why|what)|see (if|whether|how|what)|revisit(ing)?|figur(e|ing) out|understand(ing)?|identify(ing)?|clarify|decide|debug|diagnose|brainstorm|inspect|compare|verify (if|whether)|trace";

    [GeneratedRegex($@"^((?<improve>improv(e|ed|ing|ements?)|enhanc(e|ed|ing)|better|strengthen(ing)?|optimi[sz](e|ing)|refin(e|ing)|streamlin(e|ing)|simplif(y|ying)|harden(ing)?|moderni[sz]e|upskill|bolster|boost|tighten( up)?|fine-?tune|tune)|(?<inquire>{Study})|(?<ensure>ensur(e|ing)|make (very |absolutely )?(sure|certain)|guarantee|be sure)|(?<amount>(increas(e|ing|ed)|reduc(e|ing)|decreas(e|ing)|lower(ing)?|rais(e|ing)|giv(e|ing)|allocate|provid(e|ing))\b(?! access))|consider(ing)?|think(ing)? (more )?(about|of|through)|rethink(ing)?|reconsider(ing)?|find(ing)? (an? |some |better |the |out |ways?|new |other )|com(e|ing) up with|spend(ing)? (more |some )?|decid(e|ing) (if|on|whether|how|what|who|about|which)|agree on|tak(e|ing) (steps|measures|action)|dig(ging)? (in|deeper)|deep[- ]dive|gain |gather |sync with|liaise|check in with|push for|advocate|request more|reinforce|emphasi[sz]e|formali[sz]e|investment in|increase(d)? (awareness|monitoring|visibility|observability|coverage|communication|vigilance)|work(ing)? (with|on|towards?|out|closely|more|together)|continue|keep |try(ing)? |aim|strive|be (more|very|careful|better|able|aware|vigilant|mindful|proactive|less|extra|on )|get better|get more|learn|encourage|promote|foster|rais(e|ing) awareness|remind|(re-?)?train(ing)?\b|educate|(schedule|conduct|perform|do|hold|organi[sz]e|carry out|run|provide|offer|arrange|undertake|implement|plan)( an?| the| more| additional| regular| further| periodic| some| thorough| comprehensive| proper| better| deeper| detailed| full| internal| ongoing)*( [\w-]+){{0,3}} (training|audits?|reviews?|investigations?|analysis|assessments?|awareness|research|discussions?|brainstorming|workshops?|refreshers?|inspections?)\b|something |some (kind|sort) of|more |clearer |stricter |tighter |closer |stronger |regular(ly)? |mak(e|ing) .{{1,60}}?(more |better|easier|clearer|robust|resilient|reliable|faster|simpler|safer|smarter|stronger|stable)|pay |take (a |more |better |extra |greater )|plan(ning)? (for|to|on|how|ahead|better)|(need to )?devise|monitor (more|better|closely|the situation|this|it|for|carefully)|watch|avoid(ing)?|prevent(ing)?|minimi[sz]e|mitigate|address(ing)?|handle|tackle|prioriti[sz]e|focus|communicate|coordinate|collaborate|talk (to|about|with)|speak (to|with|about)|discuss|engage( with)?|reach out|follow up|ask |maintain|support|adopt (a )?(more|better|culture|best)|build (a )?(culture|awareness|confidence|more|better)|develop (a )?(better|strateg|culture|understanding|more)|establish (a )?(better|clearer?|culture|strateg|more|stronger)|set ?up (a )?(better|more|some)|(add|create|write|have|implement|get|introduce|use|put) (a |an |some |in )?(better|more robust|some kind|some sort|improved|stronger|clearer|more effort|more efforts|more thorough|enhanced)|admins? should|double[- ]check|reflect|stay|remain|periodically (check|review)|regularly (check|review|update|test))", Phrases.Options)]
    private static partial Regex Vague();

    /// <summary>Looking into something and then doing something about it that can be seen.</summary>
    [GeneratedRegex(@"^\w+( \w+)? and (then )?(fix|resolve|remove|replace|repair|patch|add|implement|delete|disable|correct|document|update|migrate|set|rotate|scope|enable|write|create|restrict|revoke|apply|pin|upgrade|automate|publish|prune|archive|file)\b", Phrases.Options)]
    private static partial Regex AndFix();

    [GeneratedRegex(@"\band (think|look|consider|investigate|discuss|explore|evaluate|brainstorm)( more)? (about|into|at|if|whether|how)\b", Phrases.Options)]
    private static partial Regex AndThink();

    /// <summary>A state one can look at: something is, has, gets or cannot.</summary>
    [GeneratedRegex(@"^(ensur(e|ing)|make (\w+ )?(sure|certain)|guarantee|be sure)( that)? .{2,90}?\b(is|are|gets?|has|have|cannot|can't|can|does|do(es)? not|doesn't|don't|never|runs?|exists?|fails?|alerts?|pages?|uses?|includes?|contains?|matches|points?|returns?|rejects?|requires?|blocks?|will|expires?|sends?|stops?|survives?)\b", Phrases.Options)]
    private static partial Regex Checkable();

    [GeneratedRegex(@"\b(careful(ly)?|properly|appropriate(ly)?|adequate(ly)?|really|necessary|exactly like|treat|aware|trained|familiar|understand|know|well|robust|reliable|better|up to date|smooth(ly)?|sufficient(ly)?|enough|early detection|as expected|correct(ly)?|followed|understood|attention|possible|on the same page|thorough(ly)?|informed|happens? again|recurs?|repeated|optimal|effective(ly)?)\b", Phrases.Options)]
    private static partial Regex Careful();

    [GeneratedRegex(@"\b\d|[\uE000]|\b(limits?|timeout|quota|replicas?|memory|ram|cpu|disk|capacity|size|number|retention|ttl|threshold|pool)\b.*\b(to|by|from|of|for|on)\b", Phrases.Options)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\bso that\b|\bby (\w+ly )?(adding|removing|setting|using|moving|creating|enabling|disabling|running|requiring|replacing|switching|splitting|pinning|alerting|introducing|automating|limiting|checking)\b|\bto (run in|fail|reject|page|alert|include|stop|retry|use|return|log|emit|refuse|require)\b", Phrases.Options)]
    private static partial Regex Purpose();

    [GeneratedRegex(@"^(consider|investigat|look|think|explor|discuss|revisit|try|be |find|work)", Phrases.Options)]
    private static partial Regex Inquiry();

    [GeneratedRegex(@"\b(more (robust|stable|resilient|reliable|efficient|frequent|secure|proactive|thorough|detailed|consistent|flexible|effective|careful|scalable|user-friendly|intuitive|granular)|(?<!to )better(?! than)|proactive(ly)?|some (kind|sort) of|somewhere|something (like|about|better|more|else)|strateg(y|ies)|process and|mechanisms? (across|to|for)|best practices|as (needed|necessary|appropriate|required|possible)|(where|if|when|whenever) (possible|needed|necessary|appropriate|feasible)|comprehensive|appropriate|adequate|proper|robust(?! (against|to))|awareness|culture|manual \w+ process|different [\w ]{1,40} than|enough|sufficient)\b", Phrases.Options)]
    private static partial Regex Fuzzy();

    [GeneratedRegex(@"\b(?<!to )better (way|\w+ing|monitoring|alert\w*|tool\w*|doc\w*|dashboards?|process\w*|communication|testing|tests|logging|visibility|handling|support|approach|solution)|more robust|robust (monitoring|process|testing|system|solution|strategy)|some (kind|sort) of\b", Phrases.Options)]
    private static partial Regex FuzzyNoun();

    [GeneratedRegex(@"^(add|create|implement|have|get|set ?up|build|develop|establish|introduce|put|use|write|we|find|provide|deploy|invest)\b", Phrases.Options)]
    private static partial Regex SoftVerb();

    /// <summary>A sentence that stands under actions and proposes none.</summary>
    [GeneratedRegex(@"^(they|it|this|that|these|those|there|the|i|he|she|in|on|at|after|because|since|as|if|once|when|while|see|note|for|our|we (have|had|did|were|are|found|believe|think|know))\b|^\w+ed (?!monitor|alert|doc|test|log|visib|commun|process|detect|training)", Phrases.Options)]
    private static partial Regex NoAction();
}
