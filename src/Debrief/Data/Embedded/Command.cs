using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Debrief.Data.Embedded;

/// <summary>Runs other programs, without a shell and without handing down our environment, which holds secrets.</summary>
internal static partial class Command
{
    public const int Interrupt = 2, Quit = 3, Kill = 9;

    public static ProcessStartInfo Prepare(string folder, params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(words.First(), words.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        return start;
    }

    /// <returns>What it wrote, both streams together.</returns>
    /// <exception cref="DatabaseException">It is missing, or ended with an error.</exception>
    public static async Task<string> RunAsync(string folder, params IEnumerable<string> words)
    {
        var (code, output) = await TryAsync(folder, words);
        return code == 0 ? output : throw new DatabaseException($"“{string.Join(' ', words)}” failed: {output}");
    }

    public static async Task<(int Code, string Output)> TryAsync(string folder, params IEnumerable<string> words)
    {
        using var process = Start(Prepare(folder, words));
        process.StandardInput.Close();
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output).Trim());
    }

    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new DatabaseException($"Can't run {start.FileName}: {missing.Message}");
        }
    }

    /// <summary>To a process that has just ended this does nothing.</summary>
    public static void Signal(int process, int signal) => _ = SendSignal(process, signal);

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
