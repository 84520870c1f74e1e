using System.Globalization;
using Debrief.Sources.Cues;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Transcripts;

/// <summary>Makes events of what was said: the words as they are, and beside them a note for each sentence that hints at a gap, with the quote, for a person to take up or not.</summary>
internal sealed class TranscriptEvents(string file, Func<(long Offset, int Length), RawSpan> span, ISourceSink sink)
{
    private const int Remembered = 5_000;
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly List<(string Text, string Id)> _said = [];

    public void Skip(Unread unread) => sink.Skipped(EvidenceOf(unread.Line, unread.Offset, unread.Length), unread.IsWorthAWarning ? "a cue that cannot be read" : unread.Why);

    /// <param name="next">What follows: captions without speakers cut sentences, so a hint may end there.</param>
    public void Add(Utterance turn, DateTimeOffset at, string original, Utterance? next)
    {
        var text = PlainText.Clean(turn.Text.Replace('\n', ' '));
        if (text.Length == 0) text = "(no text)";
        var id = IdOf(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd'T'HH:mm:ss.FFF}/{turn.Speaker}/{text}"));
        var told = new SourceEvent
        {
            Id = id,
            At = at.ToUniversalTime(),
            Precision = turn.IsRough ? TimePrecision.Approximate : TimePrecision.Second,
            OriginalTime = PlainText.Label(original),
            Kind = turn.IsReaction ? EventKind.Message : Cue.OfChat(text) ?? EventKind.Message,
            Text = text,
            Actor = turn.Speaker is { } speaker ? new(PlainText.Label(speaker), PlainText.Label(speaker)) : null,
            Evidence = [EvidenceOf(turn.Line, turn.Offset, turn.Length)],
            Proposed = !turn.IsReaction,
            ReplyTo = turn.Answers is { Length: > 0 } answered ? _said.FindLast(one => one.Text.StartsWith(answered, StringComparison.Ordinal)).Id : null,
        };
        sink.Found(told);
        if (turn.IsReaction) return;
        if (_said.Count < Remembered) _said.Add((text, id));
        var after = turn.Speaker is null && next is { Speaker: null } ? next.Text.Replace('\n', ' ') : "";
        foreach (var (gap, quote) in GapCue.In(text, after))
            sink.Found(told with { Id = IdOf($"{id}/{gap}/{quote}"), Kind = EventKind.Note, Text = $"Possible {gap.Word()} gap: “{quote}”", ReplyTo = id });
    }

    /// <summary>The same words at the same instant by the same speaker can come twice; their order tells them apart.</summary>
    private string IdOf(string key)
    {
        var times = _seen[key] = _seen.GetValueOrDefault(key) + 1;
        return EventId.Of(TranscriptReader.Source, times == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{times}"));
    }

    private Evidence EvidenceOf(int line, long offset, int length) => new(TranscriptReader.Source, file, Lines.Name(line), null, span((offset, length)));
}

internal static class Lines
{
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number}");
}
