using Debrief.Drafting;
using Debrief.Jobs;
using Npgsql;

namespace Debrief.Pages.Archive;

/// <summary>Reads batches and brings them in, one at a time on each node. What a node that died had begun goes on, file by file, when its lease runs out.</summary>
internal sealed class ArchiveWorker(IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider clock, ILogger<ArchiveWorker> log) : BackgroundService
{
    public const string Channel = "debrief_archive";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private const int AtOnce = 25;
    private const int AttemptsLimit = 3;

    private readonly Guid me = Guid.CreateVersion7();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => LoopAsync(stoppingToken).UntilStopped(stoppingToken);

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        await using var wake = new Wake(database, Channel);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wake.ListenAsync(stoppingToken);
                if (!await WorkOnceAsync(stoppingToken)) await wake.WaitAsync(TimeSpan.FromSeconds(5), stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The archive worker stumbled and goes on");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
    }

    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> WorkOnceAsync(CancellationToken ct)
    {
        if (await ClaimAsync(ct) is not { } id) return false;
        try
        {
            while (await StepAsync(id, ct)) { }
            return true;
        }
        finally
        {
            await database.RunAsync("update archive_batches set leased_by = null, leased_until = null, attempts = 0 where id = $1 and leased_by = $2", CancellationToken.None, id, me);
        }
    }

    /// <returns>False when the batch needs nobody any more, or belongs to another worker.</returns>
    private async Task<bool> StepAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
        if (await db.ArchiveBatches.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id && found.LeasedBy == me, ct) is not { IsWorkedOn: true } batch) return false;

        var wanted = batch.State == BatchState.Reading ? ArchiveOutcome.Unread : ArchiveOutcome.Ready;
        var next = await db.ArchiveFiles.Where(file => file.BatchId == id && file.Outcome == wanted).OrderBy(file => file.Position).Select(file => file.Id).Take(batch.Attempts > 1 ? 1 : AtOnce).ToListAsync(ct);
        if (next.Count == 0) return await TurnAsync(db, batch, ct);

        if (batch.Attempts > AttemptsLimit) await GiveUpAsync(db, next[0], ct);
        else await WorkAsync(db, batch, next, ct);
        // Those files are through: what brought a worker down, if anything, is not among them.
        return await database.RunAsync("update archive_batches set leased_until = $3, attempts = 1 where id = $1 and leased_by = $2", ct, id, me, clock.Now + Lease) > 0;
    }

    private async Task WorkAsync(DebriefDb db, ArchiveBatch batch, List<Guid> files, CancellationToken ct)
    {
        var user = await db.People.Where(person => person.Id == batch.BroughtById).Select(person => new CurrentUser(person.Id, person.Name, Role.Member)).SingleAsync(ct);
        var headings = await db.ArchiveHeadings.ToDictionaryAsync(heading => heading.Heading, heading => heading.Part, ct);
        var wish = new ArchiveWish(batch.Zone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null, batch.Restrict);
        var import = new ArchiveImport(db, user, wish, headings, clock, log);
        if (batch.State == BatchState.Reading)
        {
            foreach (var row in await db.ArchiveFiles.Where(file => files.Contains(file.Id)).ToListAsync(ct)) await import.ReadAsync(row, ct);
            await db.SaveChangesAsync(ct);
            return;
        }
        foreach (var file in files) await import.BringAsync(file, ct);
    }

    private static async Task GiveUpAsync(DebriefDb db, Guid file, CancellationToken ct)
    {
        var row = await db.ArchiveFiles.SingleAsync(found => found.Id == file, ct);
        row.WasLeft(ArchiveOutcome.Unreadable, "Reading it was begun three times and never came to an end. The log of the server says more.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>All files of this turn are through.</summary>
    private async Task<bool> TurnAsync(DebriefDb db, ArchiveBatch batch, CancellationToken ct)
    {
        var waits = batch.State == BatchState.Reading && await db.ArchiveFiles.AnyAsync(file => file.BatchId == batch.Id && (file.Outcome == ArchiveOutcome.Ready || (file.Outcome == ArchiveOutcome.LeftAlone && file.Recognised != null)), ct);
        await database.RunAsync("update archive_batches set state = $3, leased_by = null, leased_until = null, attempts = 0 where id = $1 and leased_by = $2", ct, batch.Id, me, (waits ? BatchState.Waiting : BatchState.Done).ToString());
        if (!waits) await db.ArchiveFiles.Where(file => file.BatchId == batch.Id).ExecuteUpdateAsync(change => change.SetProperty(file => file.Content, (byte[]?)null), ct);
        return false;
    }

    private async Task<Guid?> ClaimAsync(CancellationToken ct)
    {
        await using var command = database.Sql("""
            update archive_batches set leased_by = $1, leased_until = $2, attempts = attempts + 1
            where id = (
                select id from archive_batches
                where state in ('Reading', 'Importing') and (leased_until is null or leased_until < $3)
                order by brought_at limit 1 for update skip locked)
            returning id
            """, me, clock.Now + Lease, clock.Now);
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }
}

internal static class ArchiveWaking
{
    /// <summary>Wakes a worker, on whichever node, once the transaction is through.</summary>
    public static Task WakeArchiveAsync(this DebriefDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync($"notify {ArchiveWorker.Channel}", ct);
}
