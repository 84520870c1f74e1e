using System.IO.Compression;
using System.Text;
using Debrief.Sources.Containers;

namespace Debrief.Sources.Tests.Harness;

/// <summary>Files out of thin air.</summary>
public static class Given
{
    public static SourceFile Text(string content, string name = "file") => Bytes(Encoding.UTF8.GetBytes(content), name);

    public static SourceFile Bytes(byte[] content, string name = "file") => SourceFiles.FromStream(name, content.Length, () => new MemoryStream(content, writable: false));

    public static byte[] Zip(params (string Path, string Content)[] entries) => Zip([.. entries.Select(entry => (entry.Path, Encoding.UTF8.GetBytes(entry.Content)))]);

    public static byte[] Zip(string path, byte[] content) => Zip([(path, content)]);

    private static byte[] Zip((string Path, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    public static TimelineResult Reading(params SourceFile[] files) => SourceReading.Read(files, new ReadOptions(), ct: TestContext.Current.CancellationToken);

    public static TimelineResult Reading(ReadOptions options, params SourceFile[] files) => SourceReading.Read(files, options, ct: TestContext.Current.CancellationToken);
}
