using System.Text.RegularExpressions;

namespace Debrief.Lint.Text;

/// <summary>Tells a section by the words of its heading, however people spell it.</summary>
public static partial class SectionNames
{
    /// <summary>The section a heading opens; null for a heading that says nothing about it, such as a time or a product's name.</summary>
    public static Section? Recognise(string heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        if (heading.Length is 0 or > 80) return null;
        if (Appendix().IsMatch(heading)) return Section.Appendix;
        if (WentWell().IsMatch(heading)) return Section.WentWell;
        if (Timeline().IsMatch(heading)) return Section.Timeline;
        if (Lessons().IsMatch(heading)) return Section.Lessons;
        if (Actions().IsMatch(heading)) return Section.Actions;
        if (Cause().IsMatch(heading)) return Section.Cause;
        if (Summary().IsMatch(heading)) return Section.Summary;
        if (Impact().IsMatch(heading)) return Section.Impact;
        return Story().IsMatch(heading) ? Section.Story : null;
    }

    /// <summary>The section with a short name, as configuration and commands use it; null when there is none.</summary>
    public static Section? Named(string name) => name?.ToLowerInvariant() switch
    {
        "summary" => Section.Summary,
        "impact" => Section.Impact,
        "narrative" or "story" => Section.Story,
        "timeline" => Section.Timeline,
        "cause" or "causes" or "factors" => Section.Cause,
        "well" or "went-well" => Section.WentWell,
        "lessons" => Section.Lessons,
        "action" or "actions" => Section.Actions,
        "quote" => Section.Quote,
        "appendix" => Section.Appendix,
        "other" or "none" => Section.None,
        _ => null,
    };

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(appendix|appendices|glossary|references?|links?|further reading|attendees|participants|chat ?logs?|raw (logs?|data)|supporting (material|data|information)|related (issues|links|incidents)|documents?|screenshots)\b", Plainly)]
    private static partial Regex Appendix();

    [GeneratedRegex(@"\b(went|worked|gone|go) (well|right|great)\b|\bpositives?\b|\bwhat worked\b|\bgood things\b|\bkudos\b", Plainly)]
    private static partial Regex WentWell();

    [GeneratedRegex(@"\b(time-?line|chronology|sequence of events|log of events|incident log|event log|what happened when|history of events)\b|\btime line\b", Plainly)]
    private static partial Regex Timeline();

    [GeneratedRegex(@"\b(lessons?|learned|learnt|learnings?|takeaways?|take-aways?|retrospective|reflections?|surprises?|surprised)\b|\b(went|go|gone) (wrong|poorly|badly|less well)\b|\b(gone|go|been|be|done) better\b|\b(get|got|were|was) lucky\b|\bluck\b|\bdid ?n.t go well\b|\bnot go well\b|\bopportunities\b", Plainly)]
    private static partial Regex Lessons();

    [GeneratedRegex(@"\b(actions?|action[- ]items?|to-?dos?|next steps|follow[- ]?ups?|remediations?|corrective|preventati?ve|prevention|recommendations?|improvements?|future work|mitigation (plan|steps)|preventing recurrence|(will|are) (we|doing)( do| doing)?|we will do|changes we|going forward|tasks|(organi[sz]ational|future) changes?)\b", Plainly)]
    private static partial Regex Actions();

    [GeneratedRegex(@"\b(root[- ]?causes?|causes?|caused|causal|contributing|contributors|factors?|triggers?|analysis|five whys|5 ?whys|why|diagnosis|explanation|what failed|rca|conditions)\b", Plainly)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(summary|overview|tl;?dr|abstract|introduction|at a glance|in short|synopsis)\b", Plainly)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\b(impact|impacted|affected|scope|blast radius|consequences?|damage)\b|^effects?\b", Plainly)]
    private static partial Regex Impact();

    [GeneratedRegex(@"\b(what happened|description|background|story|narrative|details?|detection|resolution|response|recovery|mitigation|incident|investigation|discussion|context|conclusion|fix)\b", Plainly)]
    private static partial Regex Story();
}
