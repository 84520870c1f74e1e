using System.Text;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Payloads;

/// <summary>Reads one file by the reader that is surest of it, and keeps what it tells.</summary>
internal sealed class Reading : ISourceSink
{
    public List<SourceEvent> Events { get; } = [];
    public List<(Evidence Record, string Why)> Skips { get; } = [];
    public List<SourceWarning> Warnings { get; } = [];
    public ISourceReader? Reader { get; private init; }
    public byte[] Bytes { get; private init; } = [];

    public SourceEvent Only => Assert.Single(Events);

    public static Reading Of(string text, ReadOptions? options = null) => Of(Encoding.UTF8.GetBytes(text), options);

    public static Reading Of(byte[] bytes, ReadOptions? options = null)
    {
        using var file = Given.Bytes(bytes, "capture.json");
        var reader = SourceReaders.For(file);
        return reader is null ? new Reading { Bytes = bytes } : By(reader, bytes, options);
    }

    /// <summary>Reads by the given reader, whether it knows the file or not.</summary>
    public static Reading By(ISourceReader reader, byte[] bytes, ReadOptions? options = null)
    {
        using var file = Given.Bytes(bytes, "capture.json");
        var reading = new Reading { Bytes = bytes, Reader = reader };
        reader.Read(file, options ?? new ReadOptions(), reading, TestContext.Current.CancellationToken);
        return reading;
    }

    /// <summary>The bytes that an event names as its evidence.</summary>
    public string RawOf(SourceEvent found) => Encoding.UTF8.GetString(Bytes, (int)found.Evidence[0].Raw.Offset, found.Evidence[0].Raw.Length);

    public void Found(SourceEvent found) => Events.Add(found);

    public void Skipped(Evidence record, string why) => Skips.Add((record, why));

    public void Warning(SourceWarning warning) => Warnings.Add(warning);

    public void Progress(long bytes) { }
}
