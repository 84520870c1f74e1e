using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Bench.Actions;
using Debrief.Bench.Pages;
using Debrief.Data;
using Debrief.Data.Embedded;
using Debrief.Features.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

const int Postmortems = 5_000, Actions = 20_000, Times = 100, WarmUps = 20;
const long BytesLimit = 200_000;
if (args is not [var root, var results])
{
    Console.Error.WriteLine("bench-actions ROOT RESULTS");
    return 2;
}

var data = Path.Combine(root, "artifacts", "bench-actions", "data");
if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
await using var postgres = new EmbeddedPostgres(new(data), NullLogger<EmbeddedPostgres>.Instance);
await postgres.StartAsync();
await using (var source = NpgsqlDataSource.Create(postgres.ConnectionString())) await new MigrationRunner(source, Migration.All, NullLogger<MigrationRunner>.Instance).ApplyAsync();
DebriefDb Open() => new(new DbContextOptionsBuilder<DebriefDb>().UseNpgsql(postgres.ConnectionString()).Options);
Console.Error.WriteLine($"Writing {Postmortems:N0} post-mortems and {Actions:N0} actions ...");
await Filling.FillAsync(Open, new Stock(), Postmortems);
await using (var db = Open()) await Promises.WriteAsync(db, Actions);

var rows = new List<Figure>();
await using (var product = await Product.StartAsync(root, postgres.ConnectionString()))
{
    const int busy = 17;
    foreach (var (name, path, limit) in new (string, string, double?)[]
    {
        ("`/health`", "/health", null), ("All, first page of 50", "/actions?whose=all", 100), ("All, page 80", "/actions?whose=all&page=80", 100), ("Overdue", "/actions?whose=all&state=overdue", 100),
        ("Words of the text", "/actions?whose=all&q=replication", 100), ("Sprint list", "/actions/sprint?whose=all", 100), ("Leaders' view", "/actions/leaders", 100), ("Audit of the last five", "/actions/audit", 100),
        ("Actions of one incident", $"/incidents/{busy}/actions", 100), ("Home", "/", 50),
    })
    {
        var answers = new List<Answer>();
        for (var time = -WarmUps; time < Times; time++)
        {
            var answer = (await product.Visitor.GetAsync(path)).Good();
            if (time >= 0) answers.Add(answer);
        }
        rows.Add(new(name, [.. answers.Select(answer => answer.Milliseconds)], limit, Bytes: limit is null ? null : answers.Max(answer => answer.Bytes)));
    }
}

// Ticks of a Tuesday at ten: the first decides everything that was ever due, the later ones find nothing new.
var (sweeps, tuesday) = (new List<double>(), new DateTimeOffset(2026, 6, 2, 10, 0, 0, TimeSpan.Zero));
for (var day = 0; day < 5; day++)
{
    await using var db = Open();
    var watch = Stopwatch.StartNew();
    var digests = await db.DecideRemindersAsync(tuesday.AddDays(7 * day), "bench.example.org", CancellationToken.None);
    sweeps.Add(watch.Elapsed.TotalMilliseconds);
    Console.Error.WriteLine($"A sweep wrote {digests} digests.");
}
rows.Add(new("A sweep of the reminders", sweeps, 2_000));

var peer = rows[0];
string Line(Figure row) => string.Create(CultureInfo.InvariantCulture,
    $"| {row.Name} | {row.Median:0.0} ms | {row.Tail:0.0} ms | {row.Median / peer.Median:0.0} | {(row.Limit is { } limit ? $"{limit:N0} ms, {(row.Median <= limit ? "held" : "**missed**")}" : "")} | {(row.Bytes is { } bytes ? $"{bytes / 1000.0:0.0} KB{(bytes > BytesLimit ? " **missed**" : "")}" : "")} |");
await File.WriteAllTextAsync(results, string.Create(CultureInfo.InvariantCulture, $"""
    # Actions at {Postmortems:N0} post-mortems and {Actions:N0} actions

    Asked over HTTP on the same machine, one request at a time, as a browser asks (compressed, signed in); time until the last byte. A page is asked {Times} times after {WarmUps} to warm up.
    Machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}, Debrief's own PostgreSQL; load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the end. The peer of every line is `/health`, the least this server can do.
    A sweep decides for everyone, a week apart, who is to be reminded of what, and writes the digests. Made by `bin/bench actions`.

    | | median | 99th percentile | times `/health` | limit | sent, compressed |
    |---|---|---|---|---|---|
    {string.Join('\n', rows.Select(Line))}

    A page may have {BytesLimit / 1000} KB.

    """));
Console.Write(await File.ReadAllTextAsync(results));
return rows.TrueForAll(row => (row.Limit is null || row.Median <= row.Limit) && (row.Bytes ?? 0) <= BytesLimit) ? 0 : 1;

/// <summary>The product as a process of its own, and someone who is signed in.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private readonly Process process;

    private Product(Process process, Visitor visitor) => (this.process, Visitor) = (process, visitor);

    public Visitor Visitor { get; }

    public static async Task<Product> StartAsync(string root, string connection)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(root, "artifacts/bin/Debrief/release/Debrief.dll"), "--contentRoot", Path.Combine(root, "src/Debrief"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Debrief"] = connection;
        var process = Process.Start(start)!;
        var (address, link) = (new TaskCompletionSource<Uri>(), "");
        process.OutputDataReceived += (_, line) =>
        {
            if (Link().Match(line.Data ?? "") is { Success: true } found) link = found.Value;
            if (Listening().Match(line.Data ?? "") is { Success: true } here) address.TrySetResult(new(here.Groups[1].Value));
        };
        process.BeginOutputReadLine();
        var visitor = new Visitor(await address.Task.WaitAsync(TimeSpan.FromMinutes(2)));
        (await visitor.PostAsync(link, $"{link}/account", ("Name", "Maya Lindqvist"), ("Email", "maya@example.org"), ("Password", "four words and a hat"))).Good();
        return new(process, visitor);
    }

    public async ValueTask DisposeAsync()
    {
        using (Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await process.WaitForExitAsync();
        process.Dispose();
        Visitor.Dispose();
    }

    [GeneratedRegex(@"/link/\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"Now listening on: (http\S+)")]
    private static partial Regex Listening();
}
