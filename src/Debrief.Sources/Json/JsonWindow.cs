using System.Buffers;
using System.Text;

namespace Debrief.Sources.Json;

/// <summary>A sliding window over a stream that finds where JSON values end, by brackets and quotes alone. What is kept grows to a limit; beyond it the value is passed over.</summary>
internal sealed class JsonWindow(Stream stream, int maxKept) : IDisposable
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> StringEnd = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);
    // Commas and colons between values carry no meaning for cutting; RS separates JSON text sequences (RFC 7464).
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n,\u001e"u8);

    private Stream _source = stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
    private long _base;
    private int _keep, _position, _end;
    private bool _atEnd;

    public bool Overflowed { get; set; }

    /// <summary>True when the stream was UTF-16 and positions are those of its UTF-8 form.</summary>
    public bool Transcoded { get; private set; }

    /// <summary>Why the stream could not be read further, if so.</summary>
    public string? Failure { get; set; }

    public long BytesRead => _base + _end;

    public long Position => _base + _position;

    public long KeptOffset => _base + _keep;

    public ReadOnlySpan<byte> Kept => _buffer.AsSpan(_keep, _position - _keep);

    public ReadOnlySpan<byte> Since(long position) => position < _base + _keep ? [] : _buffer.AsSpan((int)(position - _base), _position - (int)(position - _base));

    public void Keep() => _keep = _position;

    public void Step() => _position++;

    /// <summary>Goes to the next byte that means something; false at the end of the stream.</summary>
    public bool SkipSpace(out byte next)
    {
        if (_base + _end == 0)
            SkipMark();
        while (true)
        {
            var at = _buffer.AsSpan(_position, _end - _position).IndexOfAnyExcept(Space);
            if (at >= 0)
            {
                _position += at;
                next = _buffer[_position];
                return true;
            }
            _position = _end;
            if (!Fill())
            {
                next = 0;
                return false;
            }
        }
    }

    public bool SkipColon(out byte next)
    {
        if (SkipSpace(out next) && next == (byte)':')
        {
            Step();
            return SkipSpace(out next);
        }
        return next != 0;
    }

    /// <summary>True when the kept value stands on one line that ends after it.</summary>
    public bool KeptIsALine()
    {
        if (_position == _end && _end < _buffer.Length)
            Fill();
        return !Kept.Contains((byte)'\n') && _buffer.AsSpan(_position, _end - _position).TrimStart(" \t\r"u8) is [(byte)'\n', ..];
    }

    public bool ScanLine()
    {
        while (true)
        {
            var at = _buffer.AsSpan(_position, _end - _position).IndexOf((byte)'\n');
            if (at >= 0)
            {
                _position += at;
                return true;
            }
            _position = _end;
            if (!Fill())
                return Failure is null;
        }
    }

    /// <summary>From the first byte of a value to just behind its last; false when the stream ends inside.</summary>
    public bool ScanValue()
    {
        var depth = 0;
        do
        {
            if (_position == _end && !Fill())
                return false;
            var at = _buffer.AsSpan(_position, _end - _position).IndexOfAny(Structure);
            if (depth == 0 && at != 0)
                return ScanScalar();
            if (at < 0)
            {
                _position = _end;
                continue;
            }
            _position += at;
            switch (_buffer[_position++])
            {
                case (byte)'"' when !ScanString(): return false;
                case (byte)'"': break;
                case (byte)'{' or (byte)'[': depth++; break;
                default: depth--; break;
            }
        }
        while (depth > 0);
        return true;
    }

    private bool ScanString()
    {
        while (_position < _end || Fill())
        {
            var at = _buffer.AsSpan(_position, _end - _position).IndexOfAny(StringEnd);
            if (at < 0)
            {
                _position = _end;
                continue;
            }
            _position += at;
            if (_buffer[_position++] == (byte)'"')
                return true;
            if (_position == _end && !Fill())
                return false;
            _position++;
        }
        return false;
    }

    private bool ScanScalar()
    {
        while (true)
        {
            var at = _buffer.AsSpan(_position, _end - _position).IndexOfAny(ScalarEnd);
            _position = at < 0 ? _end : _position + at;
            if (at >= 0)
                return true;
            if (!Fill())
                return Failure is null;
        }
    }

    private void SkipMark()
    {
        while (_end < 3 && Fill())
            continue;
        var start = _buffer.AsSpan(0, _end);
        if (start is [0xEF, 0xBB, 0xBF, ..])
            _position = 3;
        else if (start is [0xFF, 0xFE, _, ..] or [(byte)'[' or (byte)'{', 0, ..])
            Transcode(Encoding.Unicode);
        else if (start is [0xFE, 0xFF, _, ..] or [0, (byte)'[' or (byte)'{', ..])
            Transcode(Encoding.BigEndianUnicode);
    }

    private void Transcode(Encoding encoding)
    {
        Transcoded = true;
        _source = Encoding.CreateTranscodingStream(new PrefixedStream(_buffer.AsSpan(0, _end).ToArray(), _source), encoding, Encoding.UTF8);
        (_position, _end) = (0, 0);
        while (_end < 3 && Fill())
            continue;
        if (_buffer.AsSpan(0, _end) is [0xEF, 0xBB, 0xBF, ..])
            _position = 3;
    }

    private bool Fill()
    {
        if (_atEnd)
            return false;
        if (_end == _buffer.Length)
            MakeRoom();
        try
        {
            var read = _source.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _atEnd = read == 0;
        }
        catch (Exception e) when (e is SourceException or InvalidDataException or IOException)
        {
            Failure = e is SourceException ? e.Message : "The file is damaged from here on.";
            _atEnd = true;
        }
        return !_atEnd;
    }

    private void MakeRoom()
    {
        if (_keep == 0 && _buffer.Length >= maxKept)
        {
            Overflowed = true;
            _keep = _position;
        }
        if (_keep > 0)
        {
            _buffer.AsSpan(_keep, _end - _keep).CopyTo(_buffer);
            (_base, _position, _end, _keep) = (_base + _keep, _position - _keep, _end - _keep, 0);
            return;
        }
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
