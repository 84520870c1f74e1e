namespace Debrief.Lint.Text;

/// <summary>Where in a post-mortem a sentence stands. The same words may pass in one section and be asked about in another.</summary>
public enum Section
{
    /// <summary>Under no heading that was recognised; treated as the story.</summary>
    None,
    Summary,
    Impact,
    Story,
    Timeline,
    Cause,
    WentWell,
    Lessons,
    Actions,

    /// <summary>Somebody else's words.</summary>
    Quote,

    /// <summary>Chat logs, references, people present: read by nobody's rules.</summary>
    Appendix,
}
