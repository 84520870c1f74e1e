using System.Security.Cryptography;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Pages.Archive;

/// <param name="Zone">Of times that name none.</param>
/// <param name="Restrict">Only the person who brings it sees it at first.</param>
internal sealed record ArchiveWish(TimeZoneInfo? Zone, bool Restrict)
{
    public string? Restriction => Restrict ? "Imported; whoever brought it looks at it first." : null;
}

/// <summary>Brings the files of one batch in, each in a transaction of its own: what is wrong with one stops no other.</summary>
internal sealed class ArchiveImport(DebriefDb db, ArchiveBatch batch, CurrentUser user, ArchiveWish wish, TimeProvider clock, ILogger log)
{
    public async Task TakeAsync(int position, BroughtFile file, CancellationToken ct)
    {
        var (read, outcome, why) = ReadFile.Of(file);
        var row = new ArchiveFile
        {
            BatchId = batch.Id, Position = position, Name = Storable.Text(file.Name, 300), Digest = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), Origin = read?.Origin,
        };
        try
        {
            if (read is not null)
            {
                await BringAsync(row, file, read, ct);
                return;
            }
            row.WasLeft(outcome, why);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError(problem, "The file {File} could not be imported.", row.Name);
            row.WasLeft(ArchiveOutcome.Unreadable, "Something in it is more than this version can take. Nothing of it was stored; the log of the server says what.");
        }
        db.ChangeTracker.Clear();
        db.ArchiveFiles.Add(row);
        await db.SaveChangesAsync(ct);
    }

    private async Task BringAsync(ArchiveFile row, BroughtFile file, ReadFile read, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One import at a time, and no incident begun meanwhile: two people may bring the same file, and a number may be taken only once.
        await db.Database.ExecuteSqlAsync($"lock table incidents in share row exclusive mode", ct);
        if (await HereAlreadyAsync(row, read, ct) is { } here)
        {
            row.WasHere(here);
        }
        else
        {
            var into = new ArchiveWriting(db, user, file, wish, clock.Now);
            var (incident, recognised) = read.Own is { } own ? await new OwnImport(into, own, read).RunAsync(ct) : await new PastImport(into, read.Past!, read).RunAsync(ct);
            row.Became(incident, recognised);
            db.Record(incident.Id, user, "postmortem.imported", clock.Now, new { File = row.Name, Number = read.Own is null ? null : read.Number, IsOwn = read.Own is not null });
        }
        db.ArchiveFiles.Add(row);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The incident that this very file, or the post-mortem that Debrief wrote into it, is already; among those this person may see, so that a restricted one does not show.</summary>
    private async Task<Guid?> HereAlreadyAsync(ArchiveFile row, ReadFile read, CancellationToken ct)
    {
        var (seen, number, title) = (db.IncidentsSeenBy(user), read.Number, read.Title);
        if (number is not null && await seen.Where(incident => incident.Number == number && incident.Title == title).Select(incident => (Guid?)incident.Id).SingleOrDefaultAsync(ct) is { } same) return same;

        return await db.ArchiveFiles.Where(file => file.Outcome == ArchiveOutcome.Imported && (file.Digest == row.Digest || (row.Origin != null && file.Origin == row.Origin)))
            .Join(seen, file => file.IncidentId, incident => incident.Id, (_, incident) => (Guid?)incident.Id).FirstOrDefaultAsync(ct);
    }
}
