using System.Text;

namespace Debrief.Cli.Commands.Lint;

/// <summary>Reads one text, or says in words for people why not.</summary>
internal static class TextFile
{
    private const int Largest = 16 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UnreadableException">The file is missing, too large, no text, or not UTF-8.</exception>
    public static string Read(string path)
    {
        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            if (stream.CanSeek && stream.Length > Largest) throw TooLarge(path);
            var bytes = ReadAll(stream, path);
            if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return new StreamReader(new MemoryStream(bytes), detectEncodingFromByteOrderMarks: true).ReadToEnd();
            if (bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0)) throw new UnreadableException($"{path}: is not text");
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            throw new UnreadableException($"{path}: is not UTF-8 (byte {broken.Index})");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"{path}: {(closed is FileNotFoundException or DirectoryNotFoundException ? "no such file" : closed.Message)}");
        }
    }

    /// <exception cref="UsageException">The file cannot be opened.</exception>
    public static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {closed.Message}");
        }
    }

    private static byte[] ReadAll(Stream stream, string path)
    {
        if (stream.CanSeek)
        {
            var whole = new byte[stream.Length];
            var read = stream.ReadAtLeast(whole, whole.Length, throwOnEndOfStream: false);
            return read == whole.Length ? whole : whole[..read];
        }
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > Largest) throw TooLarge(path);
        }
        return copy.ToArray();
    }

    private static UnreadableException TooLarge(string path) => new($"{path}: is larger than 16 MB");
}

internal sealed class UnreadableException(string message) : Exception(message);
