namespace Debrief.Sources.Containers;

/// <summary>A folder on disk, with what is below it. Links are not followed.</summary>
public sealed class FolderSource(string path) : SourceFile(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))))
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
    private List<SourceEntry>? _entries;

    public override long? Length => Entries.Sum(entry => entry.Length);

    public override bool HoldsEntries => true;

    public override IReadOnlyList<SourceEntry> Entries => _entries ??= List();

    private List<SourceEntry> List()
    {
        var found = new List<SourceEntry>();
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", Below))
        {
            if (found.Count == ZipSource.MaxEntries)
                throw new SourceException($"This folder holds more than {ZipSource.MaxEntries:N0} files. Bring a smaller one.");
            var full = file.FullName;
            var relative = Path.GetRelativePath(path, full).Replace('\\', '/');
            found.Add(new SourceEntry(relative, file.Length, () => SourceFiles.OpenFile(full)));
        }
        found.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return found;
    }
}
