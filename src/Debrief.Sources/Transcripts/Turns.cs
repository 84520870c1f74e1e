namespace Debrief.Sources.Transcripts;

/// <summary>Captions cut a sentence into several cues: what one speaker says on end is one turn, up to a minute, so that a quote still has its time. Nothing is left out.</summary>
internal static class Turns
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public static List<Utterance> Of(IReadOnlyList<Utterance> cues)
    {
        var turns = new List<Utterance>(cues.Count);
        foreach (var cue in cues)
        {
            if (turns.Count > 0 && turns[^1] is var turn && GoesOn(turn, cue))
                turns[^1] = turn with { Text = $"{turn.Text} {cue.Text}", End = cue.End, Length = (int)(Math.Max(turn.After, cue.After) - turn.Offset) };
            else
                turns.Add(cue);
        }
        return turns;
    }

    // Only captions say when they end; what other transcripts hold is a turn already.
    private static bool GoesOn(Utterance turn, Utterance cue) =>
        cue.Speaker is not null && cue.Speaker == turn.Speaker && cue.End is not null && turn.End is { } end && cue.Start >= turn.Start && cue.Start - turn.Start < Longest && cue.Start - end < Pause;
}
