namespace Debrief.Sources.Payloads;

/// <summary>Cuts the entries out of an Atom feed, so that each is a record with bytes of its own.</summary>
internal static class FeedEntries
{
    public static bool IsStart(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return bytes.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    /// <summary>Starts and lengths of the <c>entry</c> elements.</summary>
    public static IEnumerable<(int Start, int Length)> Of(ReadOnlyMemory<byte> feed)
    {
        for (var at = 0; ;)
        {
            var start = feed.Span[at..].IndexOf("<entry"u8);
            if (start < 0) yield break;
            start += at;
            var length = feed.Span[start..].IndexOf("</entry>"u8);
            if (length < 0) yield break;
            length += "</entry>".Length;
            yield return (start, length);
            at = start + length;
        }
    }
}
