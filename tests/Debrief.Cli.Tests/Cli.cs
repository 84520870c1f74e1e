using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Debrief.Cli.Tests;

/// <summary>Runs the built program as a process of its own, as people do.</summary>
internal static class Cli
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "debrief.dll");

    public static Task<Answer> Run(params string[] args) => Run(args, input: null);

    public static async Task<Answer> Run(string[] args, string? input) => await Start("dotnet", [Program, .. args], input);

    public static async Task<Answer> Start(string program, string[] args, string? input = null)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await errors);
    }

    public static string Here { get; } = Folder();

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

internal sealed record Answer(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>A folder of files that goes away with the test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("debrief-cli-").FullName;

    public string File(string name, string text)
    {
        var file = Path.Combine(path, name);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    public string this[string name] => Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}

internal static class Some
{
    /// <summary>A channel on the afternoon the label printer queue stood still. Starts 2026-09-02 09:10:00 UTC.</summary>
    public static string Channel => Messages(
        ("U1PAU", 0, "Labels are not printing in Porto since about ten past"),
        ("U2ADA", 190, "I think the queue worker lost its database after the failover"),
        ("U2ADA", 400, "=HYPERLINK(\"http://evil.example\",\"look\") <b>, \"quoted\" | piped"),
        ("U1PAU", 900, "We decided to restart the worker, not to fail back"),
        ("U2ADA", 1000, "restarted the worker"),
        ("U1PAU", 1600, "printing again in Porto, all clear"));

    private static readonly Dictionary<string, string> Names = new() { ["U1"] = "Noor Haddad", ["U1PAU"] = "Paula Reis", ["U2ADA"] = "Ada Keller" };

    public static string Messages(params (string User, int Seconds, string Text)[] messages) =>
        JsonSerializer.Serialize(messages.Select((message, index) => new { type = "message", user = message.User, user_profile = new { real_name = Names[message.User] }, text = message.Text, ts = $"{1788340200 + message.Seconds}.{index + 100:000000}" }));
}
