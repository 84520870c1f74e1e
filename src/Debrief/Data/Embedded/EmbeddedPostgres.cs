using System.Diagnostics;
using Npgsql;

namespace Debrief.Data.Embedded;

/// <summary>
/// A PostgreSQL of the app's own: started with it, restarted when it dies, stopped with it. A second process on the same data folder
/// (a rescue command, say) uses the server of the first and leaves it running.
/// </summary>
internal sealed class EmbeddedPostgres(EmbeddedOptions options, ILogger<EmbeddedPostgres> log) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30), Healthy = TimeSpan.FromMinutes(1), FirstAppStartsWithin = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource stopping = new();
    private FileStream? held;
    private string? socketFolder;
    private Task supervision = Task.CompletedTask;

    /// <summary>The server ended by itself. Connections to it are dead; whoever pools them lets go of them now, before a request gets one.</summary>
    public event Action? Lost;

    /// <summary>The app works as a plain role that owns its database; "postgres" is the role that may do anything.</summary>
    public string ConnectionString(string database = "debrief", string role = "debrief") => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder ?? throw new InvalidOperationException("The server is not started yet."),
        Database = database,
        Username = role,
        ApplicationName = "Debrief",
        SslMode = SslMode.Disable,
        MaxPoolSize = 40,
        // A socket file: it answers at once or not at all.
        Timeout = 5,
    }.ConnectionString;

    public NpgsqlDataSource CreateDataSource()
    {
        var database = NpgsqlDataSource.Create(ConnectionString());
        Lost += database.Clear;
        return database;
    }

    /// <exception cref="DatabaseException">It can't start; the message says why.</exception>
    public async Task StartAsync(CancellationToken ct = default)
    {
        var data = new DataFolder(options.DataFolder);
        held = data.TryLock();
        if (held is null)
        {
            socketFolder = await SocketOfFirstAppAsync(data, ct);
            return;
        }

        if (await Orphan.StopAsync(data, socketFolder: null, ct) is { } orphan) log.LogWarning("Stopped PostgreSQL (process {Process}) that a killed Debrief had left running", orphan);
        var account = await ServerAccount.ForAsync(data.Cluster);
        var binaries = await PostgresBinaries.Find(options).WithinReachOfAsync(account, options.CopiesFolder);
        await PostgresServer.InitialiseAsync(data, binaries, account, options.Settings);

        socketFolder = DataFolder.NewSocketFolder();
        await account.GiveAsync(socketFolder);
        Task<PostgresServer> Start() => PostgresServer.StartAsync(data, binaries, account, socketFolder, stopping.Token);
        var server = await Start();
        log.LogInformation("Started PostgreSQL{Account}, data in {Folder}", account.User is { } user ? $" as user {user}" : "", data.Root);
        supervision = SuperviseAsync(server, Start, data);
        await CreateDatabaseAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await supervision;
        if (held is not null && socketFolder is not null) DataFolder.DeleteSocketFolder(socketFolder);
        if (held is not null) await held.DisposeAsync();
        stopping.Dispose();
    }

    private async Task<string> SocketOfFirstAppAsync(DataFolder data, CancellationToken ct)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < FirstAppStartsWithin; await Task.Delay(50, ct))
        {
            if (data.Postmaster is not { IsReady: true } postmaster || !data.ServerProcesses().Contains(postmaster.Process)) continue;
            log.LogInformation("Using the PostgreSQL of the Debrief that already runs on {Folder}", data.Root);
            return postmaster.SocketFolder;
        }
        throw new DatabaseException($"Another Debrief holds {data.Root}, but its PostgreSQL does not run. Stop it, or wait until it has started.");
    }

    /// <summary>Runs until we stop: waits for the server to end, and starts it again, at once the first time, then with growing pauses.</summary>
    private async Task SuperviseAsync(PostgresServer server, Func<Task<PostgresServer>> start, DataFolder data)
    {
        var pause = TimeSpan.Zero;
        while (true)
        {
            var up = Stopwatch.StartNew();
            await Task.WhenAny(server.Ended, Task.Delay(Timeout.Infinite, stopping.Token));
            if (stopping.IsCancellationRequested) break;

            Lost?.Invoke();
            if (up.Elapsed > Healthy) pause = TimeSpan.Zero;
            log.LogError("PostgreSQL ended by itself; its log is in {Folder}", Path.Combine(data.Cluster, "log"));
            server.Dispose();
            if (await RestartAsync(start, data, pause) is not { } again) return;

            server = again;
            pause = Longer(pause);
            log.LogWarning("PostgreSQL runs again");
        }
        await server.StopAsync();
        server.Dispose();
    }

    /// <returns>Null when we were stopped meanwhile.</returns>
    private async Task<PostgresServer?> RestartAsync(Func<Task<PostgresServer>> start, DataFolder data, TimeSpan pause)
    {
        while (true)
        {
            try
            {
                await Task.Delay(pause, stopping.Token);
                await Orphan.StopAsync(data, socketFolder, stopping.Token);
                return await start();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return null;
            }
            catch (DatabaseException problem)
            {
                pause = Longer(pause);
                log.LogError("{Problem} Trying again in {Pause}", problem.Message, pause);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));

    private async Task CreateDatabaseAsync(CancellationToken ct)
    {
        await using var server = NpgsqlDataSource.Create(ConnectionString("postgres", "postgres"));
        await using var look = server.CreateCommand("select exists (select from pg_database where datname = 'debrief')");
        if (await look.ExecuteScalarAsync(ct) is true) return;

        await using var role = server.CreateCommand("do $$ begin if to_regrole('debrief') is null then create role debrief login; end if; end $$");
        await role.ExecuteNonQueryAsync(ct);
        await using var create = server.CreateCommand("create database debrief owner debrief");
        await create.ExecuteNonQueryAsync(ct);
    }
}
