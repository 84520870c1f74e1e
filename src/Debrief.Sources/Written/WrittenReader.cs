namespace Debrief.Sources.Written;

/// <summary>Timelines that people wrote: lines that begin with a time, Markdown lists, headings and tables, CSV. Times are taken as they stand; what had to be chosen is a warning.</summary>
public sealed class WrittenReader : ISourceReader
{
    private const int Head = 128 << 10;

    public string Name => EventMatching.Written;

    /// <summary>Any text that is not JSON or markup can be one; it is a weak claim, so that every other reader goes first.</summary>
    public int Recognise(SourceFile file)
    {
        if (file.HoldsEntries)
            return 0;
        var text = WrittenText.Of(WrittenText.Load(file.Entries[0], Head, orLess: true));
        if (text is null || text.Bytes.Length == text.Start)
            return 0;
        var first = text.Bytes.AsSpan(text.Start).TrimStart(" \t\r\n"u8);
        if (first.IsEmpty || first[0] is (byte)'{' or (byte)'<' || IsJsonArray(first))
            return 0;
        var lines = text.Lines((_, _) => { });
        return CsvTimeline.Columns(text) is not null || WrittenLines.Of(lines).Exists(line => line.Mark?.Time is not null) ? 20 : 1;
    }

    public void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct)
    {
        var entry = file.Entries[0];
        var name = file.NameOf(entry);
        var text = WrittenText.Of(WrittenText.Load(entry)) ?? throw new SourceException("This is neither text nor an export that is known here.");
        if (text.IsGuessed)
            sink.Warning(new SourceWarning(name, null, "This text is not UTF-8; it was read as Windows-1252. Letters beyond ASCII can be wrong."));
        var events = new WrittenEvents(name, entry, text, sink);
        ct.ThrowIfCancellationRequested();
        var found = CsvTimeline.Columns(text) is { } columns
            ? new CsvTimeline(text, columns, events, options).Read(ct)
            : new LineTimeline(text, events, options).Read(ct);
        sink.Progress(text.Bytes.Length);
        if (found == 0)
            throw new SourceException("No line in this text begins with a time, so it tells no events.");
    }

    private static bool IsJsonArray(ReadOnlySpan<byte> text) => text[0] == '[' && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)']' or (byte)'"', ..];
}
