using Debrief.Jobs;
using Debrief.Sources;
using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>Looks into uploads and loads them, one at a time on each node. What a node that died had begun is taken over when its lease runs out.</summary>
internal sealed class ImportWorker(IServiceScopeFactory scopes, NpgsqlDataSource database, UploadLimits limits, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    public const string Channel = "debrief_imports";
    /// <summary>So long an import rests when its node was killed. It is renewed every half second.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private const int AttemptsLimit = 3;

    private readonly Guid _me = Guid.CreateVersion7();

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
                log.LogError(failure, "The import worker stumbled and goes on");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
    }

    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> WorkOnceAsync(CancellationToken ct)
    {
        if (await Claim(ct) is not { } id) return false;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
        var upload = await db.Uploads.SingleAsync(upload => upload.Id == id, ct);
        try
        {
            if (upload.Attempts > AttemptsLimit) throw new SourceException("Reading it was begun three times and never came to an end. The log of the server says more.");
            await using var pulse = new ImportPulse(database, clock, id, _me, ct);
            if (upload.State == UploadState.Received) await db.InspectAsync(database, upload, limits, pulse);
            else await db.LoadAsync(database, upload, pulse, clock);
        }
        catch (SourceException unreadable)
        {
            await Fail(id, unreadable.Message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await GiveBack(id, attempt: 0);
            throw;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Import of upload {Upload} failed at attempt {Attempt}", id, upload.Attempts);
            if (upload.Attempts < AttemptsLimit) await GiveBack(id, upload.Attempts);
            else await Fail(id, "Reading it failed three times, and the fault is ours. Nothing of it is in the timeline. The log of the server says more.");
        }
        return true;
    }

    private async Task<Guid?> Claim(CancellationToken ct)
    {
        await using var command = database.Sql("""
            update uploads set leased_by = $1, leased_until = $2, attempts = attempts + 1
            where id = (
                select id from uploads
                where state in ('Received', 'Queued') and (leased_until is null or leased_until < $3)
                order by received_at limit 1 for update skip locked)
            returning id
            """, _me, clock.Now + Lease, clock.Now);
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }

    private async Task GiveBack(Guid id, int attempt)
    {
        await using var command = database.Sql("update uploads set leased_by = null, leased_until = null, attempts = $3 where id = $1 and leased_by = $2", id, _me, attempt);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task Fail(Guid id, string problem)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
        if (await db.Uploads.SingleOrDefaultAsync(upload => upload.Id == id && upload.LeasedBy == _me) is not { } upload) return;

        upload.Fail(Storable.Text(problem), clock.Now);
        db.Record(upload.IncidentId, null, "upload.failed", clock.Now, new { upload.Id, upload.Name });
        await db.SaveChangesAsync();
    }
}

internal static class ImportWaking
{
    /// <summary>Wakes a worker, on whichever node, once the transaction is through.</summary>
    public static Task WakeImportsAsync(this DebriefDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync($"notify {ImportWorker.Channel}", ct);
}
