using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Bench.Archive;
using Debrief.Bench.Pages;

const double Limit = 60;
if (args is not [var root, var number, var results] || !int.TryParse(number, CultureInfo.InvariantCulture, out var count))
{
    Console.Error.WriteLine("bench-archive ROOT COUNT RESULTS");
    return 2;
}

var zip = Folder.Of(count);
var (app, visitor) = await StartAsync(root);
var steps = new List<(string Name, double Seconds)>();
try
{
    var watch = Stopwatch.StartNew();
    var batch = (await visitor.UploadAsync("/library/import", "postmortems.zip", zip)).Good().Path;
    Step("Sent and stored");
    await UntilAsync(batch, "Waiting");
    Step("Read, so that the mapping can be looked at");
    (await visitor.PostAsync(batch, $"{batch}/approval")).Good();
    await UntilAsync(batch, "Done");
    Step("Imported");
    while (!(await visitor.GetAsync($"/library?q={Folder.Mark(count - 1)}")).Good().Body.Contains("href=\"/postmortems/", StringComparison.Ordinal)) await Task.Delay(50);
    Step("Found by the library");

    void Step(string name)
    {
        steps.Add((name, watch.Elapsed.TotalSeconds));
        Console.Error.WriteLine($"{name} after {watch.Elapsed.TotalSeconds:0.0} s");
    }
}
finally
{
    using (Process.Start("kill", ["-TERM", app.Id.ToString(CultureInfo.InvariantCulture)])) await app.WaitForExitAsync();
}

var took = steps[^1].Seconds;
var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
await File.WriteAllTextAsync(results, string.Create(CultureInfo.InvariantCulture, $"""
    # {count:N0} Markdown post-mortems from a ZIP into the library

    From the first byte sent to the answer of a search that finds the last of them, over HTTP, as a browser does it; nobody's time to look at the mapping is in it.
    {zip.Length / 1e6:0.0} MB packed, each with a timeline of 12 lines. Machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}, Debrief's own PostgreSQL, load average {load} at the end. Made by `bin/bench archive`.

    | after | seconds |
    |---|---|
    {string.Join('\n', steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"| {step.Name} | {step.Seconds:0.0} |")))}

    Limit {Limit:0} s: {(took <= Limit ? "held" : "**missed**")}, {took / Limit:0.00} of it.

    """));
Console.Write(await File.ReadAllTextAsync(results));
return took <= Limit ? 0 : 1;

async Task UntilAsync(string batch, string state)
{
    while (!(await visitor.GetAsync(batch)).Good().Body.Contains($"data-state=\"{state}\"", StringComparison.Ordinal)) await Task.Delay(50);
}

static async Task<(Process App, Visitor Visitor)> StartAsync(string root)
{
    var data = Path.Combine(root, "artifacts", "bench-archive", "data");
    if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    var start = new ProcessStartInfo("dotnet", [Path.Combine(root, "artifacts/bin/Debrief/release/Debrief.dll"), "--contentRoot", Path.Combine(root, "src/Debrief"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };
    start.Environment["DEBRIEF_DATA"] = data;
    var app = Process.Start(start)!;
    var (address, link) = (new TaskCompletionSource<Uri>(), "");
    app.OutputDataReceived += (_, line) =>
    {
        if (Regex.Match(line.Data ?? "", @"/link/\S+") is { Success: true } found) link = found.Value;
        if (Regex.Match(line.Data ?? "", @"Now listening on: (http\S+)") is { Success: true } here) address.TrySetResult(new(here.Groups[1].Value));
    };
    app.BeginOutputReadLine();
    var visitor = new Visitor(await address.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    (await visitor.PostAsync(link, $"{link}/account", ("Name", "Maya Lindqvist"), ("Email", "maya@example.org"), ("Password", "four words and a hat"))).Good();
    return (app, visitor);
}
