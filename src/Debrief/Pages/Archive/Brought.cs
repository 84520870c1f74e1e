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

    private static readonly string[] Markdown = [".md", ".markdown", ".mdown", ".txt"];
    private readonly List<BroughtFile> files = [];
    private readonly List<string> notes = [];
    private int size;

    public IReadOnlyList<BroughtFile> Files => files;
    public IReadOnlyList<string> Notes => notes;

    public async Task<Refusal?> TakeAsync(string name, Stream content, CancellationToken ct)
    {
        if (await ReadAsync(content, ct) is not { } bytes) return new TooMuchBrought();

        using var file = SourceFiles.FromStream(name, bytes.Length, () => new MemoryStream(bytes, writable: false));
        if (file.HoldsEntries) return await UnpackAsync(file, ct);
        files.Add(new(name, bytes));
        return files.Count > FileLimit ? new TooMuchBrought() : null;
    }

    private async Task<Refusal?> UnpackAsync(SourceFile archive, CancellationToken ct)
    {
        try
        {
            var texts = archive.Entries.Where(entry => IsMarkdown(entry.Path)).ToList();
            if (files.Count + texts.Count > FileLimit) return new TooMuchBrought();

            foreach (var entry in texts)
            {
                if (!await AddAsync(archive, entry, ct)) return new TooMuchBrought();
            }
            if (archive.Entries.Count - texts.Count is > 0 and var others) notes.Add($"{archive.Name}: {others:N0} {(others == 1 ? "file that is" : "files that are")} not Markdown stayed outside.");
        }
        catch (SourceException broken)
        {
            files.Add(new(archive.Name, [], broken.Message));
        }
        notes.AddRange(archive.Warnings.Take(100).Select(warning => $"{warning.File}, {warning.Record}: {warning.Message}"));
        return null;
    }

    private async Task<bool> AddAsync(SourceFile archive, SourceEntry entry, CancellationToken ct)
    {
        try
        {
            await using var content = entry.Open();
            if (await ReadAsync(content, ct) is not { } bytes) return false;
            files.Add(new(archive.NameOf(entry), bytes));
        }
        catch (SourceException damaged)
        {
            files.Add(new(archive.NameOf(entry), [], damaged.Message));
        }
        return true;
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

    private static bool IsMarkdown(string path) =>
        Markdown.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && !path.Split('/').Any(part => part.StartsWith('.'));
}

public sealed record TooMuchBrought() : Refusal($"That is more than {Brought.FileLimit:N0} files, or more than {Brought.SizeLimit >> 20} MB. Nothing of it was imported: bring it in parts.");
