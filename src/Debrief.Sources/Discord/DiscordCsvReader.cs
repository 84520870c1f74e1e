using Debrief.Sources.Cues;
using Debrief.Sources.Payloads;
using Debrief.Sources.Written;

namespace Debrief.Sources.Discord;

/// <summary>Discord, as DiscordChatExporter writes a channel to CSV: <c>AuthorID,Author,Date,Content,Attachments,Reactions</c>. There are no ids: author, time and words are a message's key.</summary>
public sealed class DiscordCsvReader : ISourceReader
{
    private const int Head = 4 << 10;
    private static readonly string[] Header = ["AuthorID", "Author", "Date", "Content"];

    public string Name => "discord";

    public int Recognise(SourceFile file) =>
        !file.HoldsEntries && WrittenText.Of(WrittenText.Load(file.Entries[0], Head, orLess: true)) is { } text && Csv.Rows(text, (byte)',').Take(1).Any(IsHeader) ? 85 : 0;

    public void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct)
    {
        var (entry, name) = (file.Entries[0], file.NameOf(file.Entries[0]));
        var text = WrittenText.Of(WrittenText.Load(entry)) ?? throw new SourceException("This is no text.");
        foreach (var row in Csv.Rows(text, (byte)',').SkipWhile(row => !IsHeader(row)).Skip(1))
        {
            ct.ThrowIfCancellationRequested();
            var evidence = new Evidence(Name, name, $"line {row.Line}", null, text.Span(entry, row.Offset, row.Length));
            if (row.Fields.Length < Header.Length || Stamp.Of(row.Fields[2]) is not { At: { } at } stamp)
            {
                sink.Warning(new(name, $"line {row.Line}", row.Fields.Length < Header.Length ? "This row has too few fields and was left out." : $"The time “{PlainText.Label(row.Fields[2])}” cannot be read; the row was left out."));
                sink.Skipped(evidence, "a row that is no message");
                continue;
            }
            var files = row.Fields.ElementAtOrDefault(4) is { Length: > 0 } attached ? attached.Split(',').Select(url => $"[file: {url.Split('?')[0].Split('/')[^1]}]") : [];
            var said = PlainText.Clean(string.Join('\n', files.Prepend(row.Fields[3]).Where(part => part.Trim().Length > 0)));
            sink.Found(new()
            {
                Id = EventId.Of(Name, $"csv/{row.Fields[0]}/{stamp.Original}/{said}"),
                At = at,
                OriginalTime = PlainText.Label(stamp.Original),
                Kind = Cue.OfChat(said) ?? EventKind.Message,
                Text = said.Length == 0 ? "(no text)" : said,
                Actor = new(PlainText.Label(row.Fields[0]), PlainText.Label(row.Fields[1])),
                Evidence = [evidence],
            });
        }
        sink.Progress(text.Bytes.Length);
    }

    private static bool IsHeader(CsvRow row) => row.Fields.Length >= Header.Length && Header.SequenceEqual(row.Fields.Take(Header.Length), StringComparer.OrdinalIgnoreCase);
}
