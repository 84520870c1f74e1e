namespace Debrief.Sources;

/// <summary>Reads one kind of export, webhook or written timeline. Stateless; one folder a provider; listed in <c>SourceReaders.All</c>.</summary>
public interface ISourceReader
{
    /// <summary>The word in <see cref="Evidence.Source"/>: <c>slack</c>, <c>pagerduty</c>.</summary>
    string Name { get; }

    /// <summary>How sure this reader is that the file is its own, from its content (0 is no). The surest reader reads it. The file's name counts for nothing.</summary>
    int Recognise(SourceFile file);

    /// <summary>Streams the file's records into the sink, in the order of the file. A broken record is a warning; the rest is still read.</summary>
    /// <exception cref="SourceException">Nothing in this file can be read.</exception>
    void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct);
}

/// <summary>Takes what a reader finds.</summary>
public interface ISourceSink
{
    /// <summary>A record that became an event.</summary>
    void Found(SourceEvent found);

    /// <summary>A record that is no event, and why (an unmerged pull request, a deleted branch).</summary>
    void Skipped(Evidence record, string why);

    void Warning(SourceWarning warning);

    /// <summary>Bytes of unpacked input read so far, for a progress bar.</summary>
    void Progress(long bytes);
}

/// <summary>What the person chose before reading.</summary>
public sealed record ReadOptions
{
    /// <summary>Only events at or after this instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only events before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The zone of times that carry none. Without it such times are read as UTC with a warning that names the choice.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The day of times that carry none, where the text names no other.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When the recording of a call began. The times of transcripts count from there; without it a transcript that does not say so itself is not read.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Names (or ids) of chat channels to read; empty reads all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>When the record reached us, for records that carry no time of their own; such events say "time of arrival".</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}

/// <summary>A file from which nothing can be read; the message is for the person who brought it.</summary>
public sealed class SourceException(string message, Exception? inner = null) : Exception(message, inner);
