using System.Diagnostics;

namespace Debrief.Data.Embedded;

/// <summary>One running server process, our child.</summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>
    /// The server is started in its data folder and told that its data are "here". So it never walks the path to them, and they may lie
    /// below a folder that only root can enter.
    /// </summary>
    private const string Here = "/proc/self/cwd";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60), FastWithin = TimeSpan.FromSeconds(20), ImmediateWithin = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly Queue<string> lastWords = new();

    private PostgresServer(Process process)
    {
        this.process = process;
        process.StandardInput.Close();
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Task Ended => process.WaitForExitAsync();

    /// <summary>Makes the files of a new cluster. It is either there as a whole afterwards, or not at all.</summary>
    public static async Task InitialiseAsync(DataFolder data, PostgresBinaries binaries, ServerAccount account, IReadOnlyDictionary<string, string> settings)
    {
        if (Directory.Exists(data.Cluster)) return;

        var fresh = data.NewCluster();
        await account.GiveAsync(fresh);
        await Command.RunAsync(fresh, [
            .. account.Prefix, binaries.Initdb, "-D", Here, "--username=postgres", "--auth=trust", "--no-instructions",
            .. ServerSettings.Locale, .. ServerSettings.AsArguments(ServerSettings.Initial), .. ServerSettings.AsArguments(settings)]);
        Directory.Move(fresh, data.Cluster);
    }

    /// <exception cref="DatabaseException">It ended, or was not ready in time; with the reason it gave.</exception>
    public static async Task<PostgresServer> StartAsync(DataFolder data, PostgresBinaries binaries, ServerAccount account, string socketFolder, CancellationToken ct)
    {
        var start = Command.Prepare(data.Cluster, [.. account.Prefix, binaries.Postgres, "-D", Here, .. ServerSettings.AsArguments(ServerSettings.Fixed(socketFolder))]);
        var server = new PostgresServer(Command.Start(start));
        try
        {
            await server.BecomeReadyAsync(data, ct);
            return server;
        }
        catch
        {
            await server.StopAsync();
            server.Dispose();
            throw;
        }
    }

    /// <summary>Rolls back what is open, writes everything down and ends; is pushed harder when it takes too long.</summary>
    public async Task StopAsync()
    {
        if (await EndedWithin(Command.Interrupt, FastWithin) || await EndedWithin(Command.Quit, ImmediateWithin)) return;
        await EndedWithin(Command.Kill, ImmediateWithin);
    }

    public void Dispose() => process.Dispose();

    private async Task BecomeReadyAsync(DataFolder data, CancellationToken ct)
    {
        for (var waiting = Stopwatch.StartNew(); !(data.Postmaster is { IsReady: true } postmaster && postmaster.Process == process.Id);)
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(ct);
                throw new DatabaseException($"PostgreSQL did not start (exit code {process.ExitCode}). {LastWords()} Its log is in {data.Cluster}/log.");
            }
            if (waiting.Elapsed > ReadyWithin) throw new DatabaseException($"PostgreSQL was not ready within {ReadyWithin.TotalSeconds:0} s. Its log is in {data.Cluster}/log.");
            await Task.Delay(20, ct);
        }
    }

    private async Task<bool> EndedWithin(int signal, TimeSpan limit)
    {
        if (process.HasExited) return true;

        Command.Signal(process.Id, signal);
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (lastWords)
        {
            lastWords.Enqueue(line.Data);
            if (lastWords.Count > 10) lastWords.Dequeue();
        }
    }

    private string LastWords()
    {
        lock (lastWords) return string.Join(' ', lastWords);
    }
}
