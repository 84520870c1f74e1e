using System.Collections.Concurrent;
using Debrief.Sources.Json;

namespace Debrief.Sources.Slack;

/// <summary>
/// Reads the files of an export, a few at a time on all cores, and hands on what they hold in the order of the files. A file that is too long to hold,
/// or damaged, is read by itself as it streams.
/// </summary>
internal sealed class SlackDays(SourceFile file, SlackDirectory names, ISourceSink sink)
{
    private const int MaxHeld = 4 << 20;
    private static readonly int Ahead = Math.Clamp(Environment.ProcessorCount, 1, 4);
    private readonly Queue<(Task<SlackFindings> Reading, long Length)> _reading = [];
    private readonly ConcurrentBag<SlackEvents> _idle = [];
    private long _done;

    public void Read(SourceEntry entry, SlackChannel channel, CancellationToken ct)
    {
        if (Ahead > 1 && Held(entry) is { } bytes)
        {
            _reading.Enqueue((Task.Run(() => ReadHeld(bytes, entry, channel, ct), ct), entry.Length));
            if (_reading.Count > Ahead)
                HandOn();
            return;
        }
        Finish();
        try
        {
            ReadNow(entry, channel, ct);
        }
        catch (SourceException e)
        {
            sink.Warning(new SourceWarning(file.NameOf(entry), null, e.Message));
        }
        _done += entry.Length;
    }

    public void Finish()
    {
        while (_reading.Count > 0)
            HandOn();
    }

    /// <exception cref="SourceException">The entry cannot be opened.</exception>
    public void ReadNow(SourceEntry entry, SlackChannel channel, CancellationToken ct)
    {
        using var stream = entry.Open();
        Read(stream, entry, channel, sink, ct);
    }

    private void HandOn()
    {
        var (reading, length) = _reading.Dequeue();
        reading.GetAwaiter().GetResult().Into(sink);
        _done += length;
        sink.Progress(_done);
    }

    private SlackFindings ReadHeld(byte[] bytes, SourceEntry entry, SlackChannel channel, CancellationToken ct)
    {
        var findings = new SlackFindings();
        var events = _idle.TryTake(out var idle) ? idle : new SlackEvents(names);
        var sound = events.TakeAll(bytes, channel, file.NameOf(entry), entry.Path, findings, ct);
        _idle.Add(events);
        if (sound)
            return findings;
        findings = new SlackFindings();
        using var stream = new MemoryStream(bytes, writable: false);
        Read(stream, entry, channel, findings, ct);
        return findings;
    }

    // Archives are opened by one thread only, so the bytes are taken here. Null when they are too many or damaged.
    private static byte[]? Held(SourceEntry entry)
    {
        if (entry.Length is <= 0 or > MaxHeld)
            return null;
        try
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && stream.ReadByte() < 0 ? bytes : null;
        }
        catch (SourceException)
        {
            // Streaming keeps what stands before the damage, and names it.
            return null;
        }
    }

    private void Read(Stream stream, SourceEntry entry, SlackChannel channel, ISourceSink into, CancellationToken ct)
    {
        var name = file.NameOf(entry);
        var events = _idle.TryTake(out var idle) ? idle : new SlackEvents(names);
        using var records = new JsonRecordReader(stream, SlackReader.Lists, (record, message) => into.Warning(new SourceWarning(name, record, message)));
        while (records.Read())
        {
            if (records.Number % 1024 == 1)
            {
                ct.ThrowIfCancellationRequested();
                into.Progress(_done + records.BytesRead);
                channel = Around(records, channel);
            }
            events.Take(records.Record, channel, name, new RecordName(records.Number), records.Span(entry), into);
        }
        into.Progress(_done + records.BytesRead);
        _idle.Add(events);
    }

    // slackdump names the channel beside the list of messages.
    private static SlackChannel Around(JsonRecordReader records, SlackChannel channel) =>
        channel.Id is null && records.Envelope.TryGetValue("channel_id", out var id) && JsonText.Of(id) is { Length: > 0 } channelId
            ? new SlackChannel(channelId, records.Envelope.TryGetValue("name", out var name) ? JsonText.Of(name) : channel.Name)
            : channel;
}

/// <summary>What one file holds, until its turn comes.</summary>
internal sealed class SlackFindings : ISourceSink
{
    private readonly List<SourceEvent> _found = [];
    private readonly List<(Evidence, string)> _skipped = [];
    private readonly List<SourceWarning> _warnings = [];

    public void Found(SourceEvent found) => _found.Add(found);

    public void Skipped(Evidence record, string why) => _skipped.Add((record, why));

    public void Warning(SourceWarning warning) => _warnings.Add(warning);

    public void Progress(long bytes) { }

    public void Into(ISourceSink sink)
    {
        foreach (var found in _found)
            sink.Found(found);
        foreach (var (record, why) in _skipped)
            sink.Skipped(record, why);
        foreach (var warning in _warnings)
            sink.Warning(warning);
    }
}
