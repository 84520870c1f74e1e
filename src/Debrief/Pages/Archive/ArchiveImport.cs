using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Pages.Archive;

/// <param name="Zone">Of times that name none.</param>
/// <param name="Restrict">Only the person who brings it sees it at first.</param>
internal sealed record ArchiveWish(TimeZoneInfo? Zone, bool Restrict)
{
    public string? Restriction => Restrict ? "Imported; whoever brought it looks at it first." : null;
}

/// <summary>Reads and brings in the files of one batch, each for itself: what is wrong with one stops no other.</summary>
internal sealed class ArchiveImport(DebriefDb db, CurrentUser user, ArchiveWish wish, IReadOnlyDictionary<string, Part?> headings, TimeProvider clock, ILogger log)
{
    /// <summary>What it is, without changing anything but the row itself.</summary>
    public async Task ReadAsync(ArchiveFile row, CancellationToken ct)
    {
        try
        {
            var (read, outcome, why) = ReadFile.Of(row.Name, row.Content ?? [], headings);
            if (outcome != ArchiveOutcome.Ready) row.WasLeft(outcome, why, read?.Recognise());
            else
            {
                row.IsReady(read!.Origin, read.Recognise());
                if (await db.HereAlreadyAsync(row, read.Number, read.Title, user, ct) is { } here) row.WasHere(here);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Fail(row, problem);
        }
    }

    /// <summary>In a transaction of its own.</summary>
    public async Task BringAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var row = await db.ArchiveFiles.SingleAsync(file => file.Id == id, ct);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // The row says in this same transaction that the file is through: one that is lost with the power is brought in again, so nobody waits for the disk.
            await db.Database.ExecuteSqlAsync($"set local synchronous_commit to off", ct);
            // One import at a time, and no incident begun meanwhile: two people may bring the same file, and a number may be taken only once.
            await db.Database.ExecuteSqlAsync($"lock table incidents in share row exclusive mode", ct);
            await BringAsync(row, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            row = await db.ArchiveFiles.SingleAsync(file => file.Id == id, ct);
            Fail(row, problem);
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task BringAsync(ArchiveFile row, CancellationToken ct)
    {
        var (read, outcome, why) = ReadFile.Of(row.Name, row.Content ?? [], headings);
        if (outcome != ArchiveOutcome.Ready) row.WasLeft(outcome, why, read?.Recognise());
        else if (await db.HereAlreadyAsync(row, read!.Number, read.Title, user, ct) is { } here) row.WasHere(here);
        else
        {
            var into = new ArchiveWriting(db, user, new(row.Name, row.Content!), read.Source, wish, clock.Now);
            var (incident, recognised) = read.Own is { } own ? await new OwnImport(into, own, read).RunAsync(ct) : await new PastImport(into, read.Past!, read).RunAsync(ct);
            row.Became(incident, recognised);
            db.Record(incident.Id, user, "postmortem.imported", clock.Now, new { File = row.Name, Number = read.Own is null ? null : read.Number, IsOwn = read.Own is not null });
        }
    }

    private void Fail(ArchiveFile row, Exception problem)
    {
        log.LogError(problem, "The file {File} could not be imported.", row.Name);
        row.WasLeft(ArchiveOutcome.Unreadable, "Something in it is more than this version can take. Nothing of it was stored; the log of the server says what.");
    }
}
