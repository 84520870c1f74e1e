using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>Keeps the lease of one upload while a worker reads it, and tells whoever waits how far it is. Stops the work when the lease went to somebody else.</summary>
internal sealed class ImportPulse : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly Guid _upload;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _lost;
    private readonly Task _beating;
    private long _read;
    private long _total;

    public ImportPulse(NpgsqlDataSource database, TimeProvider clock, Guid upload, Guid worker, CancellationToken ct)
    {
        (_database, _clock, _upload, Worker) = (database, clock, upload, worker);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _beating = Task.Run(BeatAsync, CancellationToken.None);
    }

    public Guid Worker { get; }

    /// <summary>Cancelled when the node stops or the lease is lost.</summary>
    public CancellationToken Token => _lost.Token;

    public void Report(long read, long total)
    {
        Volatile.Write(ref _read, read);
        Volatile.Write(ref _total, total);
    }

    /// <summary>After this nothing here touches the row any more.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _beating;
    }

    private async Task BeatAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Beat, _clock, _stop.Token);
                await using var command = _database.Sql(
                    "update uploads set leased_until = $3, read_bytes = $4, total_bytes = $5 where id = $1 and leased_by = $2",
                    _upload, Worker, _clock.Now + ImportWorker.Lease, Volatile.Read(ref _read), Volatile.Read(ref _total));
                if (await command.ExecuteNonQueryAsync(_stop.Token) == 0) await _lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: the work is done, or the node ends.
        }
        catch (NpgsqlException)
        {
            // The database is away. The work itself will notice, and the lease runs out by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _lost.Dispose();
    }
}
