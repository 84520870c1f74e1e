using System.IO.Compression;

namespace Debrief.Sources.Containers;

/// <summary>
/// A ZIP that somebody brought: nothing is unpacked to disk, names are labels only. Entries whose names climb out (<c>..</c>, absolute, a drive) are
/// refused with a warning; one that grows like a bomb stops with a <see cref="SourceException"/>, the others still read.
/// </summary>
public sealed class ZipSource(string name, long? length, Func<Stream> open) : SourceFile(name)
{
    /// <summary>Large workspaces export one file a channel and day, so tens of thousands are honest.</summary>
    public const int MaxEntries = 100_000;

    private readonly List<SourceWarning> _warnings = [];
    private Stream? _stream;
    private ZipArchive? _archive;
    private List<SourceEntry>? _entries;
    private readonly UnpackBudget _budget = new();

    public override long? Length => length;

    public override bool HoldsEntries => true;

    public override IReadOnlyList<SourceWarning> Warnings => _warnings;

    public override IReadOnlyList<SourceEntry> Entries => _entries ??= List();

    private List<SourceEntry> List()
    {
        _stream = open();
        try
        {
            _archive = new ZipArchive(_stream, ZipArchiveMode.Read, leaveOpen: true, new ZipNameEncoding());
            if (_archive.Entries.Count > MaxEntries)
                throw new SourceException($"This archive holds more than {MaxEntries:N0} files. Bring a smaller part of it.");
            return Accept(_archive.Entries);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new SourceException("This ZIP is damaged or incomplete: its list of files cannot be read.", e);
        }
    }

    private List<SourceEntry> Accept(IEnumerable<ZipArchiveEntry> entries)
    {
        var accepted = new List<SourceEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var path = entry.FullName.Replace('\\', '/');
            if (path.EndsWith('/') || path.StartsWith("__MACOSX/", StringComparison.Ordinal))
                continue;
            if (Objection(path) is { } objection || !seen.Add(path) && (objection = "an earlier entry has the same name") is not null)
                _warnings.Add(new SourceWarning(Name, path.Length > 200 ? path[..200] : path, $"This entry was left out: {objection}."));
            else
                accepted.Add(new SourceEntry(path, entry.Length, () => Unpack(entry)));
        }
        accepted.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return accepted;
    }

    private static string? Objection(string path) =>
        path.Length == 0 ? "it has no name"
        : path.Contains('\0') ? "its name holds a NUL"
        : path[0] == '/' || (path.Length > 1 && path[1] == ':') ? "its name is an absolute path"
        : path.Split('/').Contains("..") ? "its name climbs out of the archive"
        : null;

    private UnpackedStream Unpack(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            throw new SourceException("This entry is encrypted.");
        try
        {
            return new UnpackedStream(entry.Open(), entry.CompressedLength, _budget);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new SourceException("This entry is damaged or packed in a way that is not supported.", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _archive?.Dispose();
        _stream?.Dispose();
        base.Dispose(disposing);
    }
}
