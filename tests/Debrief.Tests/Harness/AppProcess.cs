using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Debrief.Data.Embedded;

namespace Debrief.Tests.Harness;

/// <summary>The product as an operator runs it: a process of its own, that can be asked, interrupted and killed.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler());

    private AppProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The app ended: {Output}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Output
    {
        get { lock (output) return output.ToString(); }
    }

    /// <param name="settings">Environment variables. What this process was given for its own database is not handed on.</param>
    /// <param name="asUser">For root only: become this user first.</param>
    public static AppProcess Launch(IReadOnlyDictionary<string, string> settings, string? asUser = null, string address = "http://127.0.0.1:0")
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Debrief.dll"), "--urls", address, "--contentRoot", Path.Combine(Repository.Root, "src", "Debrief")];
        string[] prefix = asUser is null ? [] : ["setpriv", $"--reuid={asUser}", "--clear-groups", "--"];
        string[] words = [.. prefix, .. command];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ConnectionStrings__Debrief");
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public static async Task<AppProcess> StartAsync(IReadOnlyDictionary<string, string> settings, string? asUser = null)
    {
        var app = Launch(settings, asUser);
        await app.ListensAsync();
        return app;
    }

    public static Task<AppProcess> StartAsync(DataFolder data) => StartAsync(new Dictionary<string, string> { ["DEBRIEF_DATA"] = data.Root });

    public Task<Uri> ListensAsync() => listening.Task.WaitAsync(Patience);

    public async Task<HttpStatusCode> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(await ListensAsync(), path));
        using var response = await http.SendAsync(request, CancellationToken.None);
        return response.StatusCode;
    }

    public async Task Says(string words, int times = 1)
    {
        for (var waiting = Stopwatch.StartNew(); Output.Split(words).Length <= times; await Task.Delay(2))
        {
            if (waiting.Elapsed > Patience) throw new TimeoutException($"The app did not say “{words}”: {Output}");
        }
    }

    public async Task<int> EndsAsync(int signal)
    {
        Command.Signal(process.Id, signal);
        return await EndsAsync();
    }

    public async Task<int> EndsAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await EndsAsync(Command.Interrupt);
        process.Dispose();
        http.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (output) output.AppendLine(line.Data);
        if (ListeningOn().Match(line.Data ?? "") is { Success: true } found) listening.TrySetResult(new(found.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http\S+)")]
    private static partial Regex ListeningOn();
}
