using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Finds a field that asks for the person at fault, in the wordings such fields have. Who owns an action is another question and may be asked.</summary>
internal static partial class BlameField
{
    /// <returns>The words that ask for a culprit; null when none do.</returns>
    public static string? In(string line, bool underActions)
    {
        var match = Culprit().Match(line);
        if (!match.Success && !underActions) match = Label().Match(line);
        return match.Success && !Denial().IsMatch(line[..match.Index]) ? match.Value.Trim(' ', ':', '|', '*', '#', '-', '_') : null;
    }

    [GeneratedRegex("""
        \bwho(m|se)?\b[^.?!|]{0,30}?\b(responsible(?!\ for\ (\w+\ )?(actions?|fix\w*|follow\w*|work|tasks?|items?|doing|repair\w*|change|verif\w*)\b)|accountable|liable|culpable|guilty|at\ fault|to\ blame|fault|mistake|blunder)\b
        | \bwho\b\ (has\ |had\ |actually\ |really\ )?(caused|broke|introduced|triggered|is\ behind|was\ behind|messed\ up|screwed\ up|did\ (it|this))\b
        | \b(responsible|accountable|guilty|offending)\ (person|people|party|parties|individual|engineer|developer|operator|employee|staff|team\ member|contributor)s?\b
        | \b(person|people|party|individual|engineer|developer|operator|employee)s?(\(s\))?\ (\w+\ )?(responsible|accountable)\b
        | \b(owner|author|originator)s?\ of\ (the|this)\ (fault|failure|mistake|error|bug|defect|blame|problem|outage|breakage)\b
        | \b(fault|failure|error|mistake|blame|defect|bug|root\ cause)[ -](owner|author|originator)s?\b
        | \b(culprit|perpetrator|wrongdoer|offender|scapegoat|guilty)s?\b
        | \b(at\ fault|to\ blame|blamed|blame\ (on|lies|assignment|attribution)|assign(ed|ing)?\ blame|whose\ fault|fault\ of|made\ the\ (mistake|error))\b
        | \bname\ of\ (the\ )?(person|engineer|employee|developer|operator|individual)\b
        | \bdisciplinary\b
        | \b(Verursacher|Schuldig\w*|Schuldfrage|coupable|culpables?)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Culprit();

    /// <summary>“Responsible:” alone, as a heading, a label or a column.</summary>
    [GeneratedRegex(@"(^|\|)[\s#>?*_\-]*(responsible|responsibility|accountable|blame|fault|verantwortlich\w*|responsable)[\s*_]*(:|\||\?|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    /// <summary>“We never ask who was responsible” is no field.</summary>
    [GeneratedRegex(@"\b(not|never|no|nobody|without|instead of|rather than|don['’]t)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();
}
