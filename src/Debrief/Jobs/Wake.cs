using Npgsql;

namespace Debrief.Jobs;

/// <summary>Waits for a NOTIFY on one channel, from any node. What is notified while nobody waits is not lost: the next wait ends at once.</summary>
internal sealed class Wake(NpgsqlDataSource database, string channel, Action<string>? heard = null) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    /// <summary>Listens from now on. Call it before looking for work, so that nothing falls between looking and waiting.</summary>
    public async Task ListenAsync(CancellationToken ct)
    {
        if (_connection is { State: System.Data.ConnectionState.Open }) return;
        await DisposeAsync();
        _connection = await database.OpenConnectionAsync(ct);
        _connection.Notification += (_, notification) => heard?.Invoke(notification.Payload);
        await using var listen = new NpgsqlCommand($"listen {channel}", _connection);
        await listen.ExecuteNonQueryAsync(ct);
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => await _connection!.WaitAsync(atMost, ct);

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
    }
}
