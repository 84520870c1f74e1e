namespace Debrief.Data.Embedded;

/// <param name="DataFolder">Holds the lock and, below it, the server's files. Made when missing.</param>
/// <param name="BinariesFolder">Holds bin/, lib/ and share/ of PostgreSQL; null when it is to be looked for.</param>
internal sealed record EmbeddedOptions(string DataFolder, string? BinariesFolder = null)
{
    /// <summary>Where the programs are copied when root's clone lies out of the server's reach.</summary>
    public string CopiesFolder { get; init; } = "/var/lib/debrief";

    /// <summary>Server settings beyond our own, such as the ones that make throw-away test databases fast.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public static EmbeddedOptions From(IConfiguration configuration) => new(
        Path.GetFullPath(configuration["DEBRIEF_DATA"] is { Length: > 0 } data ? data : Path.Combine(RepositoryRoot() ?? "", ".debrief")),
        configuration["DEBRIEF_POSTGRES"] is { Length: > 0 } binaries ? binaries : null);

    /// <summary>The clone this build was made in; null for a published build.</summary>
    internal static string? RepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Debrief.slnx"))) return folder;
        }
        return null;
    }
}
