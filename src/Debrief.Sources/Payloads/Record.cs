using System.Text.Json;
using Debrief.Sources.Json;

namespace Debrief.Sources.Payloads;

/// <summary>One JSON value, one whole HTTP message or one entry of a feed.</summary>
/// <param name="File">For messages: the file, with the entry after a slash.</param>
/// <param name="Number">From 1, inside its entry.</param>
internal sealed record Record(string File, int Number, ReadOnlyMemory<byte> Bytes, RawSpan Raw)
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Alone = new Dictionary<string, JsonElement>();

    private const int Longest = JsonRecordReader.DefaultMaxRecordBytes;

    public string Label => $"record {Number}";

    /// <summary>The other properties of the object whose list the record stands in.</summary>
    public IReadOnlyDictionary<string, JsonElement> Around { get; init; } = Alone;

    /// <param name="lists">Names of lists inside of an object whose items are the records.</param>
    public static IEnumerable<Record> Of(SourceFile file, IReadOnlyCollection<string> lists, Action<SourceWarning> warn, Action<long> progress, CancellationToken ct)
    {
        foreach (var entry in file.Entries)
        {
            var name = file.NameOf(entry);
            foreach (var record in Whole(entry, name, warn) ?? Json(entry, name, lists, warn, progress, ct)) yield return record;
        }
    }

    /// <summary>What is no stream of JSON: a HTTP message, or the entries of a feed. Null for all else.</summary>
    private static IEnumerable<Record>? Whole(SourceEntry entry, string name, Action<SourceWarning> warn)
    {
        using var stream = entry.Open();
        var start = new byte[64];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        var isMessage = HttpMessage.IsStart(start);
        if (!isMessage && !FeedEntries.IsStart(start)) return null;

        using var whole = new MemoryStream();
        whole.Write(start);
        var buffer = new byte[64 << 10];
        for (int read; whole.Length < Longest && (read = stream.Read(buffer)) > 0;) whole.Write(buffer, 0, read);
        if (whole.Length >= Longest) warn(new(name, null, $"Only the first {Longest >> 20} MB were read."));

        ReadOnlyMemory<byte> bytes = whole.ToArray();
        return isMessage
            ? [new(name, 1, bytes, new(entry.Path, 0, bytes.Length))]
            : FeedEntries.Of(bytes).Select((found, i) => new Record(name, i + 1, bytes.Slice(found.Start, found.Length), new(entry.Path, found.Start, found.Length)));
    }

    private static IEnumerable<Record> Json(SourceEntry entry, string name, IReadOnlyCollection<string> lists, Action<SourceWarning> warn, Action<long> progress, CancellationToken ct)
    {
        using var stream = entry.Open();
        using var reader = new JsonRecordReader(stream, lists, (record, message) => warn(new(name, record, message)));
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            var bytes = reader.Record.ToArray();
            yield return new(name, reader.Number, bytes, reader.Span(entry)) { Around = reader.List is null ? Alone : reader.Envelope };
            progress(reader.BytesRead);
        }
        progress(reader.BytesRead);
    }
}
