using System.Collections.Concurrent;
using Debrief.Lint;
using Debrief.Lint.Text;

namespace Debrief.Cli.Commands.Lint;

/// <summary>Which options hold for a file: those of <c>--config</c>, else of the nearest <c>.debrief.yml</c> above it.</summary>
internal sealed class Settings(string? configFile, Section? section)
{
    private const string FileName = ".debrief.yml";
    private readonly ConcurrentDictionary<string, (string Root, LintConfiguration Configuration)?> found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<LintOptions, Linter> linters = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, LintOptions> options = new(StringComparer.Ordinal);
    private readonly LintOptions usual = new() { Section = section };

    public LintOptions For(string fullPath)
    {
        var configuration = configFile is not null
            ? found.GetOrAdd(configFile, file => (Path.GetDirectoryName(Path.GetFullPath(file))!, Parse(file)))
            : Above(Path.GetDirectoryName(fullPath));
        if (configuration is not { } set) return usual;
        var relative = Path.GetRelativePath(set.Root, fullPath).Replace('\\', '/');
        var key = $"{set.Root}\n{set.Configuration.KeyOf(relative)}";
        return options.GetOrAdd(key, _ => set.Configuration.OptionsFor(relative) with { Section = section });
    }

    public Linter LinterFor(string fullPath) => linters.GetOrAdd(For(fullPath), set => new Linter(set));

    private (string Root, LintConfiguration Configuration)? Above(string? folder)
    {
        if (folder is null) return null;
        return found.GetOrAdd(folder, at => File.Exists(Path.Combine(at, FileName)) ? (at, Parse(Path.Combine(at, FileName))) : Above(Path.GetDirectoryName(at)));
    }

    private static LintConfiguration Parse(string file)
    {
        try
        {
            return LintConfiguration.Parse(File.ReadAllText(file));
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"{file}: {wrong.Message}");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {closed.Message}");
        }
    }
}
