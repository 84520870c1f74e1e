using Debrief.Drafting;
using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Pages.Archive;

/// <param name="Problem">Why its bytes could not be had.</param>
internal sealed record BroughtFile(string Name, byte[] Bytes, string? Problem = null);

/// <summary>What someone brings, file by file, archives opened. Held in memory, so bounded.</summary>
internal sealed class Brought
{
    public const int SizeLimit = 64 << 20;
    public const int FileLimit = 2_000;

    /// <summary>Notion packs a ZIP into a ZIP.</summary>
    private const int DepthLimit = 2;

    private readonly List<BroughtFile> files = [];
    private readonly List<string> notes = [];
    private int size;

    public IReadOnlyList<BroughtFile> Files => files;
    public IReadOnlyList<string> Notes => notes;

    public async Task<Refusal?> TakeAsync(string name, Stream content, CancellationToken ct) =>
        await ReadAsync(content, ct) is { } bytes && await AddAsync(name, bytes, DepthLimit, ct) ? null : new TooMuchBrought();

    /// <returns>False when all files together are too many or too much.</returns>
    private async Task<bool> AddAsync(string name, byte[] bytes, int depth, CancellationToken ct)
    {
        using var file = SourceFiles.FromStream(name, bytes.Length, () => new MemoryStream(bytes, writable: false));
        if (file.HoldsEntries && depth > 0 && !PastFormats.IsWord(bytes)) return await UnpackAsync(file, depth, ct);

        files.AddRange(PastFormats.Split(name, bytes).Take(FileLimit + 1).Select(part => new BroughtFile(part.Name, part.Bytes)));
        return files.Count <= FileLimit;
    }

    private async Task<bool> UnpackAsync(SourceFile archive, int depth, CancellationToken ct)
    {
        try
        {
            var documents = archive.Entries.Where(entry => IsDocument(entry.Path) || IsArchive(entry.Path)).ToList();
            foreach (var entry in documents)
            {
                if (!await UnpackAsync(archive, entry, depth, ct)) return false;
            }
            if (archive.Entries.Count - documents.Count is > 0 and var others) notes.Add($"{archive.Name}: {others:N0} {(others == 1 ? "file that is no document" : "files that are no documents")} stayed outside.");
        }
        catch (SourceException broken)
        {
            files.Add(new(archive.Name, [], broken.Message));
        }
        notes.AddRange(archive.Warnings.Take(100).Select(warning => $"{warning.File}, {warning.Record}: {warning.Message}"));
        return true;
    }

    private async Task<bool> UnpackAsync(SourceFile archive, SourceEntry entry, int depth, CancellationToken ct)
    {
        try
        {
            await using var content = entry.Open();
            return await ReadAsync(content, ct) is { } bytes && await AddAsync(archive.NameOf(entry), bytes, depth - 1, ct);
        }
        catch (SourceException damaged)
        {
            files.Add(new(archive.NameOf(entry), [], damaged.Message));
            return files.Count <= FileLimit;
        }
    }

    /// <returns>Null when all files together are too much.</returns>
    private async Task<byte[]?> ReadAsync(Stream content, CancellationToken ct)
    {
        using var held = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if ((size += read) > SizeLimit) return null;
            held.Write(buffer, 0, read);
        }
        return held.ToArray();
    }

    private static bool IsDocument(string path) => PastFormats.Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && !IsHidden(path);

    private static bool IsArchive(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase) && !IsHidden(path);

    private static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.'));
}

public sealed record TooMuchBrought() : Refusal($"That is more than {Brought.FileLimit:N0} files, or more than {Brought.SizeLimit >> 20} MB. Nothing of it was imported: bring it in parts.");
