namespace Debrief.Sources.Cues;

/// <summary>What must stand right before a wording, so that "rolling back" tells of a deed and "the restarted pod" does not.</summary>
internal enum CueLead
{
    None,

    /// <summary>Somebody who does it: the start of a clause, one or two words, or "I", "we" with a little word between.</summary>
    Teller,

    /// <summary>Something it is done to: "was restarted", "hub pod restarted".</summary>
    Thing,
}

internal static class CueLeads
{
    private static readonly string[] Tellers = ["i", "we", "i'm", "i’m", "i've", "i’ve", "we're", "we’re", "we've", "we’ve", "ops", "team", "and", "then", "start", "started", "starting", "he", "she", "they"];
    private static readonly string[] Between = ["am", "are", "have", "just", "now", "also", "manually", "successfully", "is"];
    private static readonly string[] Things = ["was", "were", "is", "are", "manually", "then", "pod", "pods", "server", "servers", "service", "hub", "proxy", "node", "nodes"];

    /// <param name="before">What stands before the wording in its sentence.</param>
    public static bool Allow(CueLead lead, ReadOnlySpan<char> before) => lead switch
    {
        CueLead.Teller => IsTold(before.TrimEnd()),
        CueLead.Thing => Is(Things, LastWord(ref before)),
        _ => true,
    };

    private static bool IsTold(ReadOnlySpan<char> before)
    {
        if (before.IsEmpty || before[^1] is ',' or ';' or ':' or '.' or '!' or '-' or '–' or '—')
            return true;
        var words = 1;
        var last = LastWord(ref before);
        while (!before.IsEmpty && Is(Between, last))
        {
            last = LastWord(ref before);
            words++;
        }
        if (Is(Tellers, last))
            return true;
        for (; words <= 2 && !before.IsEmpty; words++)
            LastWord(ref before);
        return words <= 2;
    }

    private static ReadOnlySpan<char> LastWord(ref ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        var blank = text.LastIndexOf(' ');
        var word = text[(blank + 1)..];
        text = blank < 0 ? [] : text[..blank].TrimEnd();
        return word;
    }

    private static bool Is(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var known in words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
