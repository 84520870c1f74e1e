using System.Buffers.Binary;
using System.Text;

namespace Debrief.Sources.Assembly;

/// <summary>Packs events into bytes for the spool and back. Strings that repeat (files, channels, actors) are written as numbers.</summary>
internal sealed class EventCodec
{
    private const int MaxShared = 50_000;
    private readonly List<string> _shared = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), SourceActor> _actors = [];
    private byte[] _buffer = new byte[4096];
    private int _at;

    /// <summary>The packed event; valid until the next call.</summary>
    public ReadOnlySpan<byte> Pack(SourceEvent e)
    {
        _at = 0;
        Number(e.At.UtcTicks);
        Number((long)e.Precision);
        Number(e.Until is { } until ? until.UtcTicks - e.At.UtcTicks + 1 : 0);
        Number((long)e.Kind | (e.Proposed ? 256L : 0));
        Number(e.Revision);
        Text(e.Id);
        Text(e.OriginalTime);
        Text(e.Text);
        Text(e.ReplyTo);
        Shared(e.Channel);
        Shared(e.Actor?.Id);
        Shared(e.Actor?.Name);
        Number(e.SameAs.Count);
        foreach (var key in e.SameAs)
            Text(key);
        Number(e.Evidence.Count);
        foreach (var evidence in e.Evidence)
            Pack(evidence);
        return _buffer.AsSpan(0, _at);
    }

    private void Pack(Evidence e)
    {
        Shared(e.Source);
        Shared(e.File);
        Text(e.Id);
        Text(e.Url);
        Shared(e.Raw.Entry);
        Number(e.Raw.Offset);
        Number(e.Raw.Length);
    }

    public SourceEvent Unpack(ReadOnlySpan<byte> packed)
    {
        var at = new DateTimeOffset(Number(ref packed), TimeSpan.Zero);
        var precision = (TimePrecision)Number(ref packed);
        var span = Number(ref packed);
        var kind = Number(ref packed);
        var revision = Number(ref packed);
        return new SourceEvent
        {
            At = at,
            Precision = precision,
            Until = span == 0 ? null : at.AddTicks(span - 1),
            Kind = (EventKind)(kind & 255),
            Proposed = (kind & 256) != 0,
            Revision = revision,
            Id = Text(ref packed)!,
            OriginalTime = Text(ref packed)!,
            Text = Text(ref packed)!,
            ReplyTo = Text(ref packed),
            Channel = Shared(ref packed),
            Actor = Actor(Shared(ref packed), Shared(ref packed)),
            SameAs = Many(ref packed, static (EventCodec _, ref ReadOnlySpan<byte> p) => Text(ref p)!),
            Evidence = Many(ref packed, static (EventCodec codec, ref ReadOnlySpan<byte> p) => codec.Evidence(ref p)),
        };
    }

    private delegate T Unpacker<T>(EventCodec codec, ref ReadOnlySpan<byte> packed);

    private T[] Many<T>(ref ReadOnlySpan<byte> packed, Unpacker<T> one)
    {
        var count = (int)Number(ref packed);
        if (count == 0)
            return [];
        var all = new T[count];
        for (var i = 0; i < count; i++)
            all[i] = one(this, ref packed);
        return all;
    }

    private Evidence Evidence(ref ReadOnlySpan<byte> packed) => new(
        Shared(ref packed)!, Shared(ref packed)!, Text(ref packed)!, Text(ref packed),
        new RawSpan(Shared(ref packed)!, Number(ref packed), (int)Number(ref packed)));

    private SourceActor? Actor(string? id, string? name)
    {
        if (id is null || name is null)
            return null;
        if (!_actors.TryGetValue((id, name), out var actor))
        {
            actor = new SourceActor(id, name);
            if (_actors.Count < MaxShared)
                _actors.Add((id, name), actor);
        }
        return actor;
    }

    // A shared string is 0 (null), its number + 2, or 1 followed by the text once the table is full.
    private void Shared(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }
        if (!_numbers.TryGetValue(text, out var number))
        {
            if (_shared.Count == MaxShared)
            {
                Number(1);
                Text(text);
                return;
            }
            number = _shared.Count;
            _shared.Add(text);
            _numbers.Add(text, number);
        }
        Number(number + 2);
    }

    private string? Shared(ref ReadOnlySpan<byte> packed) => Number(ref packed) switch
    {
        0 => null,
        1 => Text(ref packed),
        var number => _shared[(int)number - 2],
    };

    private void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }
        Room(9 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length + 1);
        _at += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_at));
    }

    private static string? Text(ref ReadOnlySpan<byte> packed)
    {
        var length = (int)Number(ref packed) - 1;
        if (length < 0)
            return null;
        var text = Encoding.UTF8.GetString(packed[..length]);
        packed = packed[length..];
        return text;
    }

    // One byte for small numbers, nine for the others.
    private void Number(long value)
    {
        Room(9);
        if (value is >= 0 and < 255)
        {
            _buffer[_at++] = (byte)value;
            return;
        }
        _buffer[_at] = 255;
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_at + 1), value);
        _at += 9;
    }

    private static long Number(ref ReadOnlySpan<byte> packed)
    {
        var first = packed[0];
        var value = first < 255 ? first : BinaryPrimitives.ReadInt64LittleEndian(packed[1..]);
        packed = packed[(first < 255 ? 1 : 9)..];
        return value;
    }

    private void Room(int bytes)
    {
        if (_buffer.Length - _at < bytes)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _at + bytes));
    }
}
