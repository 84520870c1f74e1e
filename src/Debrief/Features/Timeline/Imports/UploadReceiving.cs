using System.Security.Cryptography;
using Debrief.Features.Incidents;

namespace Debrief.Features.Timeline;

/// <summary>Takes in what someone brings, as it comes over the line. All of it is kept or nothing.</summary>
internal static class UploadReceiving
{
    public static async Task<(Upload? Upload, Refusal? Refusal)> ReceiveAsync(
        this DebriefDb db, Incident incident, CurrentUser user, string name, Stream content, TimeProvider clock, CancellationToken ct)
    {
        var upload = new Upload
        {
            IncidentId = incident.Id, Name = name, Size = 0, Digest = [], ReceivedAt = clock.Now, ReceivedById = user.PersonId, ReceivedBy = user.Name,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(ct);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var chunks = await ChunkWriter.OpenAsync(db.Connection, upload.Id, ct))
        {
            upload.Size = await chunks.WriteAsync("", content, Upload.SizeLimit, digest, ct);
            if (upload.Size > Upload.SizeLimit) return (null, new UploadTooLarge(upload.Name));
            if (upload.Size == 0) return (null, new UploadEmpty(upload.Name));
            await chunks.CompleteAsync(ct);
        }
        upload.Digest = digest.GetHashAndReset();
        db.Record(incident.Id, user, "upload.received", clock.Now, new { upload.Id, upload.Name, upload.Size });
        await db.SaveChangesAsync(ct);
        await db.WakeImportsAsync(ct);
        await transaction.CommitAsync(ct);
        return (upload, null);
    }
}

public sealed record UploadTooLarge(string Name) : Refusal($"“{Name}” is larger than {Upload.SizeLimit >> 30} GB. Nothing of it was kept. Export only the channel of the incident, or only its days.");
public sealed record UploadEmpty(string Name) : Refusal($"“{Name}” is empty. Nothing was kept.");
