namespace Debrief.Sources.Transcripts;

/// <summary>Captions that roll (YouTube) show each line twice, first at the bottom and then above the next: the second showing says nothing. People who repeat a word are left alone.</summary>
internal static class Repeats
{
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Utterance> Without(IReadOnlyList<Utterance> cues, List<Unread> unread)
    {
        if (cues.Zip(cues.Skip(1)).Count(pair => Rolls(pair.First, pair.Second)) * 4 < cues.Count || cues.Count < 3) return cues;

        var kept = new List<Utterance>(cues.Count);
        for (var i = 0; i < cues.Count; i++)
        {
            var cue = cues[i];
            if (i > 0 && Rolls(cues[i - 1], cue)) cue = cue with { Text = string.Join('\n', Shown(cue).Skip(1)) };
            if (cue.Text.Length > 0) kept.Add(cue);
            else unread.Add(new(cue.Line, cue.Offset, cue.Length, "a caption that only shows the line before it again", IsWorthAWarning: false));
        }
        return kept;
    }

    private static bool Rolls(Utterance before, Utterance cue) =>
        cue.Speaker is null && before.Speaker is null && cue.Start - (before.End ?? before.Start) < Near && Shown(before).LastOrDefault() is { } last && Shown(cue).FirstOrDefault() == last;

    private static IEnumerable<string> Shown(Utterance cue) => cue.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
