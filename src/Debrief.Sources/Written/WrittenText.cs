using System.Text;

namespace Debrief.Sources.Written;

/// <summary>One line, and where its bytes stand in the file.</summary>
internal readonly record struct TextLine(int Number, long Offset, int Length, string Text);

/// <summary>A text file that people wrote: UTF-8 (with or without a mark), UTF-16, or else Windows-1252 with a warning.</summary>
internal sealed class WrittenText
{
    private const int MaxBytes = 64 << 20;
    private const int MaxLine = 64 << 10;
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private WrittenText(byte[] bytes, int start, Encoding encoding, int? wholeFile)
    {
        Bytes = bytes;
        Start = start;
        Encoding = encoding;
        _wholeFile = wholeFile;
    }

    private readonly int? _wholeFile;

    public byte[] Bytes { get; }

    /// <summary>Behind the byte order mark.</summary>
    public int Start { get; }

    public Encoding Encoding { get; }

    public bool IsGuessed => Encoding == Western;

    /// <summary>Null when it is no text.</summary>
    public static WrittenText? Of(byte[] bytes)
    {
        var utf16 = bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : Unmarked(bytes);
        if (utf16 is not null)
        {
            var marked = bytes[0] is 0xFF or 0xFE;
            return new WrittenText(Encoding.UTF8.GetBytes(utf16.GetString(bytes, marked ? 2 : 0, bytes.Length - (marked ? 2 : 0))), 0, Encoding.UTF8, bytes.Length);
        }
        if (bytes.AsSpan().Contains((byte)0))
            return null;
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        return new WrittenText(bytes, start, IsUtf8(bytes) ? Encoding.UTF8 : Western, null);
    }

    /// <exception cref="SourceException">It is too long for something that people wrote.</exception>
    public static byte[] Load(SourceEntry entry, int most = MaxBytes, bool orLess = false)
    {
        using var stream = entry.Open();
        using var all = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            all.Write(buffer, 0, read);
            if (all.Length < most)
                continue;
            return orLess ? all.ToArray() : throw new SourceException($"This text is longer than {MaxBytes >> 20} MB. Bring the part that tells the incident.");
        }
        return all.ToArray();
    }

    public RawSpan Span(SourceEntry entry, long offset, int length) => _wholeFile is { } whole ? new RawSpan(entry.Path, 0, whole) : new RawSpan(entry.Path, offset, length);

    /// <summary>The lines, without those too long to be one.</summary>
    public List<TextLine> Lines(Action<int, string> problem)
    {
        var lines = new List<TextLine>();
        var number = 0;
        for (var at = Start; at < Bytes.Length;)
        {
            number++;
            var end = Bytes.AsSpan(at).IndexOf((byte)'\n');
            end = end < 0 ? Bytes.Length : at + end;
            if (end - at > MaxLine)
                problem(number, $"This line is longer than {MaxLine >> 10} KB and was left out.");
            else
                lines.Add(new TextLine(number, at, end - at, Encoding.GetString(Bytes, at, end - at).TrimEnd('\r')));
            at = end + 1;
        }
        return lines;
    }

    private static UnicodeEncoding? Unmarked(byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 64) & ~1);
        if (head.Length < 4)
            return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i += 2)
            (even, odd) = (even + (head[i] == 0 ? 1 : 0), odd + (head[i + 1] == 0 ? 1 : 0));
        return odd > head.Length / 3 && even == 0 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even > head.Length / 3 && odd == 0 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }

    // The head that Recognise looks at may end inside of a character.
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 0; cut < 4 && cut <= bytes.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
                return cut == 0 || bytes[^cut] >= 0xC0;
        }
        return false;
    }
}
