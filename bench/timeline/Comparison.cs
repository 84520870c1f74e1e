using System.Diagnostics;
using System.Globalization;

namespace Debrief.Bench.Timeline;

/// <summary>Runs both as whole processes, in turn, on the same file; compares medians.</summary>
internal static class Comparison
{
    private const int Runs = 5;
    private const double RatioLimit = 5;
    private const double MemoryLimit = 400;

    public static void Run(int count, string zip, string debrief, string results)
    {
        var target = Path.Combine(Path.GetTempPath(), $"bench-timeline-{Environment.ProcessId}");
        var peer = new List<Sample>();
        var ours = new List<Sample>();
        try
        {
            for (var run = 0; run <= Runs; run++)
            {
                var (bare, timeline) = (Measure($"exec dotnet '{typeof(Comparison).Assembly.Location}' tokenise '{zip}' '{target}'"), Measure($"exec dotnet '{debrief}' timeline '{zip}' --format json > '{target}'"));
                if (run == 0) continue; // warms the file cache
                peer.Add(bare);
                ours.Add(timeline);
            }
            var written = new FileInfo(target).Length;
            File.WriteAllText(results, Report(count, new FileInfo(zip).Length, written, peer, ours));
            Console.Write(File.ReadAllText(results));
        }
        finally
        {
            File.Delete(target);
        }
    }

    private static Sample Measure(string command)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        double peak = 0;
        while (!process.WaitForExit(20)) peak = Math.Max(peak, PeakMegabytes(process.Id));
        watch.Stop();
        if (process.ExitCode != 0) throw new InvalidOperationException($"Exit code {process.ExitCode}: {command}");
        return new(watch.Elapsed.TotalSeconds, peak);
    }

    /// <summary>The kernel's own high-water mark, so that looking now and then misses little.</summary>
    private static double PeakMegabytes(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // It ended between two looks.
        }
    }

    private static string Report(int count, long zipBytes, long written, List<Sample> peer, List<Sample> ours)
    {
        var (bare, timeline) = (Median(peer, sample => sample.Seconds), Median(ours, sample => sample.Seconds));
        var (ratio, peak) = (timeline / bare, ours.Max(sample => sample.Megabytes));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30);
        return string.Create(CultureInfo.InvariantCulture, $"""
            # `debrief timeline` against bare inflating and tokenising

            {count:N0} messages in a Slack export of {zipBytes / 1e6:0} MB; {written / 1e6:0} MB of JSON written to a file. Both run as whole processes, in turn; medians of {Runs} after one to warm up.
            Machine: {Environment.ProcessorCount} cores, {memory} GB of memory, .NET {Environment.Version}, {(OperatingSystem.IsLinux() ? "Linux" : "not Linux")}. Made by `bin/bench timeline`.

            | | seconds (all runs) | median | peak memory |
            |---|---|---|---|
            | inflate + tokenise | {All(peer)} | {bare:0.00} s | {peer.Max(sample => sample.Megabytes):0} MB |
            | `debrief timeline` | {All(ours)} | {timeline:0.00} s | {peak:0} MB |

            Ratio {ratio:0.00} (limit {RatioLimit:0}): {(ratio <= RatioLimit ? "held" : "**missed**")}. Peak {peak:0} MB (limit {MemoryLimit:0}): {(peak <= MemoryLimit ? "held" : "**missed**")}.

            """);
    }

    private static string All(List<Sample> samples) => string.Join(", ", samples.Select(sample => sample.Seconds.ToString("0.00", CultureInfo.InvariantCulture)));

    private static double Median(List<Sample> samples, Func<Sample, double> of) => samples.Select(of).Order().ElementAt(samples.Count / 2);

    private sealed record Sample(double Seconds, double Megabytes);
}
