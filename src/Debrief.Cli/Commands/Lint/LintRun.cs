using Debrief.Cli.Commands.Lint.Formats;
using Debrief.Lint;

namespace Debrief.Cli.Commands.Lint;

/// <summary>Reads files, several at once, and writes what was found in the order in which they were named.</summary>
internal sealed class LintRun(Settings settings, Level least, Baseline baseline, bool keepsBaseline)
{
    private static readonly HashSet<string> Endings = new([".md", ".markdown", ".mdx", ".qmd", ".rmd", ".txt", ".text"], StringComparer.OrdinalIgnoreCase);
    private readonly Baseline kept = new();

    /// <summary>What was found in files waits for those named before them; more than this many never do, however large the archive.</summary>
    private const int AtOnce = 256;

    public int Write(string[] paths, Format format, Level loud, string? baselineFile, bool listsIgnores, CancellationToken ct)
    {
        var (failed, isLoud) = (false, false);
        foreach (var file in Linted(paths, ct))
        {
            if (file.Failure is not null)
            {
                Console.Error.WriteLine($"debrief lint: {file.Failure}");
                failed = true;
            }
            if (keepsBaseline) kept.Add(file);
            var shown = file with { Findings = [.. baseline.Without(file).Where(place => place.Level >= least)] };
            isLoud |= shown.Findings.Any(place => place.Level >= loud);
            format.Write(shown);
            if (listsIgnores)
                foreach (var (ignore, line) in file.Ignores) Console.Error.WriteLine($"{file.Path}:{line}: {ignore.Rule ?? "all rules"} off: {(ignore.Reason.Length > 0 ? ignore.Reason : "no reason given")}");
        }
        format.End();
        if (baselineFile is not null) kept.Write(baselineFile);
        return failed ? ExitCode.WrongUsage : isLoud && baselineFile is null ? ExitCode.Findings : ExitCode.Done;
    }

    private IEnumerable<LintedFile> Linted(string[] paths, CancellationToken ct)
    {
        var files = FilesIn(paths);
        if (paths is [var only] && !Directory.Exists(only)) return files.Select(path => LintedFile.Read(path, settings));
        return files.Chunk(AtOnce).SelectMany(some => some.AsParallel().AsOrdered().WithCancellation(ct).WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(path => LintedFile.Read(path, settings)));
    }

    private static IEnumerable<string> FilesIn(string[] paths)
    {
        var walk = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }
            var found = Directory.EnumerateFiles(path, "*", walk).Where(file => Endings.Contains(Path.GetExtension(file)) && !IsHidden(Path.GetRelativePath(path, file)));
            foreach (var file in found.Order(StringComparer.Ordinal)) yield return path == "." ? Path.GetRelativePath(".", file) : file;
        }
    }

    private static bool IsHidden(string relative) => relative.Split(Path.DirectorySeparatorChar).Any(step => step is "node_modules" || step.StartsWith('.'));
}
