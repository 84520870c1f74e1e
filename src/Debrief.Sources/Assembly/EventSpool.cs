using Microsoft.Win32.SafeHandles;

namespace Debrief.Sources.Assembly;

/// <summary>Holds packed events: in memory while they are few, in a temporary file (gone with the process) when they are many. Read in any order, through a small cache of blocks.</summary>
internal sealed class EventSpool : IDisposable
{
    private const int MemoryLimit = 16 << 20;
    private const int BlockSize = 64 << 10;
    private const int Blocks = 256;

    private readonly byte[]?[] _blocks = new byte[]?[Blocks];
    private readonly long[] _blockNumbers = new long[Blocks];
    private byte[] _tail = new byte[64 << 10];
    private long _tailStart;
    private int _tailLength;
    private SafeFileHandle? _file;
    private byte[] _whole = [];

    public long Length => _tailStart + _tailLength;

    public void Append(ReadOnlySpan<byte> packed)
    {
        if (_tail.Length - _tailLength < packed.Length)
        {
            if (_file is not null || _tailLength + packed.Length > MemoryLimit)
                Flush();
            if (_tail.Length - _tailLength < packed.Length)
                Array.Resize(ref _tail, Math.Max(_tail.Length * 2, _tailLength + packed.Length));
        }
        packed.CopyTo(_tail.AsSpan(_tailLength));
        _tailLength += packed.Length;
    }

    private void Flush()
    {
        _file ??= File.OpenHandle(
            Path.Combine(Path.GetTempPath(), $"debrief-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
            FileOptions.DeleteOnClose | FileOptions.RandomAccess);
        RandomAccess.Write(_file, _tail.AsSpan(0, _tailLength), _tailStart);
        (_tailStart, _tailLength) = (_tailStart + _tailLength, 0);
        if (_tail.Length > 4 << 20)
            _tail = new byte[1 << 20];
    }

    /// <summary>Bytes that were appended; valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(long offset, int length)
    {
        if (offset >= _tailStart)
            return _tail.AsSpan((int)(offset - _tailStart), length);
        var within = (int)(offset % BlockSize);
        if (within + length <= BlockSize)
            return Block(offset / BlockSize).AsSpan(within, length);
        if (_whole.Length < length)
            _whole = new byte[length * 2];
        for (var done = 0; done < length;)
        {
            within = (int)((offset + done) % BlockSize);
            var count = Math.Min(BlockSize - within, length - done);
            Block((offset + done) / BlockSize).AsSpan(within, count).CopyTo(_whole.AsSpan(done));
            done += count;
        }
        return _whole.AsSpan(0, length);
    }

    private byte[] Block(long number)
    {
        var slot = (int)(number % Blocks);
        if (_blocks[slot] is { } held && _blockNumbers[slot] == number)
            return held;
        var block = _blocks[slot] ??= new byte[BlockSize];
        _blockNumbers[slot] = number;
        // The last block of the file may be short; what lies beyond is in the tail and never asked for here.
        for (var done = 0; done < BlockSize;)
        {
            var read = RandomAccess.Read(_file!, block.AsSpan(done), (number * BlockSize) + done);
            if (read == 0)
                break;
            done += read;
        }
        return block;
    }

    public void Dispose() => _file?.Dispose();
}
