using System.IO.Compression;
using System.Text.Json;

namespace Debrief.Bench.Timeline;

/// <summary>The peer: inflates every entry and runs the bare JSON reader over it. Nobody can read an export with less.</summary>
internal static class Tokeniser
{
    public static long Count(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        var buffer = new byte[64 * 1024];
        return zip.Entries.Sum(entry => Count(entry, ref buffer));
    }

    private static long Count(ZipArchiveEntry entry, ref byte[] buffer)
    {
        using var stream = entry.Open();
        var state = new JsonReaderState();
        long tokens = 0;
        for (var kept = 0; ;)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var isLast = kept + read < buffer.Length;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, kept + read), isLast, state);
            while (reader.Read()) tokens++;
            if (isLast) return tokens;

            state = reader.CurrentState;
            var rest = buffer.AsSpan((int)reader.BytesConsumed, kept + read - (int)reader.BytesConsumed);
            kept = rest.Length;
            var next = kept == buffer.Length ? new byte[buffer.Length * 2] : buffer;
            rest.CopyTo(next);
            buffer = next;
        }
    }
}
