using Debrief.Sources.Slack;

namespace Debrief.Sources;

/// <summary>The readers. One line each; a further source is one folder and one line here.</summary>
public static class SourceReaders
{
    public static IReadOnlyList<ISourceReader> All { get; } =
    [
        new SlackReader(),
    ];

    /// <summary>The reader that is surest that the file is its own, by content; null when none is.</summary>
    public static ISourceReader? For(SourceFile file)
    {
        ISourceReader? best = null;
        var surest = 0;
        foreach (var reader in All)
        {
            if (reader.Recognise(file) is var sure && sure > surest)
                (best, surest) = (reader, sure);
        }
        return best;
    }
}
