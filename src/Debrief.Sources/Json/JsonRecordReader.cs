using System.Text.Json;

namespace Debrief.Sources.Json;

/// <summary>
/// Splits a stream into the JSON records it holds, in bounded memory: the elements of a top-level array, the elements of a named list inside a
/// top-level object (<c>{"messages":[...]}</c>), JSON Lines, or values one after another. A record is only cut out here, not checked: its reader
/// parses it, so that one broken record costs that record. What cannot be cut out is told to <c>problem</c>; what stood before is kept.
/// </summary>
/// <param name="stream">UTF-8, with or without a byte order mark. Not disposed.</param>
/// <param name="lists">Names of properties of a top-level object whose array elements are the records. An object without any of them is one record.</param>
/// <param name="problem">Takes a record's name ("record 12") and what was wrong.</param>
/// <param name="maxRecordBytes">A longer record is left out with a problem.</param>
public sealed class JsonRecordReader(Stream stream, IReadOnlyCollection<string> lists, Action<string, string> problem, int maxRecordBytes = JsonRecordReader.DefaultMaxRecordBytes) : IDisposable
{
    public const int DefaultMaxRecordBytes = 16 << 20;
    private const int MaxEnvelopeValue = 64 << 10;

    private readonly JsonWindow _window = new(stream, maxRecordBytes);
    private readonly Dictionary<string, JsonElement> _envelope = [];
    private Where _where = Where.Top;
    private bool _linewise, _insideWrapper;
    private int _values;

    private enum Where { Top, TopArray, Members, List, End }

    /// <summary>The bytes of the current record; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Record => _window.Kept;

    /// <summary>Where the record starts in the stream, in bytes.</summary>
    public long Offset => _window.KeptOffset;

    /// <summary>Where the record stands in the entry. A UTF-16 file has no bytes of its own for a record: there it is the whole entry.</summary>
    public RawSpan Span(SourceEntry entry) =>
        _window.Transcoded ? new RawSpan(entry.Path, 0, (int)Math.Min(entry.Length, int.MaxValue)) : new RawSpan(entry.Path, Offset, Record.Length);

    /// <summary>Position among the records, from 1; left-out ones count.</summary>
    public int Number { get; private set; }

    /// <summary>The list the record stands in; null outside of one.</summary>
    public string? List { get; private set; }

    /// <summary>The other properties of the object around the list, as far as read.</summary>
    public IReadOnlyDictionary<string, JsonElement> Envelope => _envelope;

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead => _window.BytesRead;

    /// <summary>Moves to the next record; false at the end.</summary>
    public bool Read()
    {
        while (_where != Where.End)
        {
            var found = _where switch
            {
                Where.Top => AtTop(),
                Where.Members => AtMember(),
                _ => AtElement(),
            };
            if (found)
                return true;
        }
        if (_window.Failure is { } failure)
        {
            problem($"record {Number + 1}", $"{failure} Everything before it was kept.");
            _window.Failure = null;
        }
        return false;
    }

    private bool AtTop()
    {
        if (!_window.SkipSpace(out var first))
            return End();
        if (_linewise)
            return TopRecord();
        switch (first)
        {
            case (byte)'[':
                _window.Step();
                _where = Where.TopArray;
                return false;
            case (byte)'{' when lists.Count > 0:
                _envelope.Clear();
                _window.Keep();
                _window.Step();
                _where = Where.Members;
                return false;
            case (byte)'{':
                return TopRecord();
            default:
                problem($"byte {_window.Position}", Number == 0 ? "This is not JSON." : "What follows is not JSON and was not read.");
                return End();
        }
    }

    private bool TopRecord()
    {
        _window.Keep();
        return Cut(_linewise ? _window.ScanLine() : _window.ScanValue()) && AfterTopValue();
    }

    private bool AfterTopValue()
    {
        // A first value on a line of its own promises JSON Lines: from then on a broken line costs one line.
        if (_values++ == 0)
            _linewise = _window.KeptIsALine();
        return true;
    }

    private bool AtElement()
    {
        if (!_window.SkipSpace(out var first))
            return Truncated();
        if (first == (byte)']')
        {
            _window.Step();
            _where = _where == Where.List ? Where.Members : Where.Top;
            List = null;
            _window.Keep();
            return false;
        }
        _window.Keep();
        return Cut(_window.ScanValue());
    }

    private bool AtMember()
    {
        if (!_window.SkipSpace(out var first))
            return Truncated();
        if (first == (byte)'}')
        {
            _window.Step();
            _where = Where.Top;
            if (_insideWrapper)
            {
                _insideWrapper = false;
                return false;
            }
            return Cut(true) && AfterTopValue();
        }
        if (first != (byte)'"')
            return !_window.ScanValue() && Truncated();
        var name = Name();
        if (name is null || !_window.SkipColon(out first))
            return Truncated();
        if (first == (byte)'[' && lists.Contains(name))
        {
            _window.Step();
            _window.Overflowed = false;
            _insideWrapper = true;
            List = name;
            _where = Where.List;
            return false;
        }
        var start = _window.Position;
        if (!_window.ScanValue())
            return Truncated();
        Remember(name, start);
        return false;
    }

    private string? Name()
    {
        var start = _window.Position;
        if (!_window.ScanValue())
            return null;
        var quoted = _window.Since(start);
        return quoted.Length is > 2 and < 200 ? System.Text.Encoding.UTF8.GetString(quoted[1..^1]) : "";
    }

    private void Remember(string name, long start)
    {
        var value = _window.Since(start);
        if (_insideWrapper)
        {
            _window.Keep();
            _window.Overflowed = false;
        }
        if (value.Length is 0 or > MaxEnvelopeValue || _envelope.Count > 200)
            return;
        try
        {
            var reader = new Utf8JsonReader(value);
            _envelope[name] = JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            problem($"property {name}", "This property is broken JSON and was not used.");
        }
    }

    private bool Cut(bool complete)
    {
        Number++;
        if (_window.Overflowed)
        {
            _window.Overflowed = false;
            problem($"record {Number}", $"This record is longer than {maxRecordBytes >> 20} MB and was left out.");
            return complete ? false : End();
        }
        if (complete)
            return true;
        Number--;
        return Truncated();
    }

    private bool Truncated()
    {
        if (_window.Failure is null)
            problem($"record {Number + 1}", "The file ends in the middle of this record. Everything before it was kept.");
        return End();
    }

    private bool End()
    {
        _where = Where.End;
        return false;
    }

    public void Dispose() => _window.Dispose();
}
