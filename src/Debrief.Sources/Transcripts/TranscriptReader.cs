using Debrief.Sources.Payloads;
using Debrief.Sources.Written;

namespace Debrief.Sources.Transcripts;

/// <summary>Transcripts of calls: WebVTT (Zoom, Teams, YouTube), SRT, SBV, Google Meet's document, Otter's text, and the chat of a Zoom call. Every word stays; see <see cref="ReadOptions.StartedAt"/>.</summary>
public sealed class TranscriptReader : ISourceReader
{
    private const int Head = 64 << 10;

    public string Name => Source;

    /// <summary>The source word of transcripts.</summary>
    public const string Source = "transcript";

    public int Recognise(SourceFile file)
    {
        if (file.HoldsEntries || WrittenText.Of(WrittenText.Load(file.Entries[0], Head, orLess: true)) is not { } text) return 0;
        return FormatOf(text.Lines((_, _) => { })) is null ? 0 : 82;
    }

    public void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct)
    {
        var (entry, name) = (file.Entries[0], file.NameOf(file.Entries[0]));
        var text = WrittenText.Of(WrittenText.Load(entry)) ?? throw new SourceException("This is no text.");
        void Warn(int? line, string message) => sink.Warning(new(name, line is { } number ? Lines.Name(number) : null, message));

        if (text.IsGuessed) Warn(null, "This text is not UTF-8; it was read as Windows-1252. Letters beyond ASCII can be wrong.");
        var lines = text.Lines((line, message) => Warn(line, message));
        var transcript = (FormatOf(lines) ?? throw new SourceException("This is no transcript that is known here."))(lines);
        ct.ThrowIfCancellationRequested();

        var events = new TranscriptEvents(name, span => text.Span(entry, span.Offset, span.Length), sink);
        foreach (var unread in transcript.Unread)
        {
            if (unread.IsWorthAWarning) Warn(unread.Line, unread.Why);
            if (unread.Length > 0) events.Skip(unread);
        }
        var turns = Turns.Of(transcript.Utterances);
        if (transcript.IsByClock) ByClock(turns, options, events, Warn);
        else if (turns.Count > 0) FromStart(turns, CallStart.Of(transcript, name, options, Warn), events);
        sink.Progress(text.Bytes.Length);
    }

    private static void FromStart(List<Utterance> turns, DateTimeOffset start, TranscriptEvents events)
    {
        for (var i = 0; i < turns.Count; i++) events.Add(turns[i], start + turns[i].Start, $"{turns[i].Original} after the start", i + 1 < turns.Count ? turns[i + 1] : null);
    }

    private static void ByClock(List<Utterance> turns, ReadOptions options, TranscriptEvents events, Action<int?, string> warn)
    {
        if (options.Date is null && options.StartedAt is { } start) options = options with { Date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, options.Zone ?? TimeZoneInfo.Utc).DateTime) };
        if (options.Date is null) throw new SourceException("The times in this chat carry no date. Name the day of the call.");
        var clock = new WrittenClock(options, null, warn);
        for (var i = 0; i < turns.Count; i++)
        {
            if (TimeMark.At(turns[i].Original) is { } mark && clock.Place(mark, turns[i].Line) is { } placed) events.Add(turns[i], placed.At, turns[i].Original, i + 1 < turns.Count ? turns[i + 1] : null);
        }
    }

    private static Func<IReadOnlyList<TextLine>, Transcript>? FormatOf(IReadOnlyList<TextLine> head) =>
        CueFile.Is(head) ? CueFile.Read : ZoomChat.Is(head) ? ZoomChat.Read : OtterText.Is(head) ? OtterText.Read : MeetText.Is(head) ? MeetText.Read : null;
}
