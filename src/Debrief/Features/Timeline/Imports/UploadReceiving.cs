using System.Security.Cryptography;
using System.Text;
using Debrief.Features.Incidents;
using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Features.Timeline;

/// <summary>Takes in what someone brings, as it comes over the line. A file is kept whole or not at all, and so is a folder.</summary>
internal static class UploadReceiving
{
    /// <summary>Files of a folder that is no export; a person chooses for each of them.</summary>
    private const int LooseLimit = 100;

    /// <summary>Reads from the current part to the end of the file, or of the folder that it begins.</summary>
    /// <param name="parts">Stands on the part to begin with; afterwards on the one behind, when there is more.</param>
    public static async Task<Received> ReceiveAsync(
        this DebriefDb db, Incident incident, CurrentUser user, IAsyncEnumerator<UploadPart> parts, UploadLimits limits, TimeProvider clock, CancellationToken ct)
    {
        var first = parts.Current;
        Upload New(string name, long size, byte[] digest) => db.Uploads.Add(new()
        {
            IncidentId = incident.Id, Name = name, Size = size, Digest = digest, ReceivedAt = clock.Now, ReceivedById = user.PersonId, ReceivedBy = user.Name,
        }).Entity;

        var upload = New(first.Folder ?? first.Name, 0, []);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);

        var entries = new Dictionary<string, KeptEntry>();
        bool more;
        await using (var chunks = await ChunkWriter.OpenAsync(db.Connection, upload.Id, ct))
        {
            do
            {
                var entry = first.Folder is null ? "" : parts.Current.Path;
                if (!entries.ContainsKey(entry) && !parts.Current.IsHidden)
                {
                    using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    var size = await chunks.WriteAsync(entry, parts.Current.Content, limits.Received - upload.Size, digest, ct);
                    upload.Size += size;
                    if (upload.Size > limits.Received) return new([], new UploadTooLarge(upload.Name, UploadLimits.Words(limits.Received)));
                    entries.Add(entry, new(entry, size, digest.GetHashAndReset()));
                    if (entries.Count > ZipSource.MaxEntries) return new([], new TooManyFiles(upload.Name, ZipSource.MaxEntries));
                }
                more = await parts.MoveNextAsync();
            }
            while (more && first.Folder is not null && parts.Current.Folder == first.Folder);
            if (upload.Size == 0) return new([], new UploadEmpty(upload.Name));
            await chunks.CompleteAsync(ct);
        }

        List<Upload> kept = [upload];
        if (first.Folder is null) upload.Digest = entries[""].Digest;
        else if (IsExport(entries.Keys.Select(path => path[(first.Folder.Length + 1)..])))
        {
            await db.UploadChunks.Where(chunk => chunk.UploadId == upload.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(chunk => chunk.Entry, chunk => chunk.Entry.Substring(first.Folder.Length + 1)), ct);
            KeepTogether(upload, entries.Values);
        }
        // The folder of one channel is known by its own name.
        else if (IsExport(entries.Keys)) KeepTogether(upload, entries.Values);
        else if (entries.Values.Count(entry => entry.Size > 0) is var loose && loose > LooseLimit) return new([], new TooManyFiles(upload.Name, LooseLimit));
        else
        {
            kept = [.. entries.Values.Where(entry => entry.Size > 0).Select(entry => New(entry.Name, entry.Size, entry.Digest))];
            await db.SaveChangesAsync(ct);
            foreach (var (part, entry) in kept.Zip(entries.Values.Where(entry => entry.Size > 0)))
                await db.UploadChunks.Where(chunk => chunk.UploadId == upload.Id && chunk.Entry == entry.Path)
                    .ExecuteUpdateAsync(change => change.SetProperty(chunk => chunk.UploadId, part.Id).SetProperty(chunk => chunk.Entry, ""), ct);
            db.Uploads.Remove(upload);
        }
        foreach (var one in kept) db.Record(incident.Id, user, "upload.received", clock.Now, new { one.Id, one.Name, one.Size });
        await db.SaveChangesAsync(ct);
        await db.WakeImportsAsync(ct);
        await transaction.CommitAsync(ct);
        return new(kept, null, more);
    }

    private static void KeepTogether(Upload upload, IEnumerable<KeptEntry> entries)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            digest.AppendData(Encoding.UTF8.GetBytes($"{entry.Path}\0"));
            digest.AppendData(entry.Digest);
        }
        upload.Digest = digest.GetHashAndReset();
        upload.Unpacked([]);
    }

    /// <summary>A reader knows the whole folder by the names in it: users and days that only together say who said what. Any other folder is files that happened to lie in one place.</summary>
    private static bool IsExport(IEnumerable<string> paths)
    {
        using var names = new NamesOnly([.. paths.Order(StringComparer.Ordinal).Select(path => new SourceEntry(path, 0, () => Stream.Null))]);
        return SourceReaders.For(names) is not null;
    }

    private sealed record KeptEntry(string Path, long Size, byte[] Digest)
    {
        public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    }

    private sealed class NamesOnly(IReadOnlyList<SourceEntry> entries) : SourceFile("")
    {
        public override long? Length => null;
        public override IReadOnlyList<SourceEntry> Entries => entries;
        public override bool HoldsEntries => true;
    }
}

/// <param name="Kept">Empty when refused.</param>
/// <param name="More">Another file or folder follows.</param>
internal sealed record Received(IReadOnlyList<Upload> Kept, Refusal? Refusal, bool More = false);

public sealed record UploadTooLarge(string Name, string Limit) : Refusal($"“{Name}” is larger than {Limit}. Nothing of it was kept. Export only the channel of the incident, or only its days.");
public sealed record UploadEmpty(string Name) : Refusal($"“{Name}” is empty. Nothing was kept.");
public sealed record TooManyFiles(string Name, int Limit) : Refusal($"“{Name}” holds more than {Limit:N0} files. Nothing of it was kept. Bring those that tell of the incident.");
