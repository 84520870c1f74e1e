using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Debrief.Bench.Pages;

/// <summary>From typing `bin/run` a second time to the first answer.</summary>
internal static class WarmStart
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<double>> MeasureAsync(string root)
    {
        var data = Path.Combine(root, "artifacts", "bench-pages", "warm");
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        var all = new List<double>();
        // The first start makes the database and the sample; it does not count.
        for (var run = 0; run <= Runs; run++)
        {
            var milliseconds = await StartAsync(root, data);
            if (run > 0) all.Add(milliseconds);
        }
        return all;
    }

    private static async Task<double> StartAsync(string root, string data)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(Path.Combine(root, "bin", "run")) { RedirectStandardOutput = true };
        start.Environment["DEBRIEF_DATA"] = data;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();

        using var visitor = new Visitor(new($"http://127.0.0.1:{port}"));
        while (!await visitor.IsThereAsync())
        {
            if (process.HasExited) throw new InvalidOperationException($"bin/run ended with {process.ExitCode}.");
            await Task.Delay(10);
        }
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        using (Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await process.WaitForExitAsync();
        return milliseconds;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
