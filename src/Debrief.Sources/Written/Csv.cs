namespace Debrief.Sources.Written;

/// <summary>One row: its fields, the line it starts on, and its bytes.</summary>
internal readonly record struct CsvRow(string[] Fields, int Line, long Offset, int Length);

/// <summary>Comma separated values as RFC 4180 says, and as people's tools write them: other separators, quotes inside of fields, newlines inside of quotes.</summary>
internal static class Csv
{
    private const int MaxField = 64 << 10;

    public static IEnumerable<CsvRow> Rows(WrittenText text, byte separator)
    {
        var (bytes, at, line) = (text.Bytes, text.Start, 1);
        while (at < bytes.Length)
        {
            var (start, first) = (at, line);
            var fields = new List<string>();
            while (true)
            {
                fields.Add(Field(text, separator, ref at, ref line));
                if (at >= bytes.Length || bytes[at] != separator)
                    break;
                at++;
            }
            var end = at;
            if (at < bytes.Length && bytes[at] == '\r')
                at++;
            if (at < bytes.Length && bytes[at] == '\n')
                (at, line) = (at + 1, line + 1);
            if (fields.Count > 1 || fields[0].Length > 0)
                yield return new CsvRow([.. fields], first, start, end - start);
        }
    }

    private static string Field(WrittenText text, byte separator, ref int at, ref int line)
    {
        var bytes = text.Bytes;
        if (at >= bytes.Length || bytes[at] != '"')
        {
            var plain = bytes.AsSpan(at).IndexOfAny(separator, (byte)'\n', (byte)'\r');
            plain = plain < 0 ? bytes.Length - at : plain;
            at += plain;
            return Text(text, at - plain, plain);
        }
        var start = ++at;
        var doubled = false;
        while (at < bytes.Length)
        {
            if (bytes[at] == '\n')
                line++;
            if (bytes[at] == '"')
            {
                if (at + 1 >= bytes.Length || bytes[at + 1] != '"')
                    break;
                doubled = true;
                at++;
            }
            at++;
        }
        var field = Text(text, start, Math.Min(at, bytes.Length) - start);
        // Whatever stands between the closing quote and the separator belongs to nobody.
        while (at < bytes.Length && bytes[at] != separator && bytes[at] is not ((byte)'\n' or (byte)'\r'))
            at++;
        return doubled ? field.Replace("\"\"", "\"", StringComparison.Ordinal) : field;
    }

    private static string Text(WrittenText text, int start, int length) => text.Encoding.GetString(text.Bytes, start, Math.Min(length, MaxField)).Trim();
}
