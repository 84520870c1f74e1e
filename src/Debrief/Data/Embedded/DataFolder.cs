namespace Debrief.Data.Embedded;

/// <summary>The files of one embedded server: the lock of the app that runs it, and the cluster. Nobody but the owner may look in.</summary>
internal sealed class DataFolder
{
    private const string SocketFolderPrefix = "/tmp/debrief-";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public DataFolder(string path)
    {
        try
        {
            Root = Directory.CreateDirectory(path, Private).FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"Can't use {path} for the data: {failure.Message} DEBRIEF_DATA names another folder.");
        }
    }

    public string Root { get; }
    public string Cluster => Path.Combine(Root, "postgres");

    /// <summary>Null while another live process holds it. The system lets go of it when the holder dies, however it dies.</summary>
    public FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new DatabaseException($"{Root} belongs to another user. Start Debrief as that user, or name another folder with DEBRIEF_DATA.");
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A short folder for the socket: its path may have 107 bytes at most, and a clone can lie deep.</summary>
    public static string NewSocketFolder() => Directory.CreateDirectory($"{SocketFolderPrefix}{Guid.NewGuid():N}", Private).FullName;

    public static void DeleteSocketFolder(string folder)
    {
        if (folder.StartsWith(SocketFolderPrefix, StringComparison.Ordinal) && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Makes an empty folder that only its owner may look into; what an interrupted start left there goes.</summary>
    public string NewCluster()
    {
        var fresh = Cluster + ".new";
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        return Directory.CreateDirectory(fresh, Private).FullName;
    }

    public PostmasterFile? Postmaster => PostmasterFile.Read(Path.Combine(Cluster, "postmaster.pid"));

    /// <summary>Every PostgreSQL process that works in this cluster, whoever started it.</summary>
    public IReadOnlyList<int> ServerProcesses()
    {
        if (Postmaster is not { } ours) return [];

        return
        [
            .. from folder in Directory.EnumerateDirectories("/proc")
               where int.TryParse(Path.GetFileName(folder), out _)
               let process = int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture)
               where IsPostgres(process) && PostmasterFile.Read($"{folder}/cwd/postmaster.pid")?.Identity == ours.Identity
               select process,
        ];
    }

    /// <summary>Not true for one that has ended and was not waited for by its parent: such a one has no command line any more.</summary>
    public static bool IsPostgres(int process) => Text($"/proc/{process}/comm") == "postgres\n" && Text($"/proc/{process}/cmdline") is not (null or "");

    /// <summary>Null when it is not there or not ours to read.</summary>
    internal static string? Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>What a running server says about itself in postmaster.pid: its process, where its socket is, whether it takes connections.</summary>
/// <param name="Identity">Process and start time, so that a reused process id is not taken for the server.</param>
internal sealed record PostmasterFile(int Process, string Identity, string SocketFolder, bool IsReady)
{
    public static PostmasterFile? Read(string file) =>
        DataFolder.Text(file)?.Split('\n') is [var process, _, var started, _, var socket, ..] lines && int.TryParse(process, out var id)
            ? new(id, $"{id} {started}", socket, lines.ElementAtOrDefault(7)?.TrimEnd() == "ready")
            : null;
}
