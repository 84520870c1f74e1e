using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Cli.Commands;

/// <summary>Standard input, kept in a private file while it is read: readers look more than once.</summary>
internal sealed class TemporaryInput : IDisposable
{
    private readonly string path;
    private readonly long length;

    private TemporaryInput(string path, long length) => (this.path, this.length) = (path, length);

    public static TemporaryInput FromStandardInput()
    {
        var path = Path.Combine(Path.GetTempPath(), $"debrief-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var file = new FileStream(path, options);
        using var input = Console.OpenStandardInput();
        input.CopyTo(file);
        return new(path, file.Length);
    }

    public SourceFile Open() => SourceFiles.FromStream("standard input", length, () => File.OpenRead(path));

    public void Dispose() => File.Delete(path);
}
