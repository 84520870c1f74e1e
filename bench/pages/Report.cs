using System.Globalization;

namespace Debrief.Bench.Pages;

internal static class Report
{
    public static string Of(int count, IReadOnlyList<Figure> rows)
    {
        var peer = rows.First(row => row.Limit is null);
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Pages at {count:N0} published post-mortems

            Asked over HTTP on the same machine, one request at a time, as a browser asks (compressed, signed in); time until the last byte, so that the machine's share and the compressing are in it.
            A page is asked {Stand.Times} times after {Stand.WarmUps} to warm up; the search by {Stand.Searches} different queries, a fifth of them misspelt.
            Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GB of memory, .NET {Environment.Version}, Debrief's own PostgreSQL. Other work ran beside it: load average {load} at the end, and the 99th percentile shows that noise.
            The peer of every line is `/health`, the least this server can do. Made by `bin/bench pages`.

            | | median | 99th percentile | times `/health` | limit | share of limit | sent, compressed |
            |---|---|---|---|---|---|---|
            {string.Join('\n', rows.Select(row => Line(row, peer)))}

            A limit is of the median, of the 99th percentile for the search. A page may have {Figure.BytesLimit / 1000} KB.

            """);
    }

    private static string Line(Figure row, Figure peer) => string.Create(CultureInfo.InvariantCulture,
        $"| {row.Name} | {row.Median:0.0} ms | {row.Tail:0.0} ms | {row.Median / peer.Median:0.0} | {(row.Limit is { } limit ? $"{limit:N0} ms" : "")} | {(row.Limit is null ? "" : $"{row.Judged / row.Limit:0.00} {(row.Judged <= row.Limit ? "held" : "**missed**")}")} | {(row.Bytes is { } bytes ? $"{bytes / 1000.0:0.0} KB{(bytes > Figure.BytesLimit ? " **missed**" : "")}" : "")} |");
}
