using System.Buffers;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Cues;

/// <summary>
/// Listens for what people say when a system surprised them: "I assumed", "I didn't know that X was connected to Y", "the dashboard looked normal". One hint a sentence; the
/// sentence is the quote. A hint is a question to the people who were there, no finding.
/// </summary>
internal static partial class GapCue
{
    private const int MaxQuote = 300;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    private static readonly SearchValues<string> Triggers = SearchValues.Create(
        ["assum", "presum", "figured", "granted", "impression", "know", "realis", "realiz", "aware", "idea", "document", "written down", "runbook", "run book", "docs", "wiki", "playbook", "readme",
         "depend", "coupling", "interaction", "turns out", "turned out", "surpris", "dashboard", "graph", "metric", "monitor", "chart", "alert", "alarm", "page", "grafana", "datadog", "probe", "visibility", "blind", "told us", "noticed", "logs"],
        StringComparison.OrdinalIgnoreCase);

    /// <param name="after">What the same voice says next, where a caption may have cut the sentence. A hint has to begin in <paramref name="text"/>.</param>
    public static IEnumerable<(Gap Gap, string Quote)> In(string text, string after = "")
    {
        if (!text.AsSpan().ContainsAny(Triggers)) yield break;
        var whole = after.Length == 0 ? text : $"{text} {after}";
        foreach (Match sentence in Sentence().Matches(whole))
        {
            if (sentence.Index >= text.Length) yield break;
            if (Of(sentence.Value, text.Length - sentence.Index) is { } gap) yield return (gap, Quote(sentence.Value.Trim()));
        }
    }

    private static Gap? Of(string sentence, int own)
    {
        bool Holds(Regex wording) => wording.Match(sentence) is { Success: true } match && match.Index < own;
        return Holds(Complexity()) ? Gap.Complexity : Holds(Monitoring()) ? Gap.Monitoring : Holds(Documentation()) ? Gap.Documentation : null;
    }

    private static string Quote(string sentence) => sentence.Length <= MaxQuote ? sentence : $"{sentence[..(char.IsHighSurrogate(sentence[MaxQuote - 1]) ? MaxQuote - 1 : MaxQuote)]}…";

    // A full stop inside of a word (4.5, db1.example.org) ends nothing.
    [GeneratedRegex(@"(?:[^.!?]|[.!?](?=\S))+[.!?]*", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex("""
        \b(i|we|nobody|no\ one)\s+(did\s?n['’]t|did\ not|never|had\ no|was\s?n['’]t|were\s?n['’]t)\s+(even\s+|really\s+|actually\s+)*(know|knew|realise|realised|realize|realized|aware|idea|expect|expected)\b[^.?!]{0,80}
          \b(connected|connects?|coupled|depends?|depended|dependent|dependency|talks?\ to|talked\ to|talking\ to|tied|linked|shared?|shares|uses?|used|affects?|affected|calls|called|triggers?|triggered|feeds?|goes\ through|went\ through)\b
        |\b(hidden|unexpected|surprising|implicit|circular|unknown)\s+(dependency|dependencies|coupling|interactions?)\b
        |\b(turns|turned)\s+out\b[^.?!]{0,60}\b(also\s+|actually\s+)(depends?|depended|uses?|used|calls|called|shares?|shared|connected|talks?)\b
        |\bsurprised\b[^.?!]{0,60}\b(connected|depends?|depended|affects?|affected|touch|touches|touched)\b
        """, Options)]
    private static partial Regex Complexity();

    [GeneratedRegex("""
        \b(dashboards?|graphs?|metrics|monitoring|charts?|monitors?|probes?|health\ checks?|grafana|datadog)\b[^.?!]{0,30}\b(looked|looks|seemed|were|was|showed|stayed|said)\b[^.?!]{0,15}\b(normal|fine|green|healthy|okay|ok|good|flat|all\ right|nothing|quiet|silent)\b
        |\b(no|never\ got|did\s?n['’]t\ get|did\ not\ get|got\ no|without)\s+(an\s+|any\s+|a\s+)?(alerts?|alarms?|paged?|pages|alerted)\b
        |\b(nothing|nobody|no\ one|no\ alert|no\ alarm)\s+(ever\s+)?(alerted|paged|fired|went\ off)\b|\balert(s|ing)?\s+(never|did\s?n['’]t|did\ not)\s+(fire|go\ off|trigger)\b
        |\b(do\s?n['’]t|did\s?n['’]t|do\ not|did\ not)\s+have\s+(any\s+|a\s+|an\s+)?(alerts?|alerting|metrics?|monitoring|monitors?|dashboards?|graphs?|logs|visibility)\b
        |\b(customers?|users?|support)\b[^.?!]{0,20}\b(told\ us|noticed|reported)\b[^.?!]{0,30}\b(first|before\ (we|us|our))\b|\b(flying|were|was)\s+blind\b|\bno\s+visibility\b
        """, Options)]
    private static partial Regex Monitoring();

    [GeneratedRegex("""
        \b(i|we)\s+(had\s+|just\s+|always\s+|kind\ of\s+|simply\s+|all\s+|also\s+|wrongly\s+|sort\ of\s+)*(assumed|presumed|figured|took\ it\ for\ granted)\b|\b(was|were)\s+under\s+the\s+impression\b|\b(my|our)\s+assumption\s+was\b
        |\b(i|we|nobody|no\ one)\s+(did\s?n['’]t|did\ not|never)\s+(even\s+|actually\s+|really\s+)*(know|knew|realise|realised|realize|realized)\b|\bnobody\s+knew\b|\b(i|we)\s+(was|were)\s?n['’]t\s+aware\b|\b(i|we)\s+had\s+no\s+idea\b
        |\b(no|not|is\s?n['’]t|was\s?n['’]t|never|nowhere)\s+(an?\s+|any\s+|really\s+)?(documented|written\ down|run\s?books?|docs|documentation|playbooks?)\b
        |\b(run\s?book|docs|documentation|wiki|playbook|readme)\b[^.?!]{0,30}\b(wrong|outdated|out\ of\ date|stale|missing|did\s?n['’]t|does\s?n['’]t)\b
        """, Options)]
    private static partial Regex Documentation();
}
