namespace Debrief.Sources.Containers;

/// <summary>What all entries of one archive may unpack to together, in one pass or several.</summary>
internal sealed class UnpackBudget
{
    public const long MaxTotal = 64L << 30;

    public long Unpacked { get; set; }
}

/// <summary>Counts what comes out of an entry and stops at a bomb: more than 300 times its packed length (beyond the first 32 MB), or 64 GB in all. Chat exports pack 5 to 40 times.</summary>
internal sealed class UnpackedStream(Stream inner, long packedLength, UnpackBudget budget) : Stream
{
    private const long Free = 32L << 20;
    private const int MaxRatio = 300;
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new SourceException("This entry of the archive is damaged from here on.", e);
        }
        _read += count;
        budget.Unpacked += count;
        if ((_read > Free && _read / MaxRatio > packedLength) || budget.Unpacked > UnpackBudget.MaxTotal)
            throw new SourceException("This entry unpacks to far more than an honest file would, and was stopped there.");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
