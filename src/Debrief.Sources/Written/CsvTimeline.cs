namespace Debrief.Sources.Written;

/// <summary>Which columns of a CSV mean what; -1 where there is none.</summary>
internal sealed record CsvColumns(byte Separator, string[] Header, int Time, int Date, int End, int Who, int What, int Kind)
{
    public Zone? Zone { get; init; }
}

/// <summary>Reads a CSV with a column of times.</summary>
internal sealed class CsvTimeline(WrittenText text, CsvColumns columns, WrittenEvents events, ReadOptions options)
{
    private static readonly string[] Times = ["time", "timestamp", "datetime", "zeit", "zeitpunkt", "uhrzeit", "when", "wann", "start", "started", "start time", "started at", "start at", "created at", "created", "at", "heure", "hora", "date time", "date and time", "time utc", "time (utc)"];
    private static readonly string[] Dates = ["date", "datum", "day", "tag", "fecha"];
    private static readonly string[] Ends = ["end", "ended", "end time", "ended at", "end at", "until", "bis", "stop", "finished", "finished at", "ende"];
    private static readonly string[] Whos = ["who", "wer", "actor", "author", "person", "user", "name", "by", "von", "qui", "responder", "owner"];
    private static readonly string[] Whats = ["what", "was", "event", "events", "description", "message", "text", "note", "notes", "summary", "title", "ereignis", "beschreibung", "action", "details", "comment", "quoi", "activity"];
    private static readonly string[] Kinds = ["kind", "type", "art", "typ"];

    public static bool IsWho(string header) => Whos.Contains(Plain(header));

    /// <summary>Null when the text is no CSV with a header that names a column of times and another one.</summary>
    public static CsvColumns? Columns(WrittenText text)
    {
        foreach (var separator in ",;\t|"u8)
        {
            if (Csv.Rows(text, separator).Select(row => row.Fields).FirstOrDefault() is not { Length: > 1 } header || header[0].StartsWith('|') || (separator == '|' && header[0].Length == 0))
                continue;
            var plain = Array.ConvertAll(header, Plain);
            var date = Find(plain, Dates);
            var time = Find(plain, Times);
            if (time < 0)
                time = Array.FindIndex(plain, name => name.EndsWith(" start", StringComparison.Ordinal) || name.EndsWith(" at", StringComparison.Ordinal) || name.EndsWith(" time", StringComparison.Ordinal));
            if (time < 0)
                (time, date) = (date, -1);
            var what = Find(plain, Whats);
            if (time < 0 || plain.Any(name => name.Length > 40))
                continue;
            var end = Find(plain, Ends);
            if (end < 0)
                end = Array.FindIndex(plain, name => name.EndsWith(" end", StringComparison.Ordinal));
            return new CsvColumns(separator, header, time, date, end, Find(plain, Whos), what, Find(plain, Kinds)) { Zone = ZoneStatements.In(header[time]) };
        }
        return null;
    }

    /// <returns>How many events were found.</returns>
    public int Read(CancellationToken ct)
    {
        var clock = new WrittenClock(options, null, events.Warn);
        if (columns.Zone is { } zone)
            clock.Heading(zone, 1);
        var (found, bad, dateless) = (0, 0, 0);
        foreach (var row in Csv.Rows(text, columns.Separator).Skip(1))
        {
            ct.ThrowIfCancellationRequested();
            var written = Field(row, columns.Date) is { Length: > 0 } day ? $"{day} {Field(row, columns.Time)}" : Field(row, columns.Time);
            var mark = TimeMark.At(written);
            var placed = mark is null ? null : clock.Place(mark, row.Line);
            if (placed is { } known)
            {
                found++;
                events.Add(Ended(known, row, clock), written, Said(row), Who(row), KindOf(row), row.Line, row.Offset, row.Length);
                continue;
            }
            bad += mark is null ? 1 : 0;
            dateless += mark is null ? 0 : 1;
            events.Skip(row.Line, row.Offset, row.Length, mark is null ? "its time cannot be read" : "its date is not known");
            if (mark is null)
                events.Warn(row.Line, $"The time “{(written.Length > 60 ? written[..60] : written)}” cannot be read; the row was left out.");
        }
        if (found == 0 && dateless > bad)
            throw new SourceException("The times in this table carry no date. Name the day they happened on.");
        if (dateless > 0)
            events.Warn(null, $"{dateless} row(s) carry no date and were left out. Name the day to read them.");
        return found;
    }

    private Placed Ended(Placed start, CsvRow row, WrittenClock clock)
    {
        if (TimeMark.At(Field(row, columns.End)) is not { Time: not null } mark || clock.Place(mark, row.Line) is not { } end || end.At < start.At)
            return start;
        return start with { Until = end.At, Precision = TimePrecision.Range };
    }

    private string Said(CsvRow row) => columns.What >= 0
        ? Field(row, columns.What)
        : string.Join(" · ", row.Fields.Where((field, column) => field.Length > 0 && column != columns.Time && column != columns.Date && column != columns.End && column != columns.Who));

    private string? Who(CsvRow row) => Field(row, columns.Who) is { Length: > 0 } who ? who : null;

    private EventKind? KindOf(CsvRow row)
    {
        var word = Field(row, columns.Kind).ToLowerInvariant();
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            if (kind.Word() == word)
                return kind;
        }
        return null;
    }

    private static string Field(CsvRow row, int column) => column >= 0 && column < row.Fields.Length ? row.Fields[column] : "";

    private static int Find(string[] header, string[] words) => Array.FindIndex(header, words.Contains);

    private static string Plain(string header) => header.Trim().Trim('"').Replace('_', ' ').ToLowerInvariant();
}
