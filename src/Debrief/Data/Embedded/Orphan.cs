using System.Diagnostics;

namespace Debrief.Data.Embedded;

/// <summary>
/// A server whose app was killed. It goes on running, healthy, but with the settings and the programs of then; it is stopped cleanly and
/// started anew, so that there is one way only in which a server comes to run. Call while holding the data folder's lock.
/// </summary>
internal static class Orphan
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(30);

    /// <param name="socketFolder">Ours, which stays; another's goes.</param>
    /// <returns>The process that was stopped; null when there was none.</returns>
    public static async Task<int?> StopAsync(DataFolder data, string? socketFolder, CancellationToken ct)
    {
        if (data.Postmaster is not { } postmaster) return null;

        var processes = data.ServerProcesses();
        // Without the first process the others notice and end by themselves.
        if (processes.Contains(postmaster.Process)) Command.Signal(postmaster.Process, Command.Interrupt);
        if (!await Gone(processes, ct))
        {
            foreach (var process in processes.Where(DataFolder.IsPostgres)) Command.Signal(process, Command.Kill);
            if (!await Gone(processes, ct)) throw new DatabaseException($"PostgreSQL processes left in {data.Cluster} do not end: {string.Join(", ", processes)}.");
        }

        // Nobody works here any more. Left behind, the file would keep PostgreSQL from starting if its process id were in use again.
        File.Delete(Path.Combine(data.Cluster, "postmaster.pid"));
        if (postmaster.SocketFolder != socketFolder) DataFolder.DeleteSocketFolder(postmaster.SocketFolder);
        return processes.Count == 0 ? null : postmaster.Process;
    }

    private static async Task<bool> Gone(IReadOnlyList<int> processes, CancellationToken ct)
    {
        for (var waiting = Stopwatch.StartNew(); processes.Any(DataFolder.IsPostgres); await Task.Delay(20, ct))
        {
            if (waiting.Elapsed > StopsWithin) return false;
        }
        return true;
    }
}
