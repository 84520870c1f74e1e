namespace Debrief.Sources.Assembly;

/// <summary>
/// Finds what sources tell differently: a line of a written timeline that shares its telling words with events of another source at other times, while none
/// of that source's events at its own time does; and different times for "it is over". Both tellings stay; a person decides.
/// </summary>
internal static class Conflicts
{
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(2);
    private const int MaxLines = 2_000;
    private const int MaxNeighbours = 2_000;

    public static List<SourceConflict> Find(SourceTimeline timeline)
    {
        var found = new List<SourceConflict>();
        foreach (var line in timeline.Written().Take(MaxLines).Where(e => e.Precision != TimePrecision.Day))
        {
            if (Against(line, timeline) is { Count: > 0 } others)
                found.Add(Told(line, others));
        }
        if (Ends(timeline) is { } ends)
            found.Add(ends);
        return found;
    }

    private static List<SourceEvent> Against(SourceEvent line, SourceTimeline timeline)
    {
        var words = Words(line.Text);
        var others = timeline.Between(line.At - Around, (line.Until ?? line.At) + Around).Take(MaxNeighbours).Where(e => IsOther(e, line)).ToList();
        if (words.Count < 2 || others.Exists(e => IsSameTime(e, line) && words.Exists(word => Words(e.Text).Exists(w => Alike(w, word)))))
            return [];
        var telling = others
            .Select(e => words.FindAll(word => Words(e.Text).Contains(word)))
            .Where(shared => shared.Count >= 2 && shared.Count * 5 >= words.Count * 2)
            .SelectMany(shared => shared).ToHashSet();
        return telling.Count == 0 ? [] : others.FindAll(e => Words(e.Text).Exists(telling.Contains));
    }

    private static bool IsOther(SourceEvent e, SourceEvent line) => e.Proposed && !e.Evidence.Any(evidence => evidence.File == line.Evidence[0].File);

    private static bool IsSameTime(SourceEvent e, SourceEvent line) => e.At >= line.At - SameTime && e.At <= (line.Until ?? line.At) + SameTime;

    private static SourceConflict Told(SourceEvent line, List<SourceEvent> others) => new(
        [line.Id, .. others.Select(e => e.Id)],
        $"The sources differ: {Quote(line)} has “{line.OriginalTime}”; {string.Join(", ", others.Select(e => $"{Quote(e)} is at {e.At:HH:mm:ss}Z"))}. Both are kept.");

    private static SourceConflict? Ends(SourceTimeline timeline)
    {
        var last = timeline.Of(kind => kind == EventKind.Resolution).GroupBy(e => e.Evidence[0].Source).Select(told => told.Last()).OrderBy(e => e.At).ToList();
        return last.Count > 1 && last[^1].At - last[0].At > SameTime
            ? new SourceConflict([.. last.Select(e => e.Id)], $"The sources differ on when it was over: {string.Join(", ", last.Select(e => $"{Quote(e)} at {e.At:yyyy-MM-dd HH:mm:ss}Z"))}. Both are kept.")
            : null;
    }

    private static string Quote(SourceEvent e) => $"{e.Evidence[0].Source} “{(e.Text.Length > 80 ? string.Concat(e.Text.AsSpan(0, 79), "…") : e.Text).ReplaceLineEndings(" ")}”";

    private static bool Alike(string a, string b) => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);

    private static readonly HashSet<string> Common =
        ["about", "after", "again", "also", "been", "before", "could", "does", "from", "have", "into", "just", "more", "only", "over", "some", "still", "that", "their", "them", "then", "there", "they", "this", "until", "were", "what", "when", "where", "which", "will", "with", "without", "would", "your"];

    // The first five letters stand for a word: removed, removing and removal are one.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var range in System.Text.RegularExpressions.Regex.EnumerateMatches(text.AsSpan(0, Math.Min(text.Length, 400)), @"[\p{L}\p{Nd}]{4,}"))
        {
            var word = text.Substring(range.Index, range.Length).ToLowerInvariant();
            if (!Common.Contains(word) && word[..Math.Min(word.Length, 5)] is var stem && !words.Contains(stem))
                words.Add(stem);
        }
        return words;
    }
}
