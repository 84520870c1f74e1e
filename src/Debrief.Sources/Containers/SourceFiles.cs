namespace Debrief.Sources.Containers;

/// <summary>Opens what a person hands in, by content: a folder, a ZIP, or a bare file.</summary>
public static class SourceFiles
{
    /// <exception cref="SourceException">There is no such file, or it may not be read.</exception>
    public static SourceFile FromPath(string path)
    {
        if (Directory.Exists(path))
            return new FolderSource(path);
        try
        {
            var length = new FileInfo(path).Length;
            return FromStream(Path.GetFileName(path), length, () => OpenFile(path));
        }
        catch (FileNotFoundException e)
        {
            throw new SourceException("There is no such file.", e);
        }
    }

    /// <param name="name">As the person named it.</param>
    /// <param name="length">In bytes, when known.</param>
    /// <param name="open">Opens the bytes from the start, as often as asked; seekable when they can be a ZIP.</param>
    public static SourceFile FromStream(string name, long? length, Func<Stream> open)
    {
        using var stream = open();
        Span<byte> magic = stackalloc byte[4];
        var read = stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        return read == 4 && (magic.SequenceEqual("PK\x03\x04"u8) || magic.SequenceEqual("PK\x05\x06"u8))
            ? new ZipSource(name, length, open)
            : new BareSource(name, length, open);
    }

    internal static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 << 10, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException("There is no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"This file cannot be opened: {e.Message}", e);
        }
    }
}
