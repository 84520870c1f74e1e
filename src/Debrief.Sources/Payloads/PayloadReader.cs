using System.Text.Json;

namespace Debrief.Sources.Payloads;

/// <summary>
/// Reads what tools send or answer: JSON alone, in arrays or in lines, wrapped with its headers by a capture, or a whole HTTP message. People collect
/// the webhooks of several tools in one file, so each record is read by the tool that knows it best; the file goes to the tool of its first records.
/// </summary>
internal abstract class PayloadReader : ISourceReader
{
    /// <summary>How many records are looked at before a file is judged; the first may be a test message.</summary>
    private const int Looked = 5;

    public abstract string Name { get; }

    /// <summary>Lists whose items are records of their own, so that an export of any length is read in bounded memory: <c>items</c>, <c>messages</c>.</summary>
    protected internal virtual IReadOnlyCollection<string> Streamed => [];

    /// <summary>How sure the tool is to be known from one payload, 0 to 100.</summary>
    public abstract int Knows(Payload payload);

    /// <summary>What the payload says; every part of it that is a record of its own becomes an event, a skip or an oddity.</summary>
    public abstract IEnumerable<Finding> Read(Payload payload);

    public int Recognise(SourceFile file)
    {
        if (file.HoldsEntries) return 0;
        var surest = 0;
        try
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var record in Record.Of(file, Streamed, _ => { }, _ => { }, CancellationToken.None).Take(Looked))
            {
                using var opened = Opened.Try(record, null, names, out _);
                surest = Math.Max(surest, opened is null ? 0 : Knows(opened.Payload));
            }
        }
        catch (SourceException)
        {
            // Whoever reads the file in earnest reports what is wrong with it.
        }
        return surest;
    }

    public void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct)
    {
        var (read, problem) = (0, "There is no JSON in it.");
        void Warn(SourceWarning warning)
        {
            problem = warning.Message;
            sink.Warning(warning);
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in Record.Of(file, Streamed, Warn, sink.Progress, ct))
        {
            using var opened = Opened.Try(record, options.ReceivedAt, names, out var why);
            if (opened is null)
            {
                Warn(new(record.File, record.Label, why));
                continue;
            }
            Tell(record, opened.Payload, options, sink);
            read++;
        }
        if (read == 0) throw new SourceException($"Nothing in {file.Name} can be read: {problem}");
    }

    private void Tell(Record record, Payload payload, ReadOptions options, ISourceSink sink)
    {
        var tool = SourceReaders.All.OfType<PayloadReader>().MaxBy(reader => reader.Knows(payload))!;
        var known = tool.Knows(payload) > 0;
        var telling = new Telling(known ? tool.Name : Name, record, options, sink);
        foreach (var finding in known ? tool.Read(payload) : [new Skip($"{record.File}#{record.Number}", "no tool that is read here sends records of this shape")])
            telling.Tell(payload, finding);
    }
}
