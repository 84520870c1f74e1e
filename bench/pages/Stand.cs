using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Data;
using Debrief.Data.Embedded;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Debrief.Bench.Pages;

/// <summary>The product as a process of its own on a filled database, and one visitor who is signed in.</summary>
internal sealed partial class Stand : IAsyncDisposable
{
    public const int Times = 200, WarmUps = 40, Searches = 500, Uploads = 5;

    private readonly EmbeddedPostgres postgres;
    private readonly Stock stock = new();
    private Process? app;
    private Visitor? visitor;

    private Stand(EmbeddedPostgres postgres) => this.postgres = postgres;

    private Visitor Visitor => visitor ?? throw new InvalidOperationException("Nobody is there yet.");

    public static async Task<Stand> SetUpAsync(string root, int count)
    {
        var data = Path.Combine(root, "artifacts", "bench-pages", "data");
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        var postgres = new EmbeddedPostgres(new(data), NullLogger<EmbeddedPostgres>.Instance);
        await postgres.StartAsync();
        var stand = new Stand(postgres);
        await using (var source = NpgsqlDataSource.Create(postgres.ConnectionString())) await new MigrationRunner(source, Migration.All, NullLogger<MigrationRunner>.Instance).ApplyAsync();

        Console.Error.WriteLine($"Writing {count:N0} post-mortems ...");
        await Filling.FillAsync(stand.Open, stand.stock, count);
        await stand.StartAsync(root);
        Console.Error.WriteLine("The library reads them ...");
        await Filling.SettleAsync(stand.Open, count);
        return stand;
    }

    public async Task<List<Figure>> MeasureAsync()
    {
        var busy = await IncidentOfAsync(5_000);
        var rows = new List<Figure> { await PageAsync("`/health`", "/health", limit: null) };
        await Filling.PickAsync(Open, busy, every: 25);
        rows.Add(await PageAsync("Timeline, 5,000 events, 200 of them picked", $"/incidents/{busy}/timeline"));
        await Filling.PickAsync(Open, busy, every: 1);
        rows.Add(await PageAsync("Timeline, 5,000 events, all picked", $"/incidents/{busy}/timeline"));
        rows.Add(await PageAsync("Analysis, 50 factors, 300 events", $"/incidents/{await Analysing.FillAsync(Open, stock, factors: 50, events: 300)}/analysis"));
        rows.Add(await PageAsync("Incidents", "/incidents"));
        rows.Add(await PageAsync("Incidents, page 90", "/incidents?page=90"));
        rows.Add(await PageAsync("Library", "/library"));
        rows.Add(await PageAsync("Home", "/"));
        rows.Add(await PageAsync("A post-mortem", "/postmortems/17"));

        var searches = new List<Answer>();
        for (var number = -WarmUps; number < Searches; number++)
        {
            var answer = (await Visitor.GetAsync($"/library?q={Uri.EscapeDataString(stock.Query(Math.Abs(number)))}")).Good();
            if (number >= 0) searches.Add(answer);
        }
        rows.Add(new("Search, 500 queries", [.. searches.Select(answer => answer.Milliseconds)], 50, IsTail: true, searches.Max(answer => answer.Bytes)));
        if (Environment.GetEnvironmentVariable("BENCH_SLOWEST") == "1")
        {
            foreach (var slow in searches.OrderByDescending(answer => answer.Milliseconds).Take(15)) Console.Error.WriteLine($"{slow.Milliseconds:0} ms {SearchedFor().Match(slow.Body).Groups[1].Value}");
        }

        var uploads = new List<double>();
        for (var run = 0; run <= Uploads; run++)
        {
            var watch = Stopwatch.StartNew();
            await IncidentOfAsync(10_000, watch);
            if (run > 0) uploads.Add(watch.Elapsed.TotalMilliseconds);
        }
        rows.Add(new("From upload to timeline, 10,000 messages", uploads, 2_000));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            using (Process.Start("kill", ["-TERM", app.Id.ToString(CultureInfo.InvariantCulture)])) await app.WaitForExitAsync();
            app.Dispose();
        }
        visitor?.Dispose();
        await postgres.DisposeAsync();
    }

    private DebriefDb Open() => new(new DbContextOptionsBuilder<DebriefDb>().UseNpgsql(postgres.ConnectionString()).Options);

    private async Task<Figure> PageAsync(string name, string path, double? limit = 50)
    {
        var answers = new List<Answer>();
        for (var time = -WarmUps; time < Times; time++)
        {
            var answer = (await Visitor.GetAsync(path)).Good();
            if (time >= 0) answers.Add(answer);
        }
        return new(name, [.. answers.Select(answer => answer.Milliseconds)], limit, Bytes: limit is null ? null : answers.Max(answer => answer.Bytes));
    }

    /// <summary>Brings one channel into a new incident: upload, look, choose, load, timeline. The watch runs from the first byte sent to the page that shows it.</summary>
    private async Task<int> IncidentOfAsync(int messages, Stopwatch? watch = null)
    {
        var lead = Lead().Match((await Visitor.GetAsync("/incidents/new")).Good().Body).Groups[1].Value;
        var page = await Visitor.PostAsync("/incidents/new", "/incidents", ("Title", "A long night"), ("Kind", "Outage"), ("Severity", ""), ("Services", ""), ("LeadId", lead));
        var incident = page.Good().Path.Replace("/timeline", "", StringComparison.Ordinal);
        var export = stock.Slack(messages, new(2026, 5, 12, 0, 0, 0, TimeSpan.Zero));

        watch?.Restart();
        var upload = (await Visitor.UploadAsync($"{incident}/imports", "export.zip", export)).Good().Path;
        await UntilAsync(upload, "Waiting");
        (await Visitor.PostAsync(upload, $"{upload}/choice", ("From", ""), ("To", ""))).Good();
        await UntilAsync(upload, "Done");
        (await Visitor.GetAsync($"{incident}/timeline")).Good();
        watch?.Stop();
        return int.Parse(incident.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private async Task UntilAsync(string upload, string state)
    {
        while (true)
        {
            var body = (await Visitor.GetAsync(upload)).Good().Body;
            if (body.Contains($"data-state=\"{state}\"", StringComparison.Ordinal)) return;
            if (body.Contains("data-state=\"Failed\"", StringComparison.Ordinal)) throw new InvalidOperationException("The import failed.");
            await Task.Delay(15);
        }
    }

    private async Task StartAsync(string root)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(root, "artifacts/bin/Debrief/release/Debrief.dll"), "--contentRoot", Path.Combine(root, "src/Debrief"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Debrief"] = postgres.ConnectionString();
        start.Environment["SignIn__AttemptsPerMinute"] = "1000";
        app = Process.Start(start)!;
        var (address, link) = (new TaskCompletionSource<Uri>(), "");
        app.OutputDataReceived += (_, line) =>
        {
            if (Link().Match(line.Data ?? "") is { Success: true } found) link = found.Value;
            if (Listening().Match(line.Data ?? "") is { Success: true } here) address.TrySetResult(new(here.Groups[1].Value));
        };
        app.BeginOutputReadLine();
        visitor = new(await address.Task.WaitAsync(TimeSpan.FromMinutes(2)));
        (await visitor.PostAsync(link, $"{link}/account", ("Name", "Maya Lindqvist"), ("Email", "maya@example.org"), ("Password", "four words and a hat"))).Good();
    }

    [GeneratedRegex("<option value=\"([0-9a-f-]{36})\" selected")]
    private static partial Regex Lead();

    [GeneratedRegex(@"/link/\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"Now listening on: (http\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex("name=\"q\"[^>]* value=\"([^\"]*)\"")]
    private static partial Regex SearchedFor();
}
