using System.Text;

namespace Debrief.Sources.Written;

/// <summary>Reads lines, lists, headings and Markdown tables.</summary>
internal sealed class LineTimeline(WrittenText text, WrittenEvents events, ReadOptions options)
{
    private const int MaxText = 4_000;
    private readonly List<WrittenLine> _lines = WrittenLines.Of(text.Lines((line, message) => events.Warn(line, message)));
    private int _found, _dateless;

    /// <returns>How many events were found.</returns>
    public int Read(CancellationToken ct)
    {
        var (start, end) = WrittenLines.Timeline(_lines);
        var clock = new WrittenClock(options, Agreed(start, end), events.Warn);
        for (var i = 0; i < start; i++)
            Preamble(_lines[i], clock);
        for (var i = start; i < end;)
        {
            ct.ThrowIfCancellationRequested();
            i = _lines[i].Body.StartsWith('|') && !_lines[i].IsCode ? Table(i, end, clock) : One(i, end, clock);
        }
        if (_found == 0 && _dateless > 0)
            throw new SourceException("The times in this text carry no date. Name the day they happened on.");
        if (_dateless > 0)
            events.Warn(null, $"{_dateless} line(s) stand before any date and were left out. Name the day to read them.");
        return _found;
    }

    // Where only some lines name a zone and all that do agree, the others mean the same.
    private Zone? Agreed(int start, int end)
    {
        var zones = _lines[start..end].Where(line => line.Mark?.Zone is not null).Select(line => line.Mark!.Zone!).DistinctBy(zone => zone.Name).Take(2).ToList();
        return zones.Count == 1 ? zones[0] : null;
    }

    private static void Preamble(WrittenLine line, WrittenClock clock)
    {
        if (line.IsCode)
            return;
        if (ZoneStatements.In(line.Body) is { } zone)
            clock.Heading(zone, line.Line.Number);
        if ((line.Level > 0 || line.Line.Number <= 3) && TimeMark.DayIn(line.Body) is { } day && (day.Year is not null || clock.KnowsDay))
            clock.Day(day, line.Line.Number);
    }

    private int One(int i, int end, WrittenClock clock)
    {
        var line = _lines[i];
        if (line.Mark is not { } mark)
        {
            Aside(line, clock);
            return i + 1;
        }
        if (mark.Time is null && (line.Level > 0 || !line.IsList))
        {
            Aside(line, clock);
            return i + 1;
        }
        var rest = WrittenLines.Rest(line);
        var after = line.IsCode ? Log(i + 1, end, out var more) : Body(i + 1, end, alone: rest.Length == 0 || line.Level > 0, out more);
        var last = _lines[after - 1].Line;
        Add(mark, rest.Length == 0 ? more : more.Length == 0 ? rest : $"{rest}\n{more}", null, line.Line, last, clock);
        return after;
    }

    private static void Aside(WrittenLine line, WrittenClock clock)
    {
        if (line.IsCode)
            return;
        if (ZoneStatements.In(line.Body) is { } zone)
            clock.Heading(zone, line.Line.Number);
        var names = line.Level > 0 || line.Mark is not null || line.Line.Number <= 3 || ZoneStatements.In(line.Body) is not null;
        if (names && (line.Mark?.Day ?? TimeMark.DayIn(line.Body)) is { } day && (day.Year is not null || clock.KnowsDay))
            clock.Day(day, line.Line.Number);
    }

    // A time alone on its line owns what follows up to the next time or heading; a time with words owns the lines that go on without a blank.
    private int Body(int i, int end, bool alone, out string body)
    {
        var told = new StringBuilder();
        for (; i < end; i++)
        {
            var line = _lines[i];
            if (line.Mark is not null || (line.Level > 0 && (!alone || line.Level <= 2)) || (!line.IsCode && line.Body.StartsWith('|')))
                break;
            if (!alone && (line.IsList || line.IsCode || line.Body.Length == 0))
                break;
            if (line.IsCode || line.Body.Length == 0 || told.Length > MaxText)
                continue;
            told.Append(told.Length > 0 ? "\n" : "").Append(line.Body);
        }
        body = told.ToString().Trim();
        return i;
    }

    private int Log(int i, int end, out string log)
    {
        var from = i;
        while (i < end && _lines[i].IsCode && _lines[i].Mark is null && _lines[i].Body.Length > 0)
            i++;
        log = string.Join('\n', _lines[from..i].Select(line => line.Body.Trim()));
        log = log[..Math.Min(log.Length, MaxText)];
        return i;
    }

    private int Table(int i, int end, WrittenClock clock)
    {
        var header = Cells(_lines[i].Line.Text);
        var isHeader = i + 1 < end && Cells(_lines[i + 1].Line.Text).All(cell => cell.Length > 0 && cell.All(c => c is '-' or ':' or ' '));
        if (isHeader && ZoneStatements.In(string.Join(" ", header)) is { } zone)
            clock.Heading(zone, _lines[i].Line.Number);
        var who = isHeader ? Array.FindIndex(header, CsvTimeline.IsWho) : -1;
        i += isHeader ? 2 : 0;
        var timeless = new List<TextLine>();
        var from = i;
        for (; i < end && _lines[i].Body.StartsWith('|'); i++)
            if (!Row(Cells(_lines[i].Line.Text), who, _lines[i].Line, clock))
                timeless.Add(_lines[i].Line);
        // A table without any time is about something else.
        foreach (var line in timeless.Count < i - from ? timeless : [])
        {
            var written = Cells(line.Text)[0];
            events.Warn(line.Number, $"The time “{written[..Math.Min(written.Length, 60)]}” cannot be read; the row was left out.");
            events.Skip(line.Number, line.Offset, line.Length, "its time cannot be read");
        }
        return i;
    }

    /// <returns>False when no cell begins with a time.</returns>
    private bool Row(string[] cells, int who, TextLine line, WrittenClock clock)
    {
        var at = Array.FindIndex(cells, cell => TimeMark.At(cell) is not null);
        if (at < 0)
            return false;
        var mark = TimeMark.At(cells[at])!;
        var rest = cells[at][mark.Length..].Trim();
        // The day and the time can stand in two columns.
        if (mark.Time is null && at + 1 < cells.Length && TimeMark.At(cells[at + 1]) is { Time: not null, Day: null } time)
        {
            mark = time with { Day = mark.Day, Original = $"{cells[at]} {time.Original}" };
            rest = "";
            at++;
        }
        var said = cells.Where((cell, column) => column > at && column != who && cell.Length > 0);
        if (rest.Any(char.IsLetterOrDigit))
            said = said.Prepend(rest.TrimStart(' ', '-', '–', ':'));
        Add(mark, string.Join(" · ", said), who >= 0 && who < cells.Length ? cells[who] : null, line, line, clock);
        return true;
    }

    private static string[] Cells(string row) => [.. row.Trim().Trim('|').Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|').Select(cell => cell.Replace('\u0001', '|').Trim().Trim('*', '_', '`').Trim())];

    private void Add(TimeMark mark, string said, string? who, TextLine first, TextLine last, WrittenClock clock)
    {
        var length = (int)(last.Offset + last.Length - first.Offset);
        if (clock.Place(mark, first.Number) is not { } placed)
        {
            _dateless++;
            events.Skip(first.Number, first.Offset, length, "its date is not known");
            return;
        }
        _found++;
        events.Add(placed, mark.Original, said, who, null, first.Number, first.Offset, length);
    }
}
