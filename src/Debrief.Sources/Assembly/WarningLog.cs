namespace Debrief.Sources.Assembly;

/// <summary>Keeps the first warnings of each file and counts the rest, so that a file of broken records cannot fill the memory or the screen.</summary>
internal sealed class WarningLog
{
    private const int MaxPerFile = 100;
    private const int MaxFiles = 2_000;
    private readonly List<SourceWarning> _kept = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(SourceWarning warning)
    {
        var file = warning.File;
        if (!_counts.TryGetValue(file, out var count) && _counts.Count >= MaxFiles)
            (file, count) = ("", _counts.GetValueOrDefault(""));
        _counts[file] = count + 1;
        if (count < MaxPerFile)
            _kept.Add(warning);
    }

    public IReadOnlyList<SourceWarning> All() =>
    [
        .. _kept,
        .. _counts.Where(c => c.Value > MaxPerFile).Select(c => new SourceWarning(c.Key, null, $"{c.Value - MaxPerFile:N0} more warnings are not listed.")),
    ];
}
